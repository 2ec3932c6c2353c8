"""Ruby that a source writes behind its words stands above them on a page."""

from __future__ import annotations

import pytest

from reports.html.passages import Passages
from text.model.document import Annotation, Document

_RUBY = "<ruby>漢字<rp>（</rp><rt>かんじ</rt><rp>）</rp></ruby>"


def _document(raw: str) -> Document:
    base, mark = raw.index("漢字"), raw.index("《")
    end = raw.index("》") + 1
    bars = [(place, place + 1) for place in [raw.find("｜")] if place >= 0]
    return Document(
        name="x",
        raw=raw,
        skips=(*bars, (mark, end)),
        annotations=(Annotation(base, base + 2, "かんじ"),),
    )


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("この漢字《かんじ》を", f"この{_RUBY}を"),
        ("この｜漢字《かんじ》を", f"この{_RUBY}を"),
        ("<漢字《かんじ》>", f"&lt;{_RUBY}&gt;"),
    ],
)
def test_ruby_is_set_above_its_words(raw: str, shown: str) -> None:
    assert Passages(_document(raw)).show(0, len(raw)) == shown


def test_ruby_that_a_difference_cuts_stays_as_it_is_written() -> None:
    passages = Passages(_document("この漢字《かんじ》を"))
    assert passages.show(0, 3) + passages.show(3, 10) == "この漢字《かんじ》を"
