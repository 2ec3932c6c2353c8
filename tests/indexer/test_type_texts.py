"""What a segment says of its types is what the analyser said, field by field."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.segment.arrays.file import write
from indexer.segment.segment import Segment
from indexer.segment.writer import SegmentBuilder
from text.language.kana import hiragana
from text.language.morphology import entry, token_lines
from text.model.document import Document
from text.view.normalise import fold

PIECES = ["今日は", "取り組んで", "サーバー", "漏洩", "=", "1915"]
PIECES += ["。", "すすめる", "㌔", "ぬべろ", "A"]


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=12).map("".join))
def test_every_type_says_what_its_line_said(text: str) -> None:
    builder = SegmentBuilder()
    builder.add(Document("a", text))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "segment")
        write(path, builder.arrays())
        segment = Segment(path)
        lines = [line for _, chunk in token_lines(fold(text)) for line in chunk]
        said = [entry(line)[1] for line in lines]

        found = {type_: segment.type_token(type_) for type_ in range(1, segment.types)}
        assert set(found.values()) == {
            token._replace(start=0, kana=token.kana or token.reading) for token in said
        }
        for type_, token in found.items():
            if token.reading:
                term = segment.term_of_type(type_)
                assert type_ in segment.types_read(term, hiragana(token.reading))
