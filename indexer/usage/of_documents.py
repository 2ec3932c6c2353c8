"""Documents that are at hand, indexed for the moment: for tests and measurements."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from indexer.port import Record, Usage
from indexer.segment.arrays.file import write
from indexer.segment.segment import Segment
from indexer.segment.writer import SegmentBuilder
from indexer.usage.corpus_usage import CorpusUsage
from indexer.usage.records import record_of
from text.model.document import Document


class DocumentsIndex:
    """An index of `documents`, in one segment that no folder keeps. See `indexer.port`."""

    def __init__(self, documents: Iterable[Document]) -> None:
        builder = SegmentBuilder()
        for document in sorted(documents, key=lambda document: document.name):
            builder.add(document)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "segment")
            write(path, builder.arrays())
            self._segment = Segment(path)
        found = range(builder.documents)
        self.records: Sequence[Record] = [
            record_of(self._segment, local, number) for number, local in enumerate(found)
        ]

    def usage(self, *without: str) -> Usage:
        """Return how the documents write, those of these names left out."""
        return CorpusUsage([(self._segment, self.records)], without)
