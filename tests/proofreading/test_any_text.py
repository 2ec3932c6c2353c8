"""Whatever the draft, checking it ends, points into it and says the same again."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.usage.of_documents import DocumentsIndex
from proofreading.checking.check import check
from proofreading.context import Context
from proofreading.knowledge.knowledge import Knowledge
from proofreading.registry import chosen, names, rule
from text.model.document import Document

_LETTER = """2024年5月10日

さくら町子ども会連合会

会長 鈴木一郎 様

駅前商店街振興組合

夏まつり協力のお願い

拝啓 「公共施設の使用料は三年ごとに見直すものとする」と決まりました。参加者は昨年末で120人です。
電話 03-1234-5678 〒100-0001 東京都千代田区千代田1-1-1
敬具
"""
_CORPUS = {"a.txt": Document(name="a.txt", raw=_LETTER, date="2024-05-10")}
_KNOWN = Context(Knowledge(DocumentsIndex(_CORPUS.values())))
_PIECES = st.sampled_from(
    [
        *_LETTER.splitlines(keepends=True),
        *"をにはがのとも「」（）〇一二三年月日様御中0123４５%円人。、\n\n\u3000 アツ・ーab",
        "令和元年", "カタカナ", "取り組み", "取組", "漏洩", "漏えい", "ｶﾞ", "か\u3099",
        "\x00", "\ud800", "\u202e", "〒", "①", "(1)", "記", "以上", "네", "🦊", "\r\n",
        "http://", "03-1234-",
    ]
)  # fmt: skip
_TEXTS = st.one_of(st.lists(_PIECES, max_size=30).map("".join), st.text(max_size=60))


@settings(deadline=None)
@given(_TEXTS)
def test_findings_lie_in_the_text_and_come_again(raw: str) -> None:
    document = Document(name="draft.txt", raw=raw)
    found = check(document, _KNOWN, chosen())
    for finding in found:
        span = finding.span
        assert 0 <= span.start <= span.end <= len(raw)
        assert raw[span.start : span.end] == span.text
    assert check(document, _KNOWN, chosen()) == found


@pytest.mark.fuzz
@pytest.mark.parametrize("name", names())
@settings(deadline=None, max_examples=500)
@given(raw=_TEXTS)
def test_each_rule_alone_takes_any_text(name: str, raw: str) -> None:
    check(Document(name="draft.txt", raw=raw), _KNOWN, [rule(name)])


_PIECE = ("をが", "「", "一", "2019年", "カナ", "(1)\n", "様\n", "会長 山 ", "0")


@pytest.mark.timing
@pytest.mark.parametrize("piece", _PIECE)
def test_the_time_grows_with_the_text_and_no_faster(piece: str) -> None:
    from time import process_time

    def once(times: int) -> float:
        started = process_time()
        check(Document(name="draft.txt", raw=piece * times), _KNOWN, chosen())
        return process_time() - started

    def seconds(times: int) -> float:
        # The least of three: a neighbour who takes the processor's cache is no cost of ours.
        return min(once(times) for _ in range(3))

    once(100)
    small, large = seconds(1_000), seconds(8_000)
    assert large < 30 * max(small, 0.01)
