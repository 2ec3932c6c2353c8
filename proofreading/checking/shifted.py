"""A document after edits of its raw text: what its reader knew of it stays known, moved along."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from text.model.document import Document


class Edit(NamedTuple):
    """The raw stretch [start, end) and what stands in its place from now on."""

    start: int
    end: int
    text: str


def edited(document: Document, edits: Sequence[Edit]) -> Document:
    """Return `document` with `edits` made, which are in order and disjoint.

    Skips, sections, borders, marks and the rest keep what they hold: without them the second look
    would take a link's target or front matter for prose. O(len(raw) + places · log edits).
    """
    parts: list[str] = []
    place = 0
    for edit in edits:
        parts += [document.raw[place : edit.start], edit.text]
        place = edit.end
    move = _Moves(edits)

    def both(stretches: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
        return tuple((move.of(start), move.of(end)) for start, end in stretches)

    return replace(
        document,
        raw="".join([*parts, document.raw[place:]]),
        sections=tuple(
            replace(one, start=move.of(one.start), end=move.of(one.end))
            for one in document.sections
        ),
        skips=both(document.skips),
        furniture=both(document.furniture),
        annotations=tuple(
            one._replace(start=move.of(one.start), end=move.of(one.end))
            for one in document.annotations
        ),
        borders=tuple(
            one._replace(start=move.of(one.start), end=move.of(one.end)) for one in document.borders
        ),
        marks=tuple(
            one._replace(start=move.of(one.start), end=move.of(one.end)) for one in document.marks
        ),
        pages=tuple(map(move.of, document.pages)),
        scope=None if document.scope is None else both([document.scope])[0],
    )


class _Moves:
    def __init__(self, edits: Sequence[Edit]) -> None:
        self._edits = edits
        self._starts = [edit.start for edit in edits]
        self._grown = [0]
        for edit in edits:
            self._grown.append(self._grown[-1] + len(edit.text) - (edit.end - edit.start))

    def of(self, offset: int) -> int:
        """Return where the raw offset is now; one within an edit stays within its new text."""
        number = bisect_right(self._starts, offset)
        if number and offset < self._edits[number - 1].end:
            edit = self._edits[number - 1]
            within = min(offset - edit.start, len(edit.text))
            return edit.start + within + self._grown[number - 1]
        return offset + self._grown[number]
