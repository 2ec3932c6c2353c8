"""No text makes a rule fail, lose its place or take more than linear time."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from proofreading.checking.check import check
from proofreading.context import Context
from proofreading.draft import Draft
from proofreading.registry import names, rule
from text.model.document import Document
from text.view.lines import LineIndex

ALONE = [found for found in map(rule, names()) if found.info.corpus != "needed"]

PIECES = [
    *"「」『』（）()[]【】、。.,:;/-ー〜　 \t\n\r①②⑩〇○●×※記",
    *(
        "(1)",
        "（２）",
        "1.",
        "1,0000円",
        "第3号議案",
        "Q1",
        "※1",
        "注2",
        "別紙",
        "別添1",
        "下記のとおり",
    ),
    *("2023年4月1日（土）", "202年度", "令和元年（2018年）", "6月31日", "平成31年6月", "午後13時"),
    *(
        "拝啓",
        "敬具",
        "前略",
        "草々",
        "以上",
        "新緑の候",
        "合計　500円",
        "計3人",
        "会費 200円",
        "〒790-080",
    ),
    *("電話 03-555-0123", "https//a.example,jp", "a@@b.jp", "貴社", "貴校", "株式会社山田 御中"),
    *(
        "見れます。",
        "読まさせて",
        "である。",
        "です。",
        "●●",
        "TODO:",
        "令和　年　月　日",
        "{{氏名}}",
    ),
    *("ｶﾞ", "か\u3099", "\u200b", "⽇", "\ufa19", "\ufffd", "\x00", "\ud800", "🈁", "\U000e0001"),
]

texts = st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=40).map("".join)

PUMPS = [
    *(
        "「",
        "」",
        "(",
        "（」",
        "[(",
        "(1)\n",
        "①\n",
        "1. あ\n",
        "第1条\n",
        "Q1 ",
        "※1",
        "※1\n",
        "注1",
    ),
    *(
        "1,",
        "1,0",
        "0-",
        "03-1",
        "〒1-",
        "2023年",
        "4月1日（土）",
        "202年度4月",
        "令和元年（",
        "平成31年",
    ),
    *(
        "別紙",
        "別紙1 ",
        "下記のとおり",
        "記\n",
        "以上\n",
        "拝啓\n",
        "敬具\n",
        "計1人、",
        "合計1",
        "1円\n",
        "あ 1円\n",
    ),
    *(
        "http",
        "https://a",
        "a@",
        "a.",
        "a,",
        "www.",
        "●●",
        "〇〇 ",
        "×",
        "TODO",
        "{{",
        "【",
        "　年　月",
    ),
    *(
        "ｶ",
        "か\u3099",
        "e\u0301",
        "\u200b",
        "\u200d",
        "⽇",
        "です。",
        "である。です。",
        "貴社",
        "〜の候",
    ),
    *(
        "・あ。\n",
        "・すること\n",
        "(1) すること。\n",
        "見れ",
        "読まさせ",
        "10時75分",
        "[要確認",
        "\n",
        " \n",
        "　",
    ),
]


@given(texts)
@settings(max_examples=150, deadline=None)
def test_every_finding_marks_its_own_words(raw: str) -> None:
    lines = LineIndex(raw)
    for finding in check(Document(name="draft.txt", raw=raw), Context(), ALONE):
        span = finding.span
        assert raw[span.start : span.end] == span.text
        assert lines.place(span.start) == (span.line, span.column)
        assert finding.message


@given(texts)
@settings(max_examples=30, deadline=None)
def test_the_same_text_gets_the_same_findings(raw: str) -> None:
    document = Document(name="draft.txt", raw=raw)
    assert check(document, Context(), ALONE) == check(document, Context(), ALONE)


@pytest.mark.fuzz
@given(texts)
@settings(max_examples=20_000, deadline=None)
def test_every_finding_marks_its_own_words_at_length(raw: str) -> None:
    for finding in check(Document(name="draft.txt", raw=raw), Context(), ALONE):
        assert raw[finding.span.start : finding.span.end] == finding.span.text


def _seconds(raw: str) -> float:
    """Processor time of all rules; the draft is analysed beforehand, for that is not theirs."""
    draft = Draft(Document(name="draft.txt", raw=raw))
    _ = draft.tokens, draft.sentences, draft.paragraphs, draft.dates, draft.numbers, draft.described
    start = time.process_time()
    for found in ALONE:
        for _finding in found.check(draft, Context()):
            pass
    return time.process_time() - start


@pytest.mark.timing
@pytest.mark.parametrize("pump", PUMPS)
def test_no_pumped_text_takes_time_out_of_proportion(pump: str) -> None:
    # Ten times the text: linear rules stay near ten, a quadratic one goes to a hundred.
    small = pump * (1_000 // len(pump))
    assert _seconds(small * 10) < 40 * _seconds(small) + 0.1


@pytest.mark.fuzz
@pytest.mark.parametrize("pump", PUMPS)
def test_no_long_pumped_text_takes_time_out_of_proportion(pump: str) -> None:
    small = pump * (20_000 // len(pump))
    assert _seconds(small * 4) < 9 * _seconds(small) + 0.1
