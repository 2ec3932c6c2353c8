"""`collate` on a terminal: a table with one row per place and one column per witness.

Where the columns would be too narrow to read, each place lists its readings and who has them.
"""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.table import Table

from reports.layout.witness_numbers import ranges
from reports.terminal.passage import Passage
from reports.terminal.screen import Screen
from reports.terminal.styled import Run, Style, run, shortened
from text.messages import say
from text.model.collation import VariantRow, VariantTable
from text.terminal.cells import cells
from text.terminal.printable import printable

_LONGEST = 200
_NARROWEST = 16
"""Fewest cells of a witness's column."""
_LABELS = 18
"""Cells of the column that says which place it is, with borders."""


def draw(
    table: VariantTable, screen: Screen, *, template: bool = False
) -> Iterator[RenderableType]:
    """Yield the summary with the witnesses, and the places; with `template` the common text."""
    witnesses = [
        Passage(
            [screen.place(document.name, 1)._replace(text=run(document.name).text)],
            [Run(f"{number:>3}  ", "number")],
        )
        for number, document in enumerate(table.witnesses, 1)
    ]
    summary = Passage([run(table.summary, "title")])
    odd = any(row.odd_one_out is not None for row in table.rows)
    legend = [Passage([Run(say("collate.odd-legend"), "faint")])] if odd else []
    yield screen.panel([*witnesses, "", summary, *legend], say("report.collate-heading"))
    room = (screen.width - _LABELS) // max(1, len(table.witnesses)) - 3
    if table.rows and room >= _NARROWEST:
        yield _as_table(table, screen)
    else:
        for row in table.rows:
            yield ""
            yield _as_list(row, screen)
    if template:
        yield ""
        text = printable(table.template.replace("\r\n", "\n"))
        for line in text.splitlines():
            yield Passage([Run(line)])


def _as_table(table: VariantTable, screen: Screen) -> RenderableType:
    from rich.box import ROUNDED

    drawn = Table(
        box=ROUNDED, border_style="border", header_style="number", show_lines=True, expand=True
    )
    drawn.add_column("", width=_LABELS - 4)
    for number in range(1, len(table.witnesses) + 1):
        drawn.add_column(f"{number}", ratio=1)
    for row in table.rows:
        shown: list[RenderableType] = [_label(row)]
        of = {number: variant for variant in row.variants for number in variant.witnesses}
        for number, place in enumerate(row.places):
            document = table.witnesses[number].name
            style = _style(row, number)
            address = screen.link(document, place.line, place.column)
            label = Run(f"{_mark(row, number)}{place.line} ", "faint", address)
            shown.append(_reading(of[number].text, style, label))
        drawn.add_row(*shown)
    remarks = [_alarm(row) for row in table.rows if row.suspect is not None]
    return Group(drawn, *remarks)


def _as_list(row: VariantRow, screen: Screen) -> RenderableType:
    parts: list[RenderableType] = [_label(row)]
    for variant in row.variants:
        style = _style(row, variant.witnesses[0])
        who = ranges(variant.witnesses)
        mark = _mark(row, variant.witnesses[0])
        label = "  " + mark + " " * (2 - cells(mark)) + who
        parts.append(_reading(variant.text, style, Run(f"{label}: ", "faint")))
    if row.suspect is not None:
        parts.append(_alarm(row))
    return Group(*parts)


def _label(row: VariantRow) -> Passage:
    kind = say(f"report.kind-{row.kind}")
    return Passage([Run(kind, "kind")], [Run(f"{row.number:>2} ", "number")])


def _alarm(row: VariantRow) -> Passage:
    assert row.suspect is not None
    return Passage([run(row.suspect.message, "alarm")], [Run(f"{row.number:>3} ! ", "alarm")])


def _mark(row: VariantRow, witness: int) -> str:
    return say("collate.odd-mark") if row.odd_one_out == witness else ""


def _style(row: VariantRow, witness: int) -> Style:
    """Return how a reading is drawn: the suspect one as an alarm, what most have as plain text."""
    if row.suspect is not None and int(row.suspect.side) == witness:
        return "alarm"
    most = max(row.variants, key=lambda variant: len(variant.witnesses))
    alone = len(most.witnesses) * 2 > len(row.places)
    return "plain" if alone and witness in most.witnesses else "new"


def _reading(text: str, style: Style, label: Run) -> RenderableType:
    """Return a reading behind its label, its lines one below the other."""
    lines = [line for line in shortened(text, _LONGEST).splitlines() if line.strip()]
    if not lines:
        return Passage([Run(say("collate.absent"), "faint")], [label])
    further = Run(" " * cells(label.text))
    heads = [label, *[further] * (len(lines) - 1)]
    return Group(
        *(Passage([run(line, style)], [head]) for line, head in zip(lines, heads, strict=True))
    )
