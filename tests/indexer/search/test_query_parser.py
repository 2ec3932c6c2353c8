"""What the parts of a query mean, and where the parser says that it does not understand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.query.parser import parse
from indexer.query.tree import And, Dates, Field, Near, Not, Or, Pattern, TextQuery, Wildcard
from text.errors import BadQuery

A, B = TextQuery("A", 0), TextQuery("B", 2)


@pytest.mark.parametrize(
    ("query", "tree"),
    [
        ("取得勧奨", TextQuery("取得勧奨", 0)),
        ("A B", And((A, B), implied=True)),
        ("A AND B", And((A, TextQuery("B", 6)))),
        ("A OR B", Or((A, TextQuery("B", 5)))),
        ("A NOT B", And((A, Not(TextQuery("B", 6), 2)), implied=True)),
        ('"A B"', TextQuery("A B", 1, quoted=True)),
        ("A NEAR/5 B", Near(A, TextQuery("B", 9), 5, 2)),
        ("(A)", TextQuery("A", 1)),
        ("任意*", Wildcard("任意*", 0)),
        ("/A.B/", Pattern("A.B", 0)),
        ("title:要請", Field("title", "要請", 6)),
        ('title:"A B"', Field("title", "A B", 7)),
        ("lemma:進める", TextQuery("進める", 6, field="lemma")),
        ("date:2019-08..2019-09", Dates("2019-08-01", "2019-09-30", 5)),
        ("date:令和元年", Dates("2019-05-01", "2019-12-31", 5)),
        ("date:2019年8月6日..", Dates("2019-08-06", "", 5)),
        # What looks like syntax and is text.
        ("（A）", TextQuery("（A）", 0)),
        ("何ですか？", TextQuery("何ですか？", 0)),
        ("第2条(定義)", TextQuery("第2条(定義)", 0)),
        ("2019/08/06", TextQuery("2019/08/06", 0)),
        ("http://a", TextQuery("http://a", 0)),
        ("title：要請", TextQuery("title：要請", 0)),
        ("ANDROID", TextQuery("ANDROID", 0)),
        ("and", TextQuery("and", 0)),
    ],
)
def test_a_query_means_what_the_help_says(query: str, tree: object) -> None:
    assert parse(query) == tree


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("", 0),
        ("   ", 0),
        ("(A", 0),
        ("A )", 2),
        ("A OR", 4),
        ("A OR OR B", 5),
        ("AND A", 0),
        ('A "B', 2),
        ('A ""', 2),
        ("A /(/", 3),
        ("title:", 6),
        ("A date:2019-13", 7),
        ("date:2020..2019", 5),
        ("A *", 2),
        ("NOT A NEAR/3 B", 6),
        ("(" * 60 + "A" + ")" * 60, 40),
        ("NOT " * 60 + "A", 160),
        ("A " * 100, 128),
    ],
)
def test_an_error_points_at_the_place(query: str, place: int) -> None:
    with pytest.raises(BadQuery) as raised:
        parse(query)
    assert raised.value.query_offset == place


@given(st.text(alphabet=st.sampled_from(list('AB ()"/*?:.ANDORT年あ　（\\[]')), max_size=30))
def test_any_text_is_a_query_or_an_error_with_a_place(query: str) -> None:
    place = 0
    try:
        parse(query)
    except BadQuery as error:
        place = error.query_offset
    assert 0 <= place <= len(query)
