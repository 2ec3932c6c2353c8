"""`list --format text`: per document name, date, kind and encoding, and below them its title."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TextIO

from text.messages import say
from text.model.document import Document
from text.rule_names import kind_title
from text.terminal.cells import cells, padded
from text.terminal.printable import printable_line


def render(documents: Sequence[Document], stream: TextIO) -> None:
    """Write the lines, names and dates in columns."""
    names = [printable_line(document.name) for document in documents]
    dates = [printable_line(document.date) for document in documents]
    kinds = [printable_line(kind_title(document.kind)) for document in documents]
    widest = [max(map(cells, column), default=0) for column in (names, dates, kinds)]
    for name, date, kind, document in zip(names, dates, kinds, documents, strict=True):
        known = (
            padded(name, widest[0]),
            padded(date, widest[1]),
            padded(kind, widest[2]),
        )
        read = document.encoding if document.format == "text" else _read_as(document)
        stream.write("  ".join((*known, read)).rstrip() + "\n")
        if document.title:
            stream.write(f"    {printable_line(document.title)}\n")
        notes = []
        if document.certainty != "sure":
            notes.append(say(f"list.{document.certainty}", encoding=read))
        if document.undecodable:
            notes.append(say("show.undecodable", count=document.undecodable))
        stream.writelines(f"    {say('list.note', note=note)}\n" for note in notes)
    stream.write(say("list.count", count=len(documents)) + "\n")


def _read_as(document: Document) -> str:
    if document.encoding == document.format:
        return document.format
    return f"{document.format}, {document.encoding}"
