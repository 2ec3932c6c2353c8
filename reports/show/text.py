"""`show`: a document's text, its running text or its outline."""

from __future__ import annotations

from typing import TextIO

from text.messages import say
from text.model.document import Document, Section
from text.terminal.cells import cut
from text.terminal.printable import printable, printable_line

_WORDS = 60
"""Terminal cells of a section's first line in the outline."""


def render(
    document: Document, stream: TextIO, *, outline: bool = False, running: bool = False
) -> None:
    """Write what is in the document's scope."""
    start, end = document.scope or (0, len(document.raw))
    if outline:
        from text.structure.sections import sections

        for section in sections(document):
            if start <= section.start < end:
                stream.write(_outlined(section, document))
    elif running:
        from text.running.running import running as running_text

        stream.write(printable(running_text(document).text.replace("\r\n", "\n")))
    else:
        stream.write(printable(document.raw[start:end].replace("\r\n", "\n")))


def _outlined(section: Section, document: Document) -> str:
    """A line of the outline: the part's name, and the section's first line, cut."""
    first = document.raw[section.start : section.end].splitlines()
    words = next((line.strip() for line in first if line.strip()), "")
    if not words.startswith(section.heading):
        words = section.heading
    role = f"[{say(f'show.role-{section.role}')}] " if section.role else ""
    return f"{'  ' * (section.level - 1)}{role}{cut(printable_line(words), _WORDS)}\n"
