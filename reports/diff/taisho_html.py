"""`diff --format taisho` as a page: the 新旧対照表, printed on landscape A4."""

from __future__ import annotations

from typing import TextIO

from reports.html.markup import Markup, element, join
from reports.html.page import document_text, masthead, write_page
from reports.layout.taisho import Run, TaishoRow, taisho_rows
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
) -> None:
    """Write the table of a complete `collation`.

    New stands on the left unless `old_first`; `remarks` adds the column 備考; `pad`
    and `changed_only` are those of `taisho_rows`. Raises IncompleteAccount.
    """
    columns = ["old", "new"] if old_first else ["new", "old"]
    names = {"new": collation.new.name, "old": collation.old.name}
    head = [
        element(
            "th",
            say(f"taisho.{column}"),
            element("span", document_text(names[column]), class_="name"),
            scope="col",
        )
        for column in columns
    ]
    if remarks:
        head.append(element("th", say("taisho.remarks"), scope="col", class_="remark"))
    body = [
        _row(row, columns, remarks)
        for row in taisho_rows(collation, pad=pad, changed_only=changed_only)
    ]
    table = element(
        "table", element("thead", element("tr", *head)), element("tbody", join(body, "\n"))
    )
    note = say("taisho.same") if collation.same else say("taisho.note")
    parts = [masthead(say("taisho.title"), element("p", note)), element("main", table)]
    title = f"{say('taisho.title')}: {collation.old.name} / {collation.new.name}"
    write_page(stream, title, parts, "taisho")


def _row(row: TaishoRow, columns: list[str], remarks: bool) -> Markup:
    cells = {"new": row.new, "old": row.old}
    shown = [element("td", _runs(cells[column]), lang="ja") for column in columns]
    if remarks:
        shown.append(element("td", row.remark, class_="remark"))
    return element("tr", *shown)


def _runs(runs: tuple[Run, ...]) -> Markup:
    return join(
        [element("u", run.text) if run.underlined else element("span", run.text) for run in runs]
    )
