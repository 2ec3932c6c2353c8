"""A place quoted with its words: its sentence, or what is cut says so and is cut between words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from text.view.excerpts import excerpt

CASES = [
    ("会費は千円です。総会をを開く。以上です。", "をを", 20, "総会をを開く。"),
    ("前の行\n総会をを開く\n次の行", "をを", 20, "総会をを開く"),
    ("　総会をを開く。", "をを", 20, "総会をを開く。"),
    ("彼は「行くのか。」とをを言った。", "をを", 20, "とをを言った。"),
    ("会議の資料を配る前にデジタルガバメント閣僚会議で202年度の方針を決めるはずだった、と係の人から何度も聞く。",
     "202年度", 12, "…デジタルガバメント閣僚会議で202年度の方針を決めるはずだった、…"),
    ("総会を開く。", "総会を開く。", 10, "総会を開く。"),
    ("あ" * 50 + "×" + "い" * 50, "×", 5, "…あああああ×いいいいい…"),
]  # fmt: skip


@pytest.mark.parametrize(("raw", "place", "most", "expected"), CASES)
def test_a_sentence_is_quoted_whole_or_cut_between_words_with_a_sign(
    raw: str, place: str, most: int, expected: str
) -> None:
    start = raw.index(place)
    low, high, before, behind = excerpt(raw, start, start + len(place), most)
    assert before + raw[low:high] + behind == expected


@given(st.text("あ漢カa1。、「」\n 　"), st.data(), st.integers(0, 30))
def test_the_place_is_always_within_and_no_sign_stands_for_nothing(
    raw: str, data: st.DataObject, most: int
) -> None:
    start = data.draw(st.integers(0, len(raw)))
    end = data.draw(st.integers(start, len(raw)))
    low, high, before, behind = excerpt(raw, start, end, most)
    assert 0 <= low <= start <= end <= high <= len(raw)
    assert "\n" not in raw[low:start] + raw[end:high]
    assert not before or low > 0
    assert not behind or high < len(raw)
    assert high - low <= end - start + 2 * (most + 10)
