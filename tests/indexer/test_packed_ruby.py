"""Words under ruby are those that the annotations of the documents name."""

from __future__ import annotations

import tempfile
from itertools import pairwise
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from indexer.segment.arrays.file import SegmentFile, write
from indexer.segment.arrays.ruby_table import under
from indexer.segment.segment import Segment
from indexer.segment.writer import SegmentBuilder
from text.language.kana import hiragana
from text.model.document import Annotation, Document
from text.view.normalise import fold

READINGS = ("かな", "カナ", "ｶﾅ", "よみ", "a")


@st.composite
def documents(draw: st.DrawFn) -> Document:
    text = draw(st.text(alphabet="漢字 読葛󠄀a\n", min_size=1, max_size=30))
    cuts = draw(st.lists(st.integers(0, len(text)), max_size=8))
    stretches = [(low, high) for low, high in pairwise(sorted(cuts)) if low < high]
    return Document(
        draw(st.sampled_from("abcdef")),
        text,
        skips=tuple(draw(st.lists(st.sampled_from(stretches), max_size=1)) if stretches else ()),
        annotations=tuple(
            Annotation(low, high, draw(st.sampled_from(READINGS))) for low, high in stretches
        ),
    )


@given(st.lists(documents(), min_size=1, max_size=3))
def test_ruby_is_found_where_an_annotation_has_it(texts: list[Document]) -> None:
    builder = SegmentBuilder()
    for text in texts:
        builder.add(text)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "segment")
        write(path, builder.arrays())
        segment, file = Segment(path), SegmentFile(path)
        for kana in {hiragana(fold(reading)) for reading in READINGS}:
            expected = []
            for number, text in enumerate(texts):
                base, end = segment.tight_bounds[number : number + 2]
                raws = [segment.raw_span(number, n, n + 1)[1] for n in range(end - base)]
                for one in text.annotations:
                    if hiragana(fold(one.reading)) == kana:
                        first = sum(last <= one.start for last in raws)
                        stop = min(sum(last < one.end for last in raws) + 1, len(raws))
                        if first < stop:
                            expected.append((base + first, base + stop))
            assert list(under(file, kana)) == sorted(expected)
