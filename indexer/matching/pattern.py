"""Wildcards and regular expressions over the tight text, with a time limit."""

from __future__ import annotations

from itertools import pairwise

import regex

from indexer.matching.asking.budget import Budget
from indexer.matching.asking.questions import Anything
from indexer.matching.places.matches import Spans
from indexer.segment.reader import SegmentReader
from text.errors import BadQuery
from text.utf16 import units
from text.view.normalise import fold, tight

_BATCH = 4_096
_STOPS = "。！？!?\n"


def wildcard_pattern(pattern: str) -> str:
    """Return the regular expression of a query with `*` (within a sentence) and `?` (one)."""
    segments = []
    for char in regex.sub(r"\*+", "*", pattern).strip("*"):
        if char == "*":
            segments.append(f"[^{_STOPS}]{{0,40}}?")
        elif char == "?":
            segments.append(".")
        else:
            segments.append(regex.escape(units(tight(char))))
    return "".join(segments)


def folded_pattern(pattern: str) -> str:
    """Return the user's regular expression with its text folded as the tight text is.

    Half-width marks keep their meaning; full-width ones are text. Blanks go: the text has none.
    """
    segments = []
    escaped = False
    for char in pattern:
        if escaped or char == "\\":
            segments.append(char)
            escaped = not escaped
        elif char == " ":
            continue
        elif char.isascii():
            segments.append(char)
        else:
            plain = fold(char).replace(" ", "")
            segments.append(regex.escape(plain) if plain.isascii() else plain)
    return "".join(segments)


def matching(reader: SegmentReader, pattern: str, query_offset: int, budget: Budget) -> Spans:
    """Return the non-empty matches of the regular expression `pattern`, each within a document.

    Raises BadQuery when the pattern is wrong or the time is over.
    """
    try:
        with budget.running():
            return _matching(reader, pattern, query_offset, budget)
    except TimeoutError:
        raise BadQuery("query.timeout", query_offset, limit=f"{budget.seconds:g}") from None
    except regex.error as error:
        raise BadQuery("query.bad-regex", query_offset + 1, reason=str(error)) from error


def _matching(reader: SegmentReader, pattern: str, query_offset: int, budget: Budget) -> Spans:
    found = Spans()
    compiled = regex.compile(pattern, regex.IGNORECASE | regex.VERSION0)
    if not reader.may_hold(Anything()):
        return found
    borders = reader.segment.tight_bounds
    for first, last in pairwise(borders):
        for match in compiled.finditer(reader.tight, first, last, timeout=budget.left()):
            start, end = match.span()
            if start < end:
                found.add(start, end, 0)
                if not len(found) % _BATCH:
                    budget.check(query_offset, _BATCH)
        budget.check(query_offset)
    return found
