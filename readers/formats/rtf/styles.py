"""The paragraph styles of a Rich Text file: which of them are headings."""

from __future__ import annotations

import re

from text.later import later

_HEADING_NAME = later(r"(?:heading|見出し)\s*([1-9])\s*;?\s*$", re.IGNORECASE)


class Styles:
    """The styles by number."""

    def __init__(self) -> None:
        self._levels: dict[int, int] = {}

    def call(self, style: int, text: str) -> None:
        """Take `text` as the end of the name of `style`."""
        match = _HEADING_NAME.search(text[-40:])
        if match:
            self._levels.setdefault(style, int(match[1]))

    def set_level(self, style: int, level: int | None) -> None:
        """Let paragraphs of `style` be headings of `level`."""
        if level is not None:
            self._levels[style] = level

    def level(self, style: int) -> int | None:
        """Return the level of the heading that a paragraph of `style` is, None for none."""
        return self._levels.get(style)
