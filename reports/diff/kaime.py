"""`diff --format kaime`: what changed in a text in articles, as the 改め文 of an amendment."""

from __future__ import annotations

from typing import TextIO

from text.model.collation import Collation
from text.running.running import BORDER, running
from text.statute.comparing.compare import amendment
from text.statute.notes import note
from text.statute.tree import parse
from text.statute.wording import lead
from text.terminal.printable import printable


def render(collation: Collation, stream: TextIO) -> None:
    """Write the 改め文 that makes new of old; below it, marked ※, what it cannot say.

    Raises AmendmentError where one of the texts has no articles.
    """
    # A cell ends at a tab, be it of a Word file or of plain text: what is written is read again.
    old, new = (running(one).text.replace(BORDER, "\t") for one in (collation.old, collation.new))
    made = amendment(old, new)
    title = parse(old).title.lstrip("○◯") or collation.old.name
    if not made.lines and not made.left:
        stream.write(note("amend.nothing-changed") + "\n")
        return
    stream.write(printable(lead(title)) + "\n")
    for line in made.lines:
        stream.write(printable(line) + "\n")
    for number, line in made.left:
        told = note("amend.left", line=number, text=line.strip())
        stream.write(printable(told) + "\n")
