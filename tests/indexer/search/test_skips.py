"""What is read in part of a document's markup is what reading all of it gives."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from indexer.segment.skips import Skips


@given(
    st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=12),
    st.lists(st.integers(0, 500), max_size=3),
    st.integers(0, 100),
    st.integers(0, 40),
)
def test_the_skips_of_a_stretch_are_those_that_share_text_with_it(
    steps: list[tuple[int, int]], pages: list[int], start: int, length: int
) -> None:
    skips = []
    place = 0
    for gap, width in steps:
        skips.append((place + gap, place + gap + width))
        place += gap + width
    more = {"skips": skips, "pages": pages, "annotations": [(1, 2, "よみ"), (3, 4, "[5, 6]")]}
    kept = Skips(json.dumps(more).encode())
    end = start + length
    expected = [(first, last) for first, last in skips if first < end and last > start]
    assert list(kept.within(start, end)) == expected
    assert kept.pages == tuple(pages)
