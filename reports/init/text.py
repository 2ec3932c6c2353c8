"""`init`: which file was written, what is in the folder, and what to do next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TextIO

from text.messages import say
from text.model.made_corpus import MadeCorpus
from text.terminal.printable import printable_line


def render(made: MadeCorpus, stream: TextIO) -> None:
    """Write a sentence a line."""
    for line in _lines(made):
        stream.write(line + "\n")


def _lines(made: MadeCorpus) -> Iterator[str]:
    path = printable_line(made.path)
    yield say("init.there" if made.there else "init.written", path=path)
    if made.above:
        yield say("init.above", path=printable_line(made.above))
    if not made.documents and not made.unread:
        yield say("init.empty")
    else:
        count = sum(made.documents.values())
        yield say("init.documents", count=count, kinds=_kinds(made.documents))
    if made.unread:
        yield say("init.unread", count=sum(made.unread.values()), kinds=_kinds(made.unread))
    yield say("init.next")


def _kinds(endings: Mapping[str, int]) -> str:
    """Return the endings with their numbers, the commonest first."""
    counted = sorted(endings.items(), key=lambda pair: (-pair[1], pair[0]))
    return say("init.and").join(f"{printable_line(ending)} {count}" for ending, count in counted)
