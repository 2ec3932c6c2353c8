"""Listed names in a text, written as they are or one character off.

A name may have a blank between any two of its characters: 山田　花子. Windows over the text are
looked up among the names and among the names with one character left out, so that a list of twenty
thousand costs a text no more than one of ten.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from text.records import dataclass

LONGEST = 24
"""Code points of a listed name: a personal name has four, an office with its house some twenty."""
_SHORTEST_TAIL = 2
_CANDIDATES = 8
"""Names that are one character off the same window: where there are more, none of them is meant."""
_BLANKS = " \u3000"


@dataclass(frozen=True, slots=True)
class Window:
    """text[start:end], which without blanks is `bare`."""

    start: int
    end: int
    bare: str


class ListedNames:
    """The names of one list. O(characters of all names) to build, of as many to keep."""

    def __init__(self, names: Iterable[str]) -> None:
        """Names are of at most LONGEST code points and have no white space."""
        self._names = dict.fromkeys(names)
        lengths: dict[str, set[int]] = {}
        by_head: dict[str, set[int]] = {}
        self._tails: set[tuple[int, str]] = set()
        self._without: dict[tuple[int, str], list[str]] = {}
        for name in self._names:
            lengths.setdefault(name[0], set()).add(len(name))
            if len(name) > _SHORTEST_TAIL:
                by_head.setdefault(name[:_SHORTEST_TAIL], set()).add(len(name))
                self._tails.add((len(name), name[_SHORTEST_TAIL:]))
                for place in range(len(name)):
                    key = place, name[:place] + name[place + 1 :]
                    self._without.setdefault(key, []).append(name)
        self._lengths = {head: sorted(found)[::-1] for head, found in lengths.items()}
        self._by_head = by_head
        self._all = sorted({length for length, _ in self._tails})
        self._seen: dict[str, tuple[str, ...]] = {}

    def found(self, text: str) -> Iterator[Window]:
        """Yield the names in `text`, the longest at each place, none inside another. O(n)."""
        bare, places = _without_blanks(text)
        start = 0
        while start < len(bare):
            for length in self._lengths.get(bare[start], ()):
                if start + length <= len(bare) and bare[start : start + length] in self._names:
                    yield _window(bare, places, start, length)
                    start += length - 1
                    break
            start += 1

    def one_off(self, text: str) -> Iterator[tuple[Window, tuple[str, ...]]]:
        """Yield what is a name but for one character, with the names that it may be.

        Names of one or two characters are left out: all of them are one off each other. O(n) times
        the lengths that names have.
        """
        bare, places = _without_blanks(text)
        for start in range(len(bare)):
            head = self._by_head.get(bare[start : start + _SHORTEST_TAIL], ())
            for length in self._all:
                piece = bare[start : start + length]
                if len(piece) < length:
                    break
                if length not in head and (length, piece[_SHORTEST_TAIL:]) not in self._tails:
                    continue
                names = self._one_off(piece)
                if names:
                    yield _window(bare, places, start, length), names

    def _one_off(self, piece: str) -> tuple[str, ...]:
        if piece in self._names:
            return ()
        known = self._seen.get(piece)
        if known is None:
            found: list[str] = []
            for place, char in enumerate(piece):
                if _is_letter(char):
                    key = place, piece[:place] + piece[place + 1 :]
                    found.extend(self._without.get(key, ()))
            known = tuple(found) if len(found) <= _CANDIDATES else ()
            if len(self._seen) < 1 << 16:
                self._seen[piece] = known
        return known


def _without_blanks(text: str) -> tuple[str, list[int]]:
    """Return `text` without its single blanks, and where each character stands.

    Two blanks in a row part words: one of them stays.
    """
    if not any(blank in text for blank in _BLANKS):
        return text, list(range(len(text)))
    places = [
        place
        for place, char in enumerate(text)
        if char not in _BLANKS or (place and text[place - 1] in _BLANKS)
    ]
    return "".join(text[place] for place in places), places


def _window(bare: str, places: list[int], start: int, length: int) -> Window:
    end = start + length
    return Window(places[start], places[end - 1] + 1, bare[start:end])


def _is_letter(char: str) -> bool:
    return "一" <= char <= "鿿" or "ぁ" <= char <= "ん" or "ァ" <= char <= "ヶ" or char in "々ー"
