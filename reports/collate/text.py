"""`collate --format text`: every place that differs, its readings and who has which."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TextIO

from reports.layout.witness_numbers import ranges
from reports.terminal.styled import Run, Style, folded, painted, run, shortened
from text.messages import say
from text.model.collation import VariantRow, VariantTable
from text.structure.place_names import lines_of
from text.terminal.cells import cells
from text.terminal.printable import printable, printable_line

_LONGEST = 200
_WIDEST = 24
"""Most cells for the column that says who has a reading."""


def render(
    table: VariantTable,
    stream: TextIO,
    *,
    color: bool = False,
    width: int = 80,
    template: bool = False,
) -> None:
    """Write the summary, the numbered witnesses, and a block per row.

    The one that differs alone has a ※ and the suspected error a "!". `template` adds the common
    text with a numbered slot for every row. `width` is in cells.
    """
    stream.write(printable_line(table.summary) + "\n\n")
    for number, document in enumerate(table.witnesses, 1):
        stream.write(f"{number:>4}  {printable_line(document.name)}\n")
    if any(row.odd_one_out is not None for row in table.rows):
        stream.write(f"\n{say('collate.odd-legend')}\n")
    names = [document.name for document in table.witnesses]
    for row in table.rows:
        stream.write("\n")
        for line in _block(row, names, width):
            stream.write(painted(line, color) + "\n")
    if template:
        text = table.template.replace("\r\n", "\n")
        stream.write("\n" + printable(text) + ("" if text.endswith("\n") else "\n"))


def _block(row: VariantRow, names: Sequence[str], width: int) -> Iterator[list[Run]]:
    lines = [span.line for span in row.places]
    kind = say(f"report.kind-{row.kind}")
    yield [
        Run(f"{row.number:>4}  {kind}  ", "alarm"),
        Run(lines_of(zip(names, lines, strict=True)), "faint"),
    ]
    guilty = int(row.suspect.side) if row.suspect else None
    holders = [ranges(variant.witnesses) for variant in row.variants]
    column = min(_WIDEST, max(map(cells, holders)))
    for variant, who in zip(row.variants, holders, strict=True):
        odd = guilty is not None and guilty in variant.witnesses
        mark = _mark(row.odd_one_out in variant.witnesses, odd)
        reading = shortened(variant.text.replace("\r\n", "\n"), _LONGEST) or say("collate.absent")
        style: Style = "alarm" if odd else "plain"
        if cells(who) > column:
            yield [Run(mark + who, style)]
            mark, who = "", ""
        for line in folded([run(reading)], max(20, width - column - 8)):
            head = mark + who
            yield [Run(head + " " * (column + 8 - cells(head)), style), *line]
            mark, who = "", ""
    if row.suspect is not None:
        yield [Run("      "), run(row.suspect.message, "alarm")]


def _mark(alone: bool, suspected: bool) -> str:
    """Return what stands before a reading, six cells wide."""
    mark = "  " + (say("collate.odd-mark") if alone else "")
    return mark + " " * (4 - cells(mark)) + ("! " if suspected else "  ")
