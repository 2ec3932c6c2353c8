"""`diff --format taisho -o FILE.docx`: the 新旧対照表 as a Word table on landscape A4."""

from __future__ import annotations

from collections.abc import Sequence
from typing import BinaryIO

from reports.layout.taisho import Run, sheet_title, taisho_rows
from reports.layout.taisho_style import TaishoStyle
from reports.ooxml.elements import Element, blank_document, emphasised, legal, mark_as_report, run
from reports.ooxml.table import add_cells, ruled_table
from text.messages import say
from text.model.collation import Collation

BINARY = True
WHOLE = True
_WIDTH = 257.0
"""Millimetres between the margins."""
_REMARKS = 37.0


def render(
    collation: Collation,
    stream: BinaryIO,
    *,
    old_first: bool = False,
    remarks: bool = False,
    pad: bool = False,
    changed_only: bool = False,
    style: TaishoStyle | None = None,
) -> None:
    """Write the table of a complete `collation`.

    New stands on the left unless `old_first`; `remarks` adds the column 備考; `pad`
    and `changed_only` are those of `taisho_rows`. `style` is what
    the house wants of the table, those options included. Raises IncompleteAccount, and KyogoError
    without python-docx.
    """
    style = style or TaishoStyle(
        old_first=old_first, remarks=remarks, pad=pad, changed_only=changed_only
    )
    remarks = style.remarks
    columns = ["old", "new"] if style.old_first else ["new", "old"]
    text = (_WIDTH - _REMARKS) / 2 if remarks else _WIDTH / 2
    widths = [text, text, _REMARKS] if remarks else [text, text]
    headings = [style.word(column) for column in columns]
    if remarks:
        headings.append(say("taisho.remarks"))
    word = blank_document(landscape=True)
    mark_as_report(word)
    title = word.add_paragraph()
    title.alignment = 1
    title.add_run(legal(sheet_title(collation))).bold = True
    word.add_paragraph(say("taisho.same") if collation.same else style.note).alignment = 2
    table = ruled_table(word, headings, widths)
    for row in taisho_rows(collation, pad=style.pad, changed_only=style.changed_only, style=style):
        cells = add_cells(table, len(widths), widths)
        sides = {"new": row.new, "old": row.old}
        for cell, column in zip(cells, columns, strict=False):
            cell.extend(_runs(sides[column], style.marks))
        if remarks and row.remark:
            cells[-1].append(run(row.remark))
    word.save(stream)


def _runs(runs: Sequence[Run], marks: str) -> list[Element]:
    return [emphasised(part.text, marks) if part.underlined else run(part.text) for part in runs]
