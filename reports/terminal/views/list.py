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

_WIDE, _NARROW = 110, 84
"""Cells: on a terminal at least so wide, titles have a column of their own; on one that is not so
wide as the second, what is known of a document stands in one column below each other."""


def draw(documents: Sequence[Document], screen: Screen) -> Iterator[RenderableType]:
    """Yield the table and how many documents there are of each kind."""
    wide, narrow = screen.width >= _WIDE, screen.width < _NARROW
    table = Table(
        box=SIMPLE_HEAD, border_style="border", header_style="title", expand=wide or narrow
    )
    heads = [say(f"list.{known}") for known in ("date", "kind", "read-as")]
    table.add_column(say("list.document"), ratio=2 if wide else 1 if narrow else None)
    if wide:
        table.add_column(say("list.title"), ratio=3)
    for head in heads[:1] if narrow else heads:
        table.add_column(head, no_wrap=True)
    for document in documents:
        known = [
            printable_line(document.date),
            printable_line(kind_title(document.kind)),
            _read_as(document),
        ]
        titles = Passage([run(document.title, "plain" if wide else "faint")])
        table.add_row(
            _named(document, screen, None if wide else titles),
            *([titles] if wide else []),
            *(["\n".join(filter(None, known))] if narrow else known),
        )
    yield table
    kinds = Counter(kind_title(document.kind) for document in documents if document.kind)
    parts = [say("list.count", count=len(documents))]
    parts += [f"{printable_line(kind)} {count}" for kind, count in kinds.most_common()]
    yield Passage([Run(say("search.comma").join(parts), "title")])


def _named(document: Document, screen: Screen, title: Passage | None) -> RenderableType:
    """Return the name of a document, below it its title and what is doubtful of it."""
    name = screen.place(document.name, 1)._replace(text=run(document.name).text)
    parts: list[RenderableType] = [Passage([name])]
    if title is not None and document.title:
        parts.append(title)
    parts += [Passage([Run(note, "alarm")]) for note in _doubts(document)]
    return Group(*parts)


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
