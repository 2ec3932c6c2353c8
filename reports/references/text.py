"""`references --format text`: each place that cites the article, with its sentence."""

from __future__ import annotations

from typing import TextIO

from text.messages import say
from text.model.references import References
from text.structure.place_names import place_of
from text.terminal.cells import cut
from text.terminal.printable import printable_line


def render(found: References, stream: TextIO, *, width: int = 80) -> None:
    """Write a place in a line, what becomes of the number behind it, and below it its words."""
    if not found.references:
        key = "references.none-moved" if found.after else "references.none"
        name = printable_line(found.document)
        stream.write(say(key, name=name, article=printable_line(found.article)) + "\n")
    for one in found.references:
        place = place_of(one.document, one.line, one.column)
        news = ""
        if one.becomes == "-":
            news = say("references.gone")
        elif one.becomes == "=":
            news = say("references.replaced")
        elif one.becomes:
            news = say("references.becomes", number=one.becomes)
        head = f"{place}  {one.text}"
        stream.write(printable_line(f"{head}  {news}" if news else head) + "\n")
        stream.write("    " + cut(printable_line(one.quote), max(20, width) - 4) + "\n")
