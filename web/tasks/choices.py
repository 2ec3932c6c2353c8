"""The documents of the corpus to choose from, by what people know them by."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from text.errors import KyogoError
from text.records import dataclass
from text.terminal.printable import printable_line
from web.tasks.context import Context

if TYPE_CHECKING:
    from indexer.port import Record

_SMALL = 100
"""Documents that are brought up to date before they are listed: within a second or two."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One document: its path as it is shown, and what the index knows of it, "" for nothing."""

    name: str
    title: str = ""
    date: str = ""
    addressee: str = ""

    @property
    def label(self) -> str:
        """All of it in one line, for a plain list."""
        return " · ".join(filter(None, (self.title, self.date, self.addressee, self.name)))


def choices(context: Context) -> tuple[Choice, ...]:
    """Return the documents in the order of their names.

    Of a large corpus the index is asked as it stands: a form does not wait until all is read again.
    """
    names = list(context.corpus.names())
    try:
        records = _records(context, len(names))
    except (KyogoError, OSError):
        records = ()
    known = {
        one.name: Choice(
            printable_line(one.name), " ".join(one.title.split()), one.date, one.addressee
        )
        for one in records
    }
    return tuple(known.get(name) or Choice(printable_line(name)) for name in names)


def _records(context: Context, count: int) -> Sequence[Record]:
    if count <= _SMALL:
        return context.searcher().index.records
    from indexer.index import open_index

    return open_index(context.root).records
