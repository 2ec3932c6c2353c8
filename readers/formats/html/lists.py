"""The numbers that a browser sets before the items of an ordered list."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from readers.formats.numerals import numeral
from text.later import later
from text.records import dataclass

_TYPES = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_STYLE = later(r"list-style(?:-type)?\s*:\s*([a-z-]+)", re.I)
_STYLES = {
    **{"lower-alpha": "lowerLetter", "lower-latin": "lowerLetter", "upper-alpha": "upperLetter"},
    **{"upper-latin": "upperLetter", "lower-roman": "lowerRoman", "upper-roman": "upperRoman"},
    **{"decimal-leading-zero": "decimalZero", "cjk-ideographic": "japaneseCounting"},
    **{"japanese-informal": "japaneseCounting", "japanese-formal": "japaneseLegal"},
    **{"cjk-decimal": "ideographDigital", "katakana": "aiueoFullWidth"},
    **{"katakana-iroha": "irohaFullWidth", "cjk-heavenly-stem": "ideographTraditional"},
    **{"cjk-earthly-branch": "ideographZodiac", "none": "none"},
}
_INTEGER = later(r"\s*[-+]?\d{1,6}")
_COMMA = frozenset(("japaneseCounting", "japaneseLegal", "ideographDigital", "aiueoFullWidth"))


@dataclass
class _List:
    ordered: bool
    style: str
    number: int
    step: int


class Lists:
    """The lists that are open, outermost first. `sizes` are those of the ones that count down."""

    def __init__(self, sizes: list[int]) -> None:
        self._sizes = sizes[::-1]
        self._open: list[_List] = []

    def begin(self, tag: str, words: dict[str, str]) -> None:
        """Begin the list that `tag` opens, with the attributes `words`."""
        down = "reversed" in words
        size = self._sizes.pop() if tag == "ol" and down and self._sizes else 1
        start = _integer(words.get("start", ""), size if down else 1)
        self._open.append(_List(tag == "ol", _style(words, "decimal"), start, -1 if down else 1))

    def end(self) -> None:
        """End the innermost list."""
        if self._open:
            self._open.pop()

    def depth(self, words: dict[str, str]) -> str:
        """Return how deep the next item is, from "1", "" where no bullet is set before it."""
        one = self._open[-1] if self._open else None
        if one is None or one.ordered or _style(words, one.style) == "none":
            return ""
        return str(len(self._open))

    def label(self, words: dict[str, str]) -> str:
        """Return the label of the next item, with its blank; "" where none is numbered."""
        if not self._open or not self._open[-1].ordered:
            return ""
        one = self._open[-1]
        number = _integer(words.get("value", ""), one.number)
        one.number = number + one.step
        style = _style(words, one.style)
        if style == "none":
            return ""
        written = str(number) if number < 1 else numeral(number, style)
        return f"{written}{'、' if style in _COMMA else '. '}"


def reversed_lists(page: str) -> list[int]:
    """Return how many items each list of `page` has that counts down, in order."""
    if "reversed" not in page:
        return []
    counter = _Counter()
    counter.feed(page)
    counter.close()
    return counter.sizes


class _Counter(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.sizes: list[int] = []
        self._open: list[int | None] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("ol", "ul", "menu"):
            down = tag == "ol" and any(name == "reversed" for name, _ in attrs)
            self._open.append(len(self.sizes) if down else None)
            if down:
                self.sizes.append(0)
        elif tag == "li" and self._open and self._open[-1] is not None:
            self.sizes[self._open[-1]] += 1

    def handle_endtag(self, tag: str) -> None:
        if tag in ("ol", "ul", "menu") and self._open:
            self._open.pop()


def _style(words: dict[str, str], otherwise: str) -> str:
    named = _STYLE.search(words.get("style", ""))
    if named and named[1].lower() in _STYLES:
        return _STYLES[named[1].lower()]
    return _TYPES.get(words.get("type", ""), otherwise)


def _integer(text: str, otherwise: int) -> int:
    match = _INTEGER.match(text)
    return int(match.group()) if match else otherwise
