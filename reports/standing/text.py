"""`standing --format text`: one block for each entry, under the number that takes it back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TextIO

from text.messages import say
from text.model.standing import Standing
from text.rule_names import rule_shown
from text.terminal.cells import cut
from text.terminal.printable import printable_line

_INDENT = "    "


def render(entries: Sequence[Standing], stream: TextIO, *, width: int = 80) -> None:
    """Write the entries with their numbers, and how many there are."""
    for number, entry in enumerate(entries, 1):
        where = entry.document or say("standing.anywhere")
        words = entry.words or say("standing.any-words")
        stream.write(printable_line(f"{number}. {where}  {rule_shown(entry.rule)}  {words}") + "\n")
        sentence = cut(printable_line(entry.sentence), max(20, width - len(_INDENT)))
        stream.write(f"{_INDENT}{sentence}\n")
        if entry.reason:
            said = say("check.stands-because", reason=entry.reason)
            stream.write(f"{_INDENT}{printable_line(said)}\n")
    stream.write(say("standing.count", count=len(entries)) + "\n")
