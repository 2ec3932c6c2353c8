"""What of a unit is meant: its ただし書, its 後段; and which 別表 a label names."""

from __future__ import annotations

from collections.abc import Sequence

from text.later import later
from text.statute.amendment import AmendmentError
from text.statute.tree import Unit, table_label

ROW = "の項"
"""What the name of a row of a table ends in: 別表乾燥式の項."""
_CELL = later(r"[\t \u3000]")


def close_gap(units: Sequence[Unit], place: int, gone: Unit) -> None:
    """Let what now stands first keep the blank lines that stood above what is gone."""
    opens = place == 0 or units[place - 1].kind != gone.kind
    if opens and place < len(units) and units[place].kind == gone.kind:
        units[place].lead = gone.lead


def same_table(unit: Unit, base: str) -> bool:
    """Return whether `base` is the label of the 別表 `unit`."""
    match = table_label(base)
    return match == (unit.kind, unit.number)


def row(lines: Sequence[str], head: str) -> list[int]:
    """Return which of `lines` are the row whose first cell is `head`, with what goes on below it.

    A cell ends at a tab or a blank; a line that opens with one has nothing in its first cell.
    """
    wanted = "".join(head.split())
    found: list[int] = []
    for at, line in enumerate(lines):
        first = _CELL.split(line, maxsplit=1)[0]
        if first == wanted or (found and found[-1] == at - 1 and not first and line.strip()):
            found.append(at)
    return found


def part(unit: Unit, part: str) -> tuple[int, int]:
    """Return the stretch of the unit's own words that is its ただし書, 後段 … ."""
    text = "\n".join(unit.lines)
    proviso = text.find("ただし、")
    if part == "ただし書":
        if proviso < 0:
            raise AmendmentError("amend.no-unit", where=part)
        return proviso, len(text)
    if part == "本文":
        return 0, proviso if proviso >= 0 else len(text)
    if part in ("前段", "後段"):
        end = sentence_end(text)
        if part == "後段" and end >= len(text):
            raise AmendmentError("amend.no-unit", where=part)
        return (0, end) if part == "前段" else (end, len(text))
    return 0, len(text)


def sentence_end(text: str) -> int:
    """Return where the first sentence of `text` ends; a 。 in brackets ends none."""
    depth = 0
    for place, char in enumerate(text):
        depth += (char in "（(「") - (char in "）)」")
        if char == "。" and depth <= 0:
            return place + 1
    return len(text)


def chapter_end(units: Sequence[Unit], place: int) -> int:
    """Return where the chapter ends whose heading is at `place`: before the next of its rank."""
    ranks = "編章節款目"
    rank = ranks.index(units[place].kind[-1])
    end = place + 1
    while end < len(units):
        unit = units[end]
        inside = unit.kind.startswith("heading") and ranks.index(unit.kind[-1]) > rank
        if not (inside or unit.kind in ("article", "loose")):
            break
        end += 1
    return end
