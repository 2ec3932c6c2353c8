"""What makes a scan fast leaves nothing out: the signature of blocks, the bare text of a corpus."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from indexer.analysis.bare_text import bare, bare_units
from indexer.segment.block_signature import BLOCK, signature, stretches


def scan(text: str, needle: str, start: int = 0, end: int | None = None) -> Iterator[int]:
    place = text.find(needle, start, end)
    while place >= 0:
        yield place
        place = text.find(needle, place + 1, end)


@given(
    st.text(alphabet="あいう自治労", min_size=1, max_size=6),
    st.lists(st.integers(0, 5 * BLOCK), max_size=6),
    st.integers(1, 5 * BLOCK),
)
def test_the_stretches_hold_every_occurrence_once(
    needle: str, places: list[int], length: int
) -> None:
    text = "ん" * length
    for place in places:
        text = text[:place] + needle + text[place + len(needle) :]
    rows = signature(np.frombuffer(text.encode("utf-16-le"), np.uint16))
    found = [
        place
        for start, end in stretches(rows, len(text), needle)
        for place in scan(text, needle, start, end)
    ]
    assert found == list(scan(text, needle))


def test_a_string_that_is_nowhere_costs_no_scan() -> None:
    rows = signature(np.frombuffer(("あいうえお" * 10_000).encode("utf-16-le"), np.uint16))
    assert list(stretches(rows, 50_000, "自治労連")) == []


@given(st.text(alphabet="あ漢ァバー・「」-0.a。", max_size=30))
def test_the_bare_text_of_a_corpus_is_that_of_a_query_with_a_way_back(text: str) -> None:
    units, dropped, _ = bare_units(np.frombuffer(text.encode("utf-16-le"), np.uint16))
    assert units.tobytes().decode("utf-16-le") == bare(text)
    for place, char in enumerate(bare(text)):
        assert text[place + int(np.searchsorted(dropped, place, side="right"))] == char
