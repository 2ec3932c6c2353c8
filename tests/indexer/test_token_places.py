"""Places that are worked out are those of the tokens, one by one and all together."""

from __future__ import annotations

import tempfile
from bisect import bisect_left, bisect_right
from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from indexer.segment.arrays.file import SegmentFile, write
from indexer.segment.arrays.token_places import TokenPlaces, packed

LENGTHS = np.array([0, 1, 2, 3, 200], np.uint8)


@given(
    st.lists(
        st.tuples(st.integers(0, 4), st.sampled_from([0] * 30 + [-1, 1, 7])),
        max_size=70,
    ),
    st.integers(0, 9),
    st.integers(1, 40),
)
def test_every_token_stands_where_it_was_written(
    tokens: list[tuple[int, int]], first: int, copies: int
) -> None:
    stream = np.array([type_ for type_, _ in tokens] * copies, np.uint16)
    lengths = LENGTHS[stream]
    steps = lengths.astype(np.int64) + np.array([gap for _, gap in tokens] * copies)
    starts = first + np.concatenate([[0], np.cumsum(np.maximum(steps, 0))])[:-1]
    expected = starts.tolist()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "segment")
        kept = packed(starts, lengths)
        write(path, kept | {"stream": ("H", stream), "type_length": ("B", LENGTHS)})

        found = TokenPlaces(SegmentFile(path))

    asked = sorted({0, *expected, *(place + 1 for place in expected)})[:400]
    assert found.fit()
    assert [found[token] for token in range(len(expected))] == expected == list(found)
    assert found.array().tolist() == expected
    assert [found.before(place) for place in asked] == [bisect_left(expected, p) for p in asked]
    assert [found.up_to(place) for place in asked] == [bisect_right(expected, p) for p in asked]
    for few in (asked, asked[:1], asked[-2:]):
        counted = found.all_before(np.array(few, np.uint32)).tolist()
        assert counted == [bisect_left(expected, place) for place in few]
    every = np.arange(len(expected))
    for chosen in (every, every[:1], every[-1:]):
        assert found.at(chosen).tolist() == starts[chosen].tolist()
