"""`search --format json`: the answer as one object, held to docs/schemas/search.schema.json."""

from __future__ import annotations

from typing import Any, TextIO

from text.model.search import Answer, Hit, placed
from text.terminal.json_text import dump


def render(answer: Answer, stream: TextIO) -> None:
    """Write `answer`, so that the bytes are always valid UTF-8."""
    record = {
        "query": answer.query,
        "total": answer.total,
        "partial": answer.partial,
        "hits": [_hit(hit) for hit in answer.hits],
        "facets": answer.facets,
        "suggestions": list(answer.suggestions),
    }
    dump(record, stream, 1)


def _hit(hit: Hit) -> dict[str, Any]:
    return {
        "document": hit.document,
        "title": hit.title,
        "section": hit.section,
        "date": hit.date,
        "kind": hit.kind,
        "addressee": hit.addressee,
        "score": hit.score,
        "layer": hit.layer,
        "crosses_blank_line": hit.broken,
        "page": hit.page or None,
        "spans": [
            {
                "start": span.start,
                "end": span.end,
                "line": span.line,
                "column": span.column,
                "text": span.text,
                "layer": layer,
                "crosses": crossing or None,
            }
            for span, layer, crossing in placed(hit)
        ],
        "snippets": [
            {"text": snippet.text, "marks": [list(mark) for mark in snippet.marks]}
            for snippet in hit.snippets
        ],
    }
