"""Listed offices beside a name: 会長 山田花子, 会長の山田花子, 山田花子会長."""

from __future__ import annotations

from collections.abc import Iterable

LONGEST = 24
"""Code points of an office."""
_JOINTS = ("", "の", "である", "、")
_BLANKS = (" ", "\u3000")
_FORMER = "副前元"
_ACTING = ("代理", "補佐", "職務")


class ListedOffices:
    """The offices of one list; a look beside a name costs the lengths that they have."""

    def __init__(self, offices: Iterable[str]) -> None:
        """Offices are of at most LONGEST code points."""
        self._offices = frozenset(offices)
        self._lengths = sorted(set(map(len, self._offices)))[::-1]

    def beside(self, text: str, start: int, end: int) -> tuple[int, int] | None:
        """Return where an office stands right before or right behind the name text[start:end].

        前会長, 副会長 and 会長代理 are other offices.
        """
        return self._before(text, start) or self._behind(text, end)

    def _before(self, text: str, end: int) -> tuple[int, int] | None:
        if text[max(0, end - 1) : end] in _BLANKS:
            end -= 1
        found: list[tuple[int, int]] = []
        for joint in _JOINTS:
            if not text.endswith(joint, 0, end):
                continue
            last = end - len(joint)
            for length in self._lengths:
                first = last - length
                if first >= 0 and text[first:last] in self._offices:
                    if text[max(0, first - 1) : first] in tuple(_FORMER):
                        continue
                    found.append((first, last))
                    break
        return min(found, default=None)

    def _behind(self, text: str, start: int) -> tuple[int, int] | None:
        if text[start : start + 1] in _BLANKS:
            start += 1
        for length in self._lengths:
            end = start + length
            if text[start:end] in self._offices and not text.startswith(_ACTING, end):
                return start, end
        return None
