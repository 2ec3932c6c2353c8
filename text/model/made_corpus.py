"""What `init` found and made: the folder as a corpus."""

from __future__ import annotations

from collections.abc import Mapping

from text.records import dataclass


@dataclass(frozen=True, slots=True)
class MadeCorpus:
    """The settings file `path` was written, or was `there`; `above` is that of a corpus around it.

    `documents` and `unread` count files by the endings of their names, those that have a reader and
    those that have none.
    """

    path: str
    there: bool
    above: str
    documents: Mapping[str, int]
    unread: Mapping[str, int]
