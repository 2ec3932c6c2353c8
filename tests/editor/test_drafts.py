"""A keystroke costs its paragraph, and the findings around it move along."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commands.support.checking.desk import Desk
from editor.drafts import LONG, WIDE, Draft
from proofreading.checking.checker import Checker
from proofreading.registry import names
from readers.registry import read_content
from text.model.document import Document

ROOT = Path(__file__).resolve().parents[2]
TEXT = "202年度のの申入れ。\n\n一行目です。\n二行目をを見る。\n\n8月32日に会う。\n"


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Desk(ROOT / "corpus").checker()


def read(text: str) -> Document:
    return Document("draft.txt", text)


def _opened(checker: Checker, text: str = TEXT) -> Draft:
    draft = Draft(text, read)
    draft.take(draft.whole(checker))
    return draft


def _places(draft: Draft) -> list[tuple[str, str]]:
    return [(f.rule, draft.text[f.span.start : f.span.end]) for f in draft.findings]


def test_every_rule_that_waits_is_a_rule() -> None:
    assert set(names()) >= WIDE


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("一行目です。", "一行目でです。"),
        ("をを", "を"),
        ("\n\n8月", "\n挿入した行。\n\n8月"),
        ("202年度のの申入れ。\n\n", ""),
        (TEXT, ""),
        ("会う。\n", "会う"),
        ("見る。\n\n8月32日", "見る。8月32日"),
        ("一行目です。\n", "𠮷👪\U000e0100です。\r\n"),
    ],
)
def test_what_a_change_leaves_is_what_the_whole_check_finds(
    checker: Checker, old: str, new: str
) -> None:
    draft = _opened(checker)
    draft.change(TEXT.replace(old, new, 1), checker)
    assert _places(draft) == _places(_opened(checker, draft.text))


@given(st.integers(0, len(TEXT)), st.integers(0, len(TEXT)), st.text(alphabet="のを。\n2漢𠮷"))
@settings(max_examples=30, deadline=None)
def test_findings_always_stand_within_the_text(
    checker: Checker, start: int, end: int, put: str
) -> None:
    draft = _opened(checker)
    draft.change(TEXT[: min(start, end)] + put + TEXT[max(start, end) :], checker)
    assert all(0 <= f.span.start <= f.span.end <= len(draft.text) for f in draft.findings)
    assert all(draft.text[f.span.start : f.span.end] == f.span.text for f in draft.findings)


def test_what_stands_in_code_is_no_prose_while_one_types_either(checker: Checker) -> None:
    text = "# 見出し\n\n```\n一行目\n```\n\n本文。\n"
    draft = Draft(text, lambda text: read_content(text.encode(), "a.md", ".md", "utf-8"))
    draft.take(draft.whole(checker))
    draft.change(text.replace("一行目", "会議のの記録"), checker)
    assert _places(draft) == []
    draft.change(draft.text.replace("本文", "会議のの記録"), checker)
    assert [rule for rule, _ in _places(draft)] == ["doubled-word"]


def test_changes_that_come_together_are_all_gone_through(checker: Checker) -> None:
    draft = _opened(checker, "一。\n二。\n三。\n四。\n")
    draft.change(draft.text.replace("三。", "会議のの記録。"), None)
    draft.change("会議をを開く。\n" + draft.text, None)
    draft.change(draft.text.replace("四。", "四四。"), None)
    draft.join(draft.near(checker))
    assert [place for _, place in _places(draft)] == [
        draft.text[at : at + 2] for at in (draft.text.index("をを"), draft.text.index("のの"))
    ]


def test_twins_in_two_paragraphs_have_ids_of_their_own(checker: Checker) -> None:
    draft = _opened(checker, "会議のの記録。\n\n空。\n")
    draft.change(draft.text.replace("空。", "会議のの記録。"), checker)
    assert len({finding.id for finding in draft.findings}) == len(draft.findings) == 2


def test_of_a_long_line_only_what_is_near_is_read_again(checker: Checker) -> None:
    read_again: list[int] = []

    def reading(text: str) -> Document:
        read_again.append(len(text))
        return read(text)

    draft = Draft("短い文が続く。" * 5_000, reading)
    draft.change(draft.text[:17_500] + "会議のの記録。" + draft.text[17_500:], checker)
    assert [rule for rule, _ in _places(draft)] == ["doubled-word"]
    assert min(read_again) < 5 * LONG
