"""Readings of an addressee as whole lines: みどり野市長, not the 野市長 behind a common みどり."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from text.later import later
from text.model.collation import Variant, VariantRow
from text.model.document import Document, Span
from text.view.lines import LineIndex

_TITLE = later(r"[ \t\u3000]*(?:様|殿|御中|各位|先生)$")


def by_lines(
    rows: Sequence[VariantRow], documents: Sequence[Document], base: int
) -> list[VariantRow]:
    """Return `rows`, those of an addressee's line as one that has the line whole."""
    addressed = {row.places[base].line for row in rows if row.kind == "addressee"}
    if not addressed:
        return list(rows)
    lines = [LineIndex(document.raw) for document in documents]
    found: list[VariantRow] = []
    for line, group in groupby(rows, key=lambda row: row.places[base].line):
        here = list(group)
        found += [_whole(here, lines)] if line in addressed else here
    return found


def _whole(rows: Sequence[VariantRow], lines: Sequence[LineIndex]) -> VariantRow:
    own = [[row.places[witness] for row in rows] for witness in range(len(lines))]
    spans = tuple(map(_line, lines, own))
    if any(map(_are_whole, own, spans)):
        # A line that one has and another has not faces nothing, not the line that goes on there.
        spans = tuple(
            span if any(place.text for place in places) else places[0]
            for span, places in zip(spans, own, strict=True)
        )
    spans = _without_title(spans, lines)
    readings: dict[str, list[int]] = {}
    for witness, span in enumerate(spans):
        readings.setdefault("".join(span.text.split()), []).append(witness)
    variants = sorted(
        (Variant(spans[who[0]].text, tuple(who)) for who in readings.values()),
        key=lambda variant: (-len(variant.witnesses), variant.witnesses),
    )
    suspect = next((row.suspect for row in rows if row.suspect is not None), None)
    return replace(
        rows[0], kind="addressee", variants=tuple(variants), places=spans, suspect=suspect
    )


def _are_whole(places: Sequence[Span], lines: Span) -> bool:
    """Whether the places of one witness are all that stands in its `lines`."""
    there = "".join("".join(place.text.split()) for place in places)
    return bool(there) and there == "".join(lines.text.split())


def _without_title(spans: tuple[Span, ...], lines: Sequence[LineIndex]) -> tuple[Span, ...]:
    """Return `spans` without the 様 or 御中 that all of them end in."""
    titles = [_TITLE.search(span.text) for span in spans]
    if len({title.group().strip() if title else "" for title in titles}) != 1:
        return spans
    return tuple(
        index.span(span.start, span.start + title.start()) if title else span
        for index, span, title in zip(lines, spans, titles, strict=True)
    )


def _line(index: LineIndex, spans: Sequence[Span]) -> Span:
    """Return the lines from the first to the last of `spans`, without blanks at either end."""
    raw = index.raw
    start = raw.rfind("\n", 0, min(span.start for span in spans)) + 1
    last = max(span.end for span in spans)
    end = raw.find("\n", last)
    end = len(raw) if end < 0 else end
    text = raw[start:end]
    start += len(text) - len(text.lstrip())
    return index.span(start, max(start, start + len(text.strip())))
