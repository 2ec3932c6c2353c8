"""`diff --format taisho` as a page: the 新旧対照表, printed on landscape A4."""

from __future__ import annotations

from typing import TextIO

from reports.html.markup import Markup, element, join
from reports.html.page import document_text, masthead, write_page
from reports.layout.taisho import Run, TaishoRow, sheet_title, taisho_rows
from reports.layout.taisho_style import TaishoStyle
from text.messages import say
from text.model.collation import Collation

WHOLE = True


def render(
    collation: Collation,
    stream: TextIO,
    *,
    old_first: bool = False,
    remarks: bool = False,
    pad: bool = False,
    changed_only: bool = False,
    style: TaishoStyle | None = None,
) -> None:
    """Write the table of a complete `collation`.

    New stands on the left unless `old_first`; `remarks` adds the column 備考; `pad`
    and `changed_only` are those of `taisho_rows`. `style` is
    what the house wants of the table, those options included. Raises IncompleteAccount.
    """
    style = style or TaishoStyle(
        old_first=old_first, remarks=remarks, pad=pad, changed_only=changed_only
    )
    remarks = style.remarks
    columns = ["old", "new"] if style.old_first else ["new", "old"]
    names = {"new": collation.new.name, "old": collation.old.name}
    head = [
        element(
            "th",
            style.word(column),
            element("span", document_text(names[column]), class_="name"),
            scope="col",
        )
        for column in columns
    ]
    if remarks:
        head.append(element("th", say("taisho.remarks"), scope="col", class_="remark"))
    body = [
        _row(row, columns, style)
        for row in taisho_rows(
            collation, pad=style.pad, changed_only=style.changed_only, style=style
        )
    ]
    table = element(
        "table", element("thead", element("tr", *head)), element("tbody", join(body, "\n"))
    )
    note = say("taisho.same") if collation.same else style.note
    parts = [masthead(sheet_title(collation), element("p", note)), element("main", table)]
    title = f"{sheet_title(collation)}: {collation.old.name} / {collation.new.name}"
    write_page(stream, title, parts, "taisho")


def _row(row: TaishoRow, columns: list[str], style: TaishoStyle) -> Markup:
    cells = {"new": row.new, "old": row.old}
    shown = [element("td", _runs(cells[column], style.marks), lang="ja") for column in columns]
    if style.remarks:
        shown.append(element("td", row.remark, class_="remark"))
    return element("tr", *shown)


def _runs(runs: tuple[Run, ...], marks: str) -> Markup:
    return join([_marked(run.text, marks if run.underlined else "") for run in runs])


def _marked(text: str, marks: str) -> Markup:
    if marks == "both":
        return element("u", element("b", text))
    return element({"underline": "u", "bold": "b"}.get(marks, "span"), text)
