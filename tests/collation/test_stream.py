"""A stream knows where sentences and paragraphs begin in it."""

from hypothesis import given
from hypothesis import strategies as st

from collation.stream.build import stream
from text.language.segments import paragraphs
from text.model.document import Document

PIECE = st.sampled_from(
    [
        *("会合を開く。", "第1回", " a b ", "資料《しりょう》", "㍿", "か\u3099"),
        *("\n", "\n\n", "\r\n", "\u2028", "\u3000"),
    ]
)


@given(st.lists(PIECE, max_size=12).map("".join), st.booleans(), st.data())
def test_paragraphs_begin_where_lines_of_the_running_text_do(
    raw: str, with_skips: bool, data: st.DataObject
) -> None:
    skips = []
    place = raw.find("《")
    while with_skips and place >= 0:
        skips.append((place, raw.index("》", place) + 1))
        place = raw.find("《", place + 1)
    whole = stream(Document(name="", raw=raw, skips=tuple(skips)))
    if len(whole.text) < 2:
        return
    start = data.draw(st.integers(0, len(whole.text) - 2))
    end = data.draw(st.integers(start + 1, len(whole.text)))
    every = {
        whole.offset(whole.view.raw_span(cut.start, cut.start)[0])
        for cut in paragraphs(whole.view.text)
    }
    assert whole.paragraph_starts(start, end) == sorted(n for n in every if start < n < end)
