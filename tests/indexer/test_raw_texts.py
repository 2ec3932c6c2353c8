"""A raw text that is read out of its tight text is the one that was written, to the letter."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.segment.arrays.file import write
from indexer.segment.raw_map import RawPoints
from indexer.segment.segment import Segment
from indexer.segment.writer import SegmentBuilder
from text.model.document import Document, Printed

TEXTS = st.one_of(
    st.text(alphabet="ん漢字　 \n｜《》！…ｶﾞか\u3099㌔Aａ髙葛\U000e0100", max_size=60),
    st.text(alphabet="あ\U00020bb7髙 é", max_size=20),
    st.text(max_size=20),
)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    raw = draw(TEXTS) + "あいうえおかきくけこ" * draw(st.integers(0, 3)) + draw(TEXTS)
    cuts = sorted(draw(st.lists(st.integers(0, len(raw)), max_size=4)))
    printed = []
    if len(cuts) > 2 and cuts[1] < cuts[2]:
        printed = [Printed(cuts[1], cuts[2], draw(st.sampled_from(["", "字", "かな"])))]
    skips = [(cuts[0], cuts[1])] if len(cuts) > 1 and cuts[0] < cuts[1] else []
    return Document("a", raw, skips=tuple(skips), printed=tuple(printed))


@settings(deadline=None, max_examples=200)
@given(st.lists(documents(), min_size=1, max_size=4))
def test_every_raw_text_comes_back(texts: list[Document]) -> None:
    builder = SegmentBuilder()
    for text in texts:
        builder.add(text)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "segment")
        write(path, builder.arrays())
        segment = Segment(path)

        assert [segment.raw(number) for number in range(len(texts))] == [t.raw for t in texts]
        whole = "".join(map(chr, RawPoints(segment).points.tolist()))
        assert whole == "".join(text.raw for text in texts)


def test_what_is_kept_of_a_text_is_little() -> None:
    raw = "　漢字《かんじ》の文章です。\n" * 50
    builder = SegmentBuilder()
    skips = [(place + 3, place + 8) for place in range(0, len(raw), 16)]
    builder.add(Document("a", raw, skips=tuple(skips)))

    code, rest = builder.arrays()["raw"]

    assert code == "B"
    assert len(rest) < len(raw.encode()) / 2 + 100
