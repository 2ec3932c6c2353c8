"""Tables within the text of a 新旧対照表: the row with the heads of the columns goes with a change.

「会議室　300円　500円」 alone tells nobody which amount is whose.
"""

from __future__ import annotations

from reports.layout.clauses import PARAGRAPH, Clause
from text.later import later

_CELLS = later(r"[ \u3000]*\t[ \u3000]*|\u3000+| {2,}")
_FIGURE = later(r"[0-9０-９]")
_FEWEST = 3
"""Fewest columns of a row that is set with blanks; one with tabs may have two."""


class Heads:
    """The head row of the table that the clause at hand is a row of."""

    def __init__(self) -> None:
        self._head: Clause | None = None
        self._rows = 0
        self._told = False

    def enter(self, clause: Clause, words: str) -> None:
        """Go on to the next clause of the text, which reads `words`."""
        cells = _cells(clause, words)
        if not cells:
            self._head, self._rows, self._told = None, 0, False
            return
        self._rows += 1
        if self._rows == 1:
            named = sum(not _FIGURE.search(cell) for cell in cells)
            self._head = clause if named * 2 > len(cells) else None
            self._told = clause.standing != "same"

    def untold(self) -> Clause | None:
        """Return the head row above the changed row at hand, once: then it counts as told."""
        found = None if self._told or self._rows < 2 else self._head
        self._told = True
        return found


def _cells(clause: Clause, words: str) -> list[str]:
    line = words.strip("\r\n \u3000")
    if clause.level != PARAGRAPH or "。" in line or "\n" in line:
        return []
    cells = [cell for cell in _CELLS.split(line) if cell.strip()]
    return cells if len(cells) >= (2 if "\t" in line else _FEWEST) else []
