"""A complete collation accounts for everything, for any pair of texts."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from collation.collate import collate
from tests.collation.accounts import SHOW_ALL, hunks, rebuilt, without
from text.model.document import Document

_WORDS = """
自治労 あて 2022年度 202年度 1,000円 6月4日(火) 行わない 行う
。 、 「 」 株式会社 ㍿ ｶﾞ ガ か\u3099 が
東京都 京都 様 殿 １３．３％ 13.8%
以上 未満 申し入れ 申入れ 〜 ～ a b é e\u0301 葛 葛\U000e0100 \u200b
の に 。。 しかし、
"""
_PIECES = st.sampled_from([*_WORDS.split(), " ", "\u3000", "\n", "\r\n", "\r", "\n\n", "\t"])
_TEXTS = st.one_of(
    st.lists(_PIECES, max_size=14).map("".join),
    st.text(max_size=20),
)
_PAIRS = st.one_of(
    st.tuples(_TEXTS, _TEXTS),
    st.tuples(_TEXTS, _TEXTS, _TEXTS, _TEXTS).map(
        lambda t: (t[0] + t[1] + t[2], t[0] + t[3] + t[2])
    ),
    st.tuples(_TEXTS, _TEXTS, _TEXTS).map(lambda t: ("。".join(t), "。".join((t[2], t[0], t[1])))),
)


def _check(pair: tuple[str, str]) -> None:
    assert rebuilt(*pair) == pair[1]


@given(_PAIRS)
@settings(max_examples=150, deadline=None)
def test_old_and_the_hunks_rebuild_new(pair: tuple[str, str]) -> None:
    _check(pair)


@pytest.mark.fuzz
@given(_PAIRS)
@settings(max_examples=20_000, deadline=None)
def test_old_and_the_hunks_rebuild_new_in_the_long_run(pair: tuple[str, str]) -> None:
    _check(pair)


@given(_TEXTS)
@settings(max_examples=60, deadline=None)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert hunks(text, text) == ()


@given(_TEXTS, _PAIRS, _TEXTS)
@settings(max_examples=60, deadline=None)
def test_in_a_section_the_hunks_account_for_the_section(
    before: str, pair: tuple[str, str], after: str
) -> None:
    old, new = (before + side + after for side in pair)
    start = len(before)
    documents = [
        Document("a.txt", raw, scope=(start, start + len(side)))
        for raw, side in zip((old, new), pair, strict=True)
    ]
    found = collate(*documents, SHOW_ALL).hunks
    rests = [
        without(side, [(s.start - start, s.end - start) for s in spans])
        for side, spans in zip(pair, ([h.old for h in found], [h.new for h in found]), strict=True)
    ]
    assert rests[0] == rests[1]
