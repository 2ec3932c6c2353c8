"""`diff --format json`: the hunks as data, stable (docs/schemas/diff.schema.json)."""

from __future__ import annotations

from collections import Counter
from typing import Any, TextIO

from text.model.collation import Collation, Hunk
from text.model.document import Span
from text.terminal.json_text import dumps


def render(collation: Collation, stream: TextIO) -> None:
    """Write `collation` as one JSON object; offsets are code points of the raw texts."""
    head = {
        "old": collation.old.name,
        "new": collation.new.name,
        "summary": collation.summary,
        "same": collation.same,
        "counts": {
            "hunks": len(collation.hunks),
            "by_kind": _by_kind(collation),
            "ignored": dict(collation.ignored),
        },
    }
    # json's indent would cost ten times the rest; so one hunk a line.
    stream.write(dumps(head, 1).removesuffix("\n}"))
    stream.write(',\n "hunks": [')
    for number, hunk in enumerate(collation.hunks):
        stream.write(",\n  " if number else "\n  ")
        stream.write(dumps(_hunk(hunk)))
    stream.write("\n ]\n}\n")


def _by_kind(collation: Collation) -> dict[str, int]:
    """Return how many changes there are of each kind, as the summary counts them.

    A move is "moved", and what changed on the way is counted with the others of its kind.
    """
    counts: Counter[str] = Counter()
    for hunk in collation.hunks:
        if hunk.operation == "move":
            counts["moved"] += 1
            counts.update(part.kind for part in hunk.inner)
        else:
            counts[hunk.kind] += 1
    return dict(counts)


def _hunk(hunk: Hunk) -> dict[str, Any]:
    suspect = hunk.suspect
    return {
        "number": hunk.number,
        "operation": hunk.operation,
        "kind": hunk.kind,
        "note": hunk.note,
        "old": _span(hunk.old),
        "new": _span(hunk.new),
        "core": {"old": hunk.core_old, "new": hunk.core_new},
        "suspect": suspect
        and {
            "side": suspect.side,
            "rule": suspect.rule,
            "message": suspect.message,
            "count": suspect.count,
        },
        "inner": [_hunk(inner) for inner in hunk.inner],
        "sentences": hunk.sentences,
        "series": hunk.series,
        "look": hunk.look and hunk.look._asdict(),
    }


def _span(span: Span) -> dict[str, Any]:
    return {
        "text": span.text,
        "start": span.start,
        "end": span.end,
        "line": span.line,
        "column": span.column,
    }
