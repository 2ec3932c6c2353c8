"""A keystroke costs its paragraph, and the findings around it move along."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commands.support.desk import Desk
from editor.drafts import WIDE, Draft
from proofreading.checking.checker import Checker
from proofreading.registry import names
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
