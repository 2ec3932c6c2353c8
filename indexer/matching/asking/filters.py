"""Sections by what is known of their documents: kind, sender, date, a heading and the like."""

from __future__ import annotations

from collections.abc import Callable

from indexer.analysis.bare_text import bare
from indexer.query.tree import Dates, Field
from indexer.segment.reader import SegmentReader
from text.view.normalise import tight


def every(reader: SegmentReader) -> set[int]:
    """Return all sections of documents that are still in the corpus. O(sections)."""
    return _where(reader, lambda document, section: True)


def having(reader: SegmentReader, node: Field) -> set[int]:
    """Return the sections whose document (or heading) has the field's text. O(sections)."""
    return _where(reader, lambda document, section: _has(reader, node, document, section))


def dated(reader: SegmentReader, node: Dates) -> set[int]:
    """Return the sections of documents whose date may lie in the range. O(sections)."""
    return _where(reader, lambda document, _: _may_lie(reader, node, document))


def _where(reader: SegmentReader, holds: Callable[[int, int], bool]) -> set[int]:
    bounds = reader.segment.section_bounds
    return {
        section
        for document in range(len(bounds) - 1)
        if reader.numbers[document] is not None
        for section in range(bounds[document], bounds[document + 1])
        if holds(document, section)
    }


def _has(reader: SegmentReader, node: Field, document: int, section: int) -> bool:
    record = reader.segment.records[document]
    if node.name == "folder":
        return bool(record["name"].startswith(node.text.strip("/") + "/"))
    heading = node.name == "section"
    value = reader.segment.section(section).heading if heading else record[node.name]
    if node.name == "kind":
        return tight(value) == tight(node.text)
    wanted = bare(tight(node.text)) or tight(node.text)
    return wanted in bare(tight(value)) or wanted in tight(value)


def _may_lie(reader: SegmentReader, node: Dates, document: int) -> bool:
    """Whether the document's date may lie in the range: 2019 may be a day of 2019-08."""
    date = reader.segment.records[document]["date"]
    if not date:
        return False
    first, last = (date + "-01-01")[:10], (date + "-12-31")[:10]
    if len(date) == 7:
        first, last = date + "-01", date + "-31"
    return (not node.last or first <= node.last) and (not node.first or last >= node.first)
