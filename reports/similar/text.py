"""`similar --format text`: each relative with its nearness and the longest shared passages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TextIO

from text.messages import say
from text.model.search import Relative
from text.terminal.cells import cut
from text.terminal.printable import printable_line


class Output(Protocol):
    """What the report has to know of where it goes."""

    @property
    def width(self) -> int:
        """In terminal cells."""


def render(name: str, relatives: Sequence[Relative], stream: TextIO, output: Output) -> None:
    """Write `relatives` of the document `name`; a passage on one line, with both its places."""
    if not relatives:
        stream.write(say("similar.none", name=printable_line(name)) + "\n")
    for relative in relatives:
        nearness = say(
            "similar.nearness", nearness=f"{relative.nearness:.2f}", shared=f"{relative.shared:.0%}"
        )
        stream.write(f"{printable_line(relative.document)}  {nearness}\n")
        stream.write(f"  {cut(printable_line(relative.title), output.width - 2)}\n")
        for passage in relative.passages:
            places = f"{passage.own.line} = {passage.other.line}  "
            text = "".join(passage.own.text.splitlines())
            stream.write("    " + cut(places + printable_line(text), output.width - 4) + "\n")
