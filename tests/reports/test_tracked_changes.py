"""Accepting all tracked changes gives new's text, rejecting all gives old's."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from io import BytesIO

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.diff import docx as diff_docx
from reports.ooxml.changes import line_feeds, trackable_move
from reports.ooxml.elements import legal
from tests.reports.edit_scripts import arrive, change, collation, keep, leave, random_collation
from tests.reports.word_reading import settled
from text.model.collation import Collation

MOMENT = datetime(2020, 1, 2, 3, 4, 5, tzinfo=UTC)


def written(sample: Collation) -> bytes:
    stream = BytesIO()
    diff_docx.render(sample, stream, author="校正者", moment=MOMENT)
    return stream.getvalue()


def expected(sample: Collation) -> tuple[str, str]:
    """Return old and new as Word can hold them, without a line end that both have at the end."""
    old, new = (
        legal(line_feeds(document.raw, 0, len(document.raw)))
        for document in (sample.old, sample.new)
    )
    return old, new


def same(text: str, wanted: str) -> bool:
    return text in (wanted, wanted.removesuffix("\n"))


@settings(max_examples=50)
@given(st.integers(0, 10**9))
def test_accepting_all_gives_new_and_rejecting_all_gives_old(seed: int) -> None:
    sample = random_collation(seed)
    content = written(sample)
    old, new = expected(sample)
    assert same(settled(content, "reject"), old)
    assert same(settled(content, "accept"), new)


CASES = {
    "a word": (keep("会費は"), change("千円", "二千円"), keep("です。\n")),
    "a paragraph inserted": (keep("一\n"), change("", "二\n"), keep("三\n")),
    "a paragraph deleted": (keep("一\n"), change("二\n", ""), keep("三\n")),
    "the last paragraph deleted": (keep("一"), change("\n二", "")),
    "the first paragraph deleted": (change("一\n", ""), keep("二")),
    "all of it replaced": (change("一\n二\n", "三"),),
    "nothing to something": (change("", "一\n二"),),
    "something to nothing": (change("一\n二", ""),),
    "a paragraph cut in two": (keep("一"), change("", "\n"), keep("二")),
    "two paragraphs joined": (keep("一"), change("\n", "", "wrap"), keep("二")),
    "line ends only": (keep("一"), change("\r\n", "\n", "whitespace"), keep("二")),
    "a carriage return gone from each line end": (
        (keep("一"), change("\r", "", "whitespace"), keep("\n二"))
    ),
    "tabs and blanks": (keep("\t 一\t"), change("  ", "\t", "whitespace"), keep("二 ")),
    "a move down": (leave("一\n", "m"), keep("二\n三\n"), arrive("一\n", "m"), keep("四")),
    "a move up": (keep("一\n"), arrive("三\n", "m"), keep("二\n"), leave("三\n", "m")),
    "a move with a change inside": (
        (leave("一二\n", "m"), keep("三\n"), arrive("一二五\n", "m"), keep("四"))
    ),
    "controls and surrogates": (keep("\x1b\x00"), change("\ud800", "\ufffe"), keep("\x0c")),
}


@pytest.mark.parametrize("case", CASES)
def test_every_kind_of_change_can_be_accepted_and_rejected(case: str) -> None:
    sample = collation(*CASES[case])
    content = written(sample)
    old, new = expected(sample)
    assert same(settled(content, "reject"), old)
    assert same(settled(content, "accept"), new)


def test_changed_line_ends_alone_are_no_change() -> None:
    content = written(collation(*CASES["line ends only"]))
    body = docx.Document(BytesIO(content)).element.body
    assert not list(body.iter(qn("w:ins"), qn("w:del")))


@settings(max_examples=15)
@given(st.integers(0, 10**9))
def test_every_change_has_its_own_number_an_author_and_a_date(seed: int) -> None:
    body = docx.Document(BytesIO(written(random_collation(seed)))).element.body
    tags = [qn(f"w:{tag}") for tag in ("ins", "del", "moveFrom", "moveTo")]
    changes = list(body.iter(*tags))
    numbers = Counter(change.get(qn("w:id")) for change in changes)
    assert all(count == 1 for count in numbers.values())
    assert {change.get(qn("w:author")) for change in changes} <= {"校正者"}
    assert {change.get(qn("w:date")) for change in changes} <= {"2020-01-02T03:04:05Z"}


@settings(max_examples=15)
@given(st.integers(0, 10**9))
def test_both_places_of_a_move_have_one_name_and_closed_ranges(seed: int) -> None:
    sample = random_collation(seed)
    body = docx.Document(BytesIO(written(sample))).element.body
    names = {
        kind: sorted(start.get(qn("w:name")) for start in body.iter(qn(f"w:{kind}RangeStart")))
        for kind in ("moveFrom", "moveTo")
    }
    moves = sorted(f"move{h.number}" for h in sample.hunks if trackable_move(h, sample))
    assert names == {"moveFrom": moves, "moveTo": moves}
    for kind in ("moveFrom", "moveTo"):
        opened = [mark.get(qn("w:id")) for mark in body.iter(qn(f"w:{kind}RangeStart"))]
        closed = [mark.get(qn("w:id")) for mark in body.iter(qn(f"w:{kind}RangeEnd"))]
        assert opened == closed


@pytest.mark.fuzz
@settings(max_examples=2000, deadline=None)
@given(st.integers(0, 10**9))
def test_accepting_and_rejecting_holds_for_thousands_of_pairs(seed: int) -> None:
    test_accepting_all_gives_new_and_rejecting_all_gives_old.hypothesis.inner_test(seed)
