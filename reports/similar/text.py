"""`similar --format text`: each relative with its nearness and the longest shared passages."""

from __future__ import annotations

from typing import TextIO

from text.messages import say
from text.model.search import Relatives
from text.terminal.cells import cut
from text.terminal.printable import printable_line


def render(found: Relatives, stream: TextIO, *, width: int = 80) -> None:
    """Write the relatives of the document; a passage on one line, with both its places."""
    if not found.relatives:
        stream.write(say("similar.none", name=printable_line(found.document)) + "\n")
    for relative in found.relatives:
        nearness = say(
            "similar.nearness", nearness=f"{relative.nearness:.2f}", shared=f"{relative.shared:.0%}"
        )
        stream.write(f"{printable_line(relative.document)}  {nearness}\n")
        stream.write(f"  {cut(printable_line(relative.title), width - 2)}\n")
        for passage in relative.passages:
            places = f"{passage.own.line} = {passage.other.line}  "
            text = "".join(passage.own.text.splitlines())
            stream.write("    " + cut(places + printable_line(text), width - 4) + "\n")
