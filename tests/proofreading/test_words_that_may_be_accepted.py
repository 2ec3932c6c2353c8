"""Only a word may be accepted: what is none would silence a rule in every draft."""

from __future__ import annotations

import pytest

from proofreading.known.accepted_words import _OF_WORDS, may_be_accepted
from proofreading.registry import names
from text.model.document import Span
from text.model.finding import Finding


def _finding(rule: str, text: str) -> Finding:
    return Finding(rule, "question", "草稿.txt", Span(0, len(text), 1, 1, text), "")


@pytest.mark.parametrize(
    ("rule", "text", "accepted"),
    [
        ("katakana-near-miss", "コントール", True),
        ("unseen-name", "川本惇", True),
        ("common-misspelling", "こんにちわ", True),
        ("unseen-name", "ジャン・バルジャン", True),
        ("brackets", "「", False),
        ("numbering", "(4)", False),
        ("impossible-year", "202年度", False),
        ("house-spelling", "1600万枚", False),
        ("house-spelling", "、", False),
        ("doubled-word", "のの", False),
        ("near-term", "二行\nにわたる", False),
        ("common-misspelling", "を", False),
    ],
)
def test_a_word_is_offered_and_a_mark_or_number_is_not(
    rule: str, text: str, accepted: bool
) -> None:
    assert may_be_accepted(_finding(rule, text)) is accepted


def test_every_rule_of_words_is_a_rule() -> None:
    assert set(names()) >= _OF_WORDS
