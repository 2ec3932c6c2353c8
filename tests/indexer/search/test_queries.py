"""How the parts of a query combine, and what bounds it."""

from __future__ import annotations

import time

import pytest

from indexer.search.request import Request
from indexer.search.searcher import Searcher
from tests.indexer.search.conftest import Make
from text.errors import BadQuery

LETTERS = ("letters/2019-08-06-jichiro.txt", "letters/2019-08-06-jichiroren.txt")
TEXTS = {
    "a.txt": "申請は任意である。政府は通知を出した。",
    "b.txt": "申請を強制する。",
    "c.txt": "通知を受け取り、任意に判断する。第3条による。",
}


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("申請 任意", "a"),
        ("申請 AND 任意", "a"),
        ("申請 OR 通知", "abc"),
        ("申請 NOT 任意", "b"),
        ("(申請 OR 通知) 任意", "ac"),
        ("任意 NEAR/3 申請", "a"),
        ("申請 NEAR/3 任意", "a"),
        ("任意 NEAR/1 政府", ""),
        ("任意 NEAR/4 政府", "a"),
        ("申請*任意", "a"),
        ("申請?任意", "a"),
        ("政府*任意", ""),
        ("/第[0-9]+条/", "c"),
        ("/第\\d条/", "c"),
        ("/任意(に|で)/", "ac"),
        ('"任意に"', "c"),
        ("lemma:受け取る", "c"),
        ("reading:にんい", "ac"),
        ("raw:第3条", "c"),
        ("raw:第３条", ""),
        ("title:申請", "ab"),
        ("title:申請 NOT 強制", "a"),
        ("何ですか？", ""),
    ],
)
def test_a_query_finds_the_documents_that_the_help_promises(
    searcher: Make, query: str, names: str
) -> None:
    answer = searcher(TEXTS).search(Request(query))
    found = "" if answer.partial else "".join(sorted({hit.document[0] for hit in answer.hits}))
    assert found == names


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("kind:letter 取得勧奨", {*LETTERS}),
        ("addressee:日本自治体 申し入れ", {"letters/2019-08-06-jichiroren.txt"}),
        ("date:2019-08-07 取得勧奨", {"posts/2019-08-07-mynumber-iranai.txt"}),
        ("date:2020.. 取得勧奨", set()),
        ("date:2019-08-06", {*LETTERS, "leaflets/2019-mynumber-qa.txt"}),
    ],
)  # fmt: skip
def test_fields_narrow_the_documents(shipped: Searcher, query: str, expected: set[str]) -> None:
    answer = shipped.search(Request(query, limit=None))
    assert {hit.document for hit in answer.hits if not answer.partial} == expected


def test_a_question_finds_the_section_that_answers_it(shipped: Searcher) -> None:
    answer = shipped.search(Request("住民基本台帳に登録されている人につけられる番号は何桁ですか？"))
    assert answer.partial
    assert any("12桁" in snippet.text for snippet in answer.hits[0].snippets)


def test_whoever_writes_an_operator_gets_no_answer_in_part(searcher: Make) -> None:
    found = searcher(TEXTS)
    assert found.search(Request("任意 強制")).partial
    assert found.search(Request("任意 AND 強制")).total == 0


@pytest.mark.parametrize(
    ("query", "suggestion"),
    [("久冨健二", "久冨健一"), ("取得観賞", "取得勧奨"), ("自冶労連", "自治労連"),
     ("マイナンバーカート", "マイナンバーカード")],
)  # fmt: skip
def test_a_slip_of_the_pen_gets_a_suggestion(
    shipped: Searcher, query: str, suggestion: str
) -> None:
    assert suggestion in shipped.search(Request(query)).suggestions


NEVER_ENDING = pytest.mark.parametrize(
    "query", ["/(ん+)+$/", "/(.*)*(.*)*x/", "/(.|ん)*(.|ん)*y/", "?*?*?*?*ん"]
)


def _end_of(found: Searcher, query: str) -> str:
    try:
        found.search(Request(query, seconds=0.5, limit=1))
    except BadQuery as error:
        return error.code
    return "answered"


@NEVER_ENDING
def test_a_pattern_without_end_is_answered_or_refused(searcher: Make, query: str) -> None:
    found = searcher({"a.txt": "ん" * 200_000})
    assert _end_of(found, query) in ("answered", "query.timeout", "query.too-many-places")


@NEVER_ENDING
@pytest.mark.timing
def test_no_pattern_runs_longer_than_its_time(searcher: Make, query: str) -> None:
    found = searcher({"a.txt": "ん" * 200_000})
    start = time.monotonic()
    _end_of(found, query)
    assert time.monotonic() - start < 2


def test_not_alone_is_refused_at_its_place(shipped: Searcher) -> None:
    with pytest.raises(BadQuery) as raised:
        shipped.search(Request("NOT 申請"))
    assert raised.value.code == "query.only-negative"


def test_total_counts_all_hits_and_limit_only_those_shown(shipped: Searcher) -> None:
    some = shipped.search(Request("マイナンバー", limit=2))
    every = shipped.search(Request("マイナンバー", limit=None))
    assert (len(some.hits), some.total) == (2, len(every.hits))
    assert sum(every.facets["kind"].values()) == every.total


def test_a_hit_that_crosses_a_blank_line_says_so(shipped: Searcher) -> None:
    request = Request("マイナンバーカードを申請するかどうかは、個人の自由です", exact=True)
    assert [hit.broken for hit in shipped.search(request).hits] == [True]
    assert not shipped.search(Request("自治労", exact=True)).hits[0].broken


def test_an_error_knows_the_query_and_marks_the_place(shipped: Searcher) -> None:
    with pytest.raises(BadQuery) as raised:
        shipped.search(Request("自治労 AND AND 要請"))
    query, mark, *_ = (raised.value.hint or "").splitlines()
    assert (query, mark) == ("自治労 AND AND 要請", " " * 11 + "^")
