"""Wildcards and regular expressions over the tight text, with a time limit."""

from __future__ import annotations

from itertools import pairwise

import regex

from indexer.matching.budget import Clock
from indexer.matching.matches import Places
from indexer.segment.view import PartView
from text.errors import BadQuery
from text.utf16 import units
from text.view.normalise import fold, tight

_BATCH = 4_096
_STOPS = "。！？!?\n"


def wildcard_pattern(pattern: str) -> str:
    """Return the regular expression of a query with `*` (within a sentence) and `?` (one)."""
    parts = []
    for char in regex.sub(r"\*+", "*", pattern).strip("*"):
        if char == "*":
            parts.append(f"[^{_STOPS}]{{0,40}}?")
        elif char == "?":
            parts.append(".")
        else:
            parts.append(regex.escape(units(tight(char))))
    return "".join(parts)


def folded_pattern(pattern: str) -> str:
    """Return the user's regular expression with its text folded as the tight text is.

    Half-width marks keep their meaning; full-width ones are text. Blanks go: the text has none.
    """
    parts = []
    escaped = False
    for char in pattern:
        if escaped or char == "\\":
            parts.append(char)
            escaped = not escaped
        elif char == " ":
            continue
        elif char.isascii():
            parts.append(char)
        else:
            plain = fold(char).replace(" ", "")
            parts.append(regex.escape(plain) if plain.isascii() else plain)
    return "".join(parts)


def matching(view: PartView, pattern: str, position: int, clock: Clock) -> Places:
    """Return the non-empty matches of the regular expression `pattern`, each within a document.

    Raises BadQuery when the pattern is wrong or the time is over.
    """
    found = Places()
    try:
        compiled = regex.compile(pattern, regex.IGNORECASE | regex.VERSION0)
        borders = view.part.tight_bounds
        for first, last in pairwise(borders):
            for match in compiled.finditer(view.tight, first, last, timeout=clock.left()):
                start, end = match.span()
                if start < end:
                    found.add(start, end, 0)
                    if not len(found) % _BATCH:
                        clock.check(position, _BATCH)
            clock.check(position)
    except TimeoutError:
        raise BadQuery("query.timeout", position, limit=f"{clock.seconds:g}") from None
    except regex.error as error:
        raise BadQuery("query.bad-regex", position + 1, reason=str(error)) from error
    return found
