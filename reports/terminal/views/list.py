"""`list` on a terminal: a table of the documents; each name is a link to its file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Group, RenderableType
from rich.table import Table

from reports.terminal.passage import Passage
from reports.terminal.screen import Screen
from reports.terminal.styled import Run, run
from text.messages import say
from text.model.document import Document
from text.rule_names import kind_title
from text.terminal.printable import printable_line

_ROOM_FOR_TITLES = 110
"""Cells of a terminal on which titles have a column of their own."""


def draw(documents: Sequence[Document], screen: Screen) -> Iterator[RenderableType]:
    """Yield the table and how many documents there are of each kind."""
    wide = screen.width >= _ROOM_FOR_TITLES
    table = Table(box=SIMPLE_HEAD, border_style="border", header_style="title", expand=wide)
    table.add_column(say("list.document"), ratio=2 if wide else None)
    if wide:
        table.add_column(say("list.title"), ratio=3)
    table.add_column(say("list.date"), no_wrap=True)
    table.add_column(say("list.kind"), no_wrap=True)
    table.add_column(say("list.read-as"))
    for document in documents:
        name = screen.place(document.name, 1)._replace(text=run(document.name).text)
        titles = Passage([run(document.title, "plain" if wide else "faint")])
        first: list[RenderableType] = [Passage([name])]
        if not wide and document.title:
            first.append(titles)
        first += [Passage([Run(note, "alarm")]) for note in _doubts(document)]
        table.add_row(
            Group(*first),
            *([titles] if wide else []),
            printable_line(document.date),
            printable_line(kind_title(document.kind)),
            _read_as(document),
        )
    yield table
    kinds = Counter(kind_title(document.kind) for document in documents if document.kind)
    parts = [say("list.count", count=len(documents))]
    parts += [f"{printable_line(kind)} {count}" for kind, count in kinds.most_common()]
    yield Passage([Run(say("search.comma").join(parts), "title")])


def _doubts(document: Document) -> Iterator[str]:
    """Yield what may be wrong with how the document was read."""
    if document.certainty != "sure":
        yield say(f"list.{document.certainty}", encoding=_read_as(document))
    if document.undecodable:
        yield say("show.undecodable", count=document.undecodable)


def _read_as(document: Document) -> str:
    if document.format == "text":
        return document.encoding
    if document.encoding == document.format:
        return document.format
    return f"{document.format}, {document.encoding}"
