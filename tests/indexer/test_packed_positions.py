"""Positions that are kept in two bytes, or not at all, are those of the stream."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.segment.arrays.file import SegmentFile, write
from indexer.segment.arrays.positions import COMMON, NARROW, Positions, packed
from indexer.segment.postings import postings
from indexer.segment.writer import Arrays, code_of, stream_items


def _written(folder: Path, stream: Any, type_term: Any, sections: Any) -> tuple[Positions, Any]:
    """Return the positions of such a segment, written and read again."""
    terms = int(type_term[-1]) + 1
    found = postings(stream, type_term, terms, sections)
    kept, common = packed(found["positions"], found["position_bounds"], sections)
    arrays: Arrays = {
        **{name: (code_of(values), values) for name, values in found.items()},
        "positions": (code_of(kept), kept),
        "common_term": ("I", common),
        "stream": stream_items(stream, len(type_term)),
        "section_token": ("I", sections),
        "term_type": ("I", np.searchsorted(type_term, np.arange(terms + 1)).astype(np.uint32)),
    }
    path = folder / "segment"
    path.unlink(missing_ok=True)
    write(path, arrays)
    return Positions(SegmentFile(path)), common


@settings(max_examples=25, deadline=None)
@given(
    seed=st.integers(0, 2**32 - 1),
    tokens=st.sampled_from([1, 40, 3_000, NARROW, NARROW + 1, 150_000]),
    longest=st.sampled_from([7, 900, NARROW, NARROW + 5, 200_000]),
)
def test_every_term_stands_where_the_stream_says(
    tmp_path_factory: pytest.TempPathFactory, seed: int, tokens: int, longest: int
) -> None:
    chosen = np.random.default_rng(seed)
    types = int(chosen.integers(2, 400))
    type_term = np.sort(chosen.integers(0, types, types)).astype(np.uint32)
    type_term = np.unique(type_term, return_inverse=True)[1].astype(np.uint32)
    stream = np.minimum(chosen.zipf(1.4, tokens) - 1, types - 1).astype(np.uint32)
    cuts = np.cumsum(chosen.integers(1, longest + 1, tokens))
    sections = np.unique([0, *cuts[cuts < tokens], tokens]).astype(np.uint32)

    found, common = _written(tmp_path_factory.mktemp("packed"), stream, type_term, sections)

    assert found.fit()
    assert (len(common) > 0) == (
        tokens > NARROW and np.bincount(type_term[stream]).max() > tokens // COMMON
    )
    section_of = np.searchsorted(sections, np.arange(tokens), side="right") - 1
    for term in chosen.permutation(int(type_term[-1]) + 1)[:12].tolist():
        expected = np.flatnonzero(type_term[stream] == term)
        assert found.count(term) == len(expected)
        assert found.of(term) == expected.tolist()
        assert found.array(term).tolist() == expected.tolist()
        section = int(chosen.integers(len(sections) - 1))
        assert found.within(term, section) == expected[section_of[expected] == section].tolist()


@pytest.mark.parametrize(("types", "code"), [(65_535, "H"), (65_536, "I")])
def test_a_stream_has_sixteen_bits_where_its_types_and_the_end_fit(types: int, code: str) -> None:
    stream = np.array([0, types - 1], np.uint32)

    found, items = stream_items(stream, types)

    assert found == code
    assert items.tolist() == stream.tolist()
