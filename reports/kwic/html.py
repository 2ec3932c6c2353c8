"""`kwic --format html`: the concordance, every node in one column with its context beside it."""

from __future__ import annotations

from typing import TextIO

from reports.html.markup import Markup, element, join
from reports.html.page import document_text, masthead, write_page
from text.messages import say
from text.model.search import Concordance, KwicLine
from text.structure.place_names import line_of


def render(found: Concordance, stream: TextIO) -> None:
    """Write the page of `lines`, which are the first of `total`."""
    key = "kwic.total" if found.total == len(found.lines) else "kwic.total-shown"
    summary = element("p", say(key, count=found.total, shown=len(found.lines)))
    rows = list(map(_row, found.lines))
    body = [
        masthead(say("report.kwic-heading"), summary),
        element("main", element("table", element("tbody", join(rows, "\n")))),
    ]
    write_page(stream, say("report.kwic-heading"), body, "kwic")


def _row(line: KwicLine) -> Markup:
    place = [document_text(line.document), line_of(line.document, line.span.line)]
    return element(
        "tr",
        element("td", element("span", line.left, lang="ja"), class_="left"),
        element("td", element("mark", line.node, lang="ja"), class_="node"),
        element("td", element("span", line.right, lang="ja"), class_="right"),
        element("td", place[0], Markup(" "), place[1], class_="where"),
    )
