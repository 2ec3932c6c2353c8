"""What a segment knows of a document, as the port gives it."""

from __future__ import annotations

from typing import Any

from indexer.port import Record
from indexer.segment.segment import Segment
from text.model.document import METADATA

_WORDS = (*METADATA, "format", "encoding")


def record_of(segment: Segment, local: int, number: int, name: str | None = None) -> Record:
    """Return the record of document `local` of `segment`, which is `number` of its index.

    `name` is the one that it goes by, where that is not the one that it was indexed with.
    """
    known: dict[str, Any] = segment.records[local]
    return Record(
        number,
        known["name"] if name is None else name,
        **{word: known[word] for word in _WORDS},
        length=known["length"],
        sections=segment.sections(local),
    )
