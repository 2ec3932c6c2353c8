"""`index`: what was added, changed, removed, renamed, skipped; how many documents there are."""

from __future__ import annotations

from typing import TextIO

from reports.layout.unsupported import unsupported
from text.messages import say
from text.model.update import Changes
from text.terminal.printable import printable_line


def render(changes: Changes, stream: TextIO) -> None:
    """Write a line for each document that changed or was skipped, then the sum."""
    for key, names in (
        ("index.added", changes.added),
        ("index.changed", changes.changed),
        ("index.removed", changes.removed),
    ):
        for name in names:
            stream.write(say(key, name=printable_line(name)) + "\n")
    for before, name in changes.renamed:
        line = say("index.renamed", before=printable_line(before), name=printable_line(name))
        stream.write(line + "\n")
    for skipped in changes.skipped:
        reason = printable_line(str(skipped.trouble))
        stream.write(say("index.skipped", reason=reason) + "\n")
    for line in unsupported(changes.unsupported, changes.pictures):
        stream.write(line + "\n")
    stream.write(say("index.documents", count=changes.documents) + "\n")
