"""What is known of the sections of a segment, set out so that all of them can be asked at once."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate
from typing import Any

from indexer.segment.segment import Segment
from text.later import later
from text.model.document import Section
from text.view.normalise import fold

Facet = tuple[str, str, str]
"""The kind, the year and the addressee of a document; "" for what is not known."""


def facet(record: Mapping[str, Any]) -> Facet:
    """Return the facet of the document of which `record` is known."""
    return record["kind"], record["date"][:4], record["addressee"]


_BLANK = later(r"[^\S\n]+")


class SectionTable:
    """The titles, headings and facets of the sections of `segment`, made when first asked for."""

    def __init__(self, segment: Segment) -> None:
        self._segment = segment
        self._records = segment.records
        self._bounds = segment.section_bounds

    @cached_property
    def facets(self) -> list[Facet]:
        """The facet of each section."""
        return [
            own for record in self._records for own in [facet(record)] * len(record["sections"])
        ]

    @cached_property
    def _titles(self) -> Names:
        return Names([record["title"] for record in self._records])

    def _sections(self) -> Iterator[Section]:
        for document in range(len(self._records)):
            yield from self._segment.sections(document)

    @cached_property
    def _headings(self) -> Names:
        return Names([section.heading for section in self._sections()])

    def named(self, words: Iterable[str]) -> Counter[int]:
        """Return by section how many of the tight texts `words` its names have, if any.

        Its names are the title of its document and its heading: a word in both counts twice.
        O(length of all names) for each word.
        """
        found: Counter[int] = Counter()
        for word in words:
            for document in self._titles.having(word):
                found.update(range(self._bounds[document], self._bounds[document + 1]))
            found.update(self._headings.having(word))
        return found


class Names:
    """Some short texts, to be asked which of them have a word. O(length of all) to make."""

    def __init__(self, names: Sequence[str]) -> None:
        # Folded all at once, ten times as fast: no fold makes a line break or reaches beyond one.
        self._text = _BLANK.sub("", fold("\n".join(name.replace("\n", " ") for name in names)))
        lengths = map(len, self._text.split("\n") if names else ())
        self._starts = [0, *accumulate(length + 1 for length in lengths)]

    def having(self, word: str) -> Iterator[int]:
        """Yield the numbers, ascending, of the texts that have the tight text `word`."""
        place = self._text.find(word)
        while 0 <= place < self._starts[-1]:
            number = bisect_right(self._starts, place) - 1
            yield number
            place = self._text.find(word, self._starts[number + 1])
