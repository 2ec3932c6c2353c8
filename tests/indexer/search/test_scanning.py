"""A scan in whole arrays finds what a scan from character to character finds, in order."""

from __future__ import annotations

from array import array
from types import SimpleNamespace
from typing import cast

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.segment import reader as reader_module
from indexer.segment import scanning
from indexer.segment.block_signature import BLOCK, candidates, signature
from indexer.segment.reader import SegmentReader
from indexer.segment.scanning import occurrences
from indexer.segment.segment import Segment

UNITS = "あい\ud842\udfb7"


def naive(text: str, needle: str) -> list[int]:
    return [place for place in range(len(text)) if text.startswith(needle, place)]


def scan(text: str, needle: str) -> list[int]:
    found = [text.find(needle)]
    while found[-1] >= 0:
        found.append(text.find(needle, found[-1] + 1))
    return found[:-1]


def coded(text: str) -> scanning.Units:
    return np.frombuffer(text.encode("utf-16-le", "surrogatepass"), np.uint16)


@given(
    st.text(alphabet=UNITS, max_size=60),
    st.text(alphabet=UNITS, min_size=1, max_size=5),
    st.integers(1, 20),
    st.data(),
)
def test_every_place_is_found_once_whatever_is_compared_at_a_time(
    text: str, needle: str, chunk: int, data: st.DataObject
) -> None:
    pair = data.draw(st.integers(0, max(len(needle) - 2, 0)))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(scanning, "_CHUNK", chunk)
        found = occurrences(coded(text), [(0, len(text))], pair, needle)
    assert found.tolist() == naive(text, needle)


@given(st.text(alphabet="あいう自治労", min_size=2, max_size=6), st.sets(st.integers(0, 11)))
def test_every_place_is_found_whatever_blocks_are_skipped(needle: str, halves: set[int]) -> None:
    text = "ん" * (6 * BLOCK)
    for half in halves:
        at = max(half * BLOCK // 2 - 1, 0)  # across the border of two blocks, too
        text = text[:at] + needle + text[at + len(needle) :]
    text = text[: 6 * BLOCK]
    rows = signature(coded(text))
    found = occurrences(coded(text), *candidates(rows, len(text), needle), needle)
    assert found.tolist() == scan(text, needle)


def test_nothing_is_found_of_nothing() -> None:
    assert not len(occurrences(coded("あい"), [(0, 2)], 0, ""))
    assert not len(occurrences(coded(""), [(0, 0)], 0, "あ"))


@given(
    st.text(alphabet=UNITS, max_size=40),
    st.text(alphabet=UNITS, min_size=1, max_size=4),
    st.integers(1, 9),
    st.integers(0, 3),
)
def test_a_scan_by_chunks_finds_every_place_once_also_where_a_chunk_cuts_a_character(
    text: str, needle: str, chunk: int, kept_after: int
) -> None:
    units = memoryview(array("H", coded(text).tobytes()))
    segment = SimpleNamespace(
        file=SimpleNamespace(array=lambda name: units), stretches=lambda *_: [(0, len(units))]
    )
    reader = SegmentReader(cast(Segment, segment), [])
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(reader_module, "_CHUNK", chunk)
        patched.setattr(reader_module, "_WORTH_KEEPING", kept_after)
        for _ in range(3):
            assert list(reader.scan("tight", needle)) == naive(text, needle)
