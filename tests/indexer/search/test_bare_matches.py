"""What is found over seams and in the tight text is what stands in the bare text, written out."""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.analysis.bare_text import bare, bare_units
from indexer.matching.literal import symbols
from indexer.matching.places import arrays
from indexer.segment.arrays.file import write
from indexer.segment.bare_matches import BareText
from indexer.segment.block_signature import BLOCK
from indexer.segment.reader import SegmentReader
from indexer.segment.segment import Segment
from indexer.segment.writer import SegmentBuilder
from text.model.document import Document
from text.utf16 import units
from text.view.normalise import tight

PIECES = list("あいカナー・「」髙高國国𠮷吉1-")
TEXTS = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


@settings(deadline=None, max_examples=150)
@given(
    TEXTS,
    TEXTS,
    st.sampled_from([0, BLOCK - 9, BLOCK, 2 * BLOCK]),
    st.integers(0, 70),
    st.integers(1, 6),
)
def test_a_string_is_found_wherever_the_bare_text_has_it(
    head: str, tail: str, between: int, start: int, length: int
) -> None:
    text = tight(f"{head}{'ん' * between}{tail}")
    wanted = bare((head + tail)[start : start + length])
    if not wanted or not text:
        return
    builder = SegmentBuilder()
    builder.add(Document("a", text))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "segment")
        write(path, builder.arrays())
        reader = SegmentReader(Segment(path), [0])
        bare_text = BareText(reader.segment.file)
        whole, dropped, _ = bare_units(np.asarray(reader.segment.file.array("tight")))
        written = "".join(map(chr, whole.tolist()))
        assert len(bare_text) == len(written)
        assert [bare_text.unit(n) for n in range(len(written))] == list(written)
        needle, expected, place = units(wanted), [], -1
        while (place := written.find(needle, place + 1)) >= 0:
            first = place + int(np.searchsorted(dropped, place, side="right"))
            assert bare_text.place(place) == first
            assert bare_text.offset(first) == place
            expected.append(bare_text.span(place, place + len(needle)))
        for count in (1, 1_000_000):
            with pytest.MonkeyPatch.context() as patched:
                for name in ("BULK", "COLD"):
                    patched.setattr(arrays, name, count)
                found = symbols(reader, wanted, 3)
            # A bracket that closes behind a match is taken in, too.
            ends = [min(end, found.ends[n]) for n, (_, end) in enumerate(expected)]
            assert list(found.starts) == [first for first, _ in expected]
            assert ends == [end for _, end in expected]
