"""A stretch of a document as HTML: ruby set over its words, differences marked and numbered."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from typing import NamedTuple

from reports.html.markup import Markup, element, join, text
from text.model.document import Document


class _Ruby(NamedTuple):
    """Words raw[base:base_end] with `reading`; the mark that says so ends at `end`."""

    base: int
    base_end: int
    end: int
    reading: str


class Passages:
    """Shows stretches of one document; built once per document.

    Ruby that the source wrote as a mark behind its words (skips right behind an annotation) is set
    above them instead, wherever the whole of it lies in the stretch that is asked for.
    """

    def __init__(self, document: Document) -> None:
        self.name = document.name
        self.raw = document.raw
        self._ruby = _ruby_places(document)
        self._ruby_starts = sorted(self._ruby)

    def show(self, start: int, end: int) -> Markup:
        """Return raw[start:end], escaped, with its ruby. O(length + ruby in it)."""
        parts: list[Markup] = []
        place = start
        for index in range(bisect_left(self._ruby_starts, start), len(self._ruby_starts)):
            begin = self._ruby_starts[index]
            ruby = self._ruby[begin]
            if begin >= end:
                break
            if begin < place or ruby.end > end:
                continue
            parts.append(text(self.raw[place:begin]))
            parts.append(
                element(
                    "ruby",
                    self.raw[ruby.base : ruby.base_end],
                    element("rp", "（"),
                    element("rt", ruby.reading),
                    element("rp", "）"),
                )
            )
            place = ruby.end
        parts.append(text(self.raw[place:end]))
        return join(parts)

    def marked(self, start: int, end: int, cores: Iterable[tuple[int, int]]) -> Markup:
        """Return raw[start:end] with the stretches `cores` (in order, disjoint) in <b>."""
        parts: list[Markup] = []
        place = start
        for core, core_end in cores:
            core, core_end = max(core, place), min(core_end, end)
            if core >= core_end:
                continue
            parts += [self.show(place, core), element("b", self.show(core, core_end))]
            place = core_end
        parts.append(self.show(place, end))
        return join(parts)


def _ruby_places(document: Document) -> dict[int, _Ruby]:
    """Return the ruby of `document` by the raw offset at which its whole notation starts."""
    marks = dict(document.skips)
    bars = {end: start for start, end in document.skips if document.raw[start:end] in "｜|"}
    places: dict[int, _Ruby] = {}
    for note in document.annotations:
        end = marks.get(note.end)
        if end is not None and note.reading in document.raw[note.end : end]:
            start = bars.get(note.start, note.start)
            places[start] = _Ruby(note.start, note.end, end, note.reading)
    return places
