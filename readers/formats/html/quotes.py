"""The quotation marks that a browser sets round <q>: by the language of the page, by depth."""

from __future__ import annotations

from typing import Final

_MARKS: Final = {"ja": "「」『』", "zh": "「」『』", "fr": "«»«»", "de": "„“‚‘"}
_USUAL: Final = "“”‘’"
"""Marks of a quotation and of one within it (CLDR, as in the style sheet of HTML 15.3.4)."""


class Quotes:
    """The quotations that are open in a page in `language` (BCP 47)."""

    def __init__(self, language: str) -> None:
        self._marks = _MARKS.get(language.lower().partition("-")[0], _USUAL)
        self._depth = 0

    def open(self) -> str:
        """Open a quotation and return its mark."""
        self._depth += 1
        return self._marks[0 if self._depth % 2 else 2]

    def close(self) -> str:
        """Close the innermost quotation and return its mark."""
        mark = self._marks[1 if self._depth % 2 else 3]
        self._depth = max(self._depth - 1, 0)
        return mark
