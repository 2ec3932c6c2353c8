"""Snippets show unwrapped text, marked exactly, from one border of a phrase to another."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.search.request import Request
from indexer.search.searcher import Searcher
from text.view.normalise import tight

QUERIES = [
    "取得勧奨",
    "マイナンバーカード",
    "職員",
    "セキュリティ",
    "政府",
    "6月4日",
    "自治労",
    "個人情報",
]


@pytest.mark.parametrize("query", QUERIES)
def test_marks_are_the_query_to_the_letter(shipped: Searcher, query: str) -> None:
    for hit in shipped.search(Request(query, exact=True, limit=None)).hits:
        assert hit.snippets
        for snippet in hit.snippets:
            for start, end in snippet.marks:
                assert tight(snippet.text[start:end]) == tight(query)


@settings(deadline=None)
@given(st.data())
def test_the_marks_of_any_substring_are_that_substring(
    shipped: Searcher, data: st.DataObject
) -> None:
    index = shipped.index
    number = data.draw(st.integers(0, len(index.documents) - 1))
    text = tight(index.raw(number))
    start = data.draw(st.integers(0, len(text) - 1))
    query = text[start : start + data.draw(st.integers(1, 30))]
    for hit in shipped.search(Request(query, exact=True, limit=3)).hits:
        for snippet in hit.snippets:
            assert snippet.marks
            for first, last in snippet.marks:
                assert tight(snippet.text[first:last]) == query


@pytest.mark.parametrize("query", QUERIES)
def test_a_snippet_does_not_begin_within_a_word(shipped: Searcher, query: str) -> None:
    for hit in shipped.search(Request(query, exact=True, limit=None)).hits:
        for snippet in hit.snippets:
            assert snippet.text == snippet.text.strip()
            assert snippet.text[:1] not in "、。，．」』）ーっゃゅょん"
            assert "\n" not in snippet.text


def test_a_place_is_where_the_snippet_is(shipped: Searcher) -> None:
    for hit in shipped.search(Request("政府", exact=True, limit=None)).hits:
        raw = shipped.index.raw(shipped.index.number(hit.document) or 0)
        for span in hit.spans:
            line = raw.splitlines()[span.line - 1]
            assert raw[span.start : span.end] == span.text
            assert line[span.column - 1 :].startswith(span.text[:1])
