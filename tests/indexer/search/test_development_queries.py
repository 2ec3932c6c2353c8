"""The development queries over the corpus that ships: literal ones exactly, variants at least."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from indexer.query.synonyms import load_synonyms
from indexer.search.request import Request
from indexer.search.searcher import Searcher
from readers.corpus import SHIPPED
from text.view.normalise import tight

ROOT = Path(__file__).resolve().parents[3]
FILE = Path(os.environ.get("KYOGO_SHARED", ROOT.parent / "shared"), "eval/queries-seeds.jsonl")
NAMES = {
    "letters/2019-08-06-jichiro.txt": "letter-jichiro",
    "letters/2019-08-06-jichiroren.txt": "letter-jichiroren",
    "posts/2019-08-07-mynumber-iranai.txt": "post",
    "leaflets/2019-mynumber-qa.txt": "leaflet",
}


def _queries(kind: str, key: str = "expected") -> list[Any]:
    if not FILE.exists():
        return [pytest.param({}, marks=pytest.mark.skip(reason="evaluator data not at hand"))]
    rows = [json.loads(line) for line in FILE.read_text("utf-8").splitlines()]
    return [
        pytest.param(row, id=row["query"]) for row in rows if row["type"] == kind and key in row
    ]


def _found(searcher: Searcher, request: Request) -> set[str]:
    return {NAMES[hit.document] for hit in searcher.search(request).hits}


@pytest.mark.parametrize("row", _queries("literal"))
def test_exact_search_finds_the_documents_that_hold_the_string_and_no_other(
    shipped: Searcher, row: dict[str, Any]
) -> None:
    request = Request(row["query"], exact=True, limit=None)
    assert _found(shipped, request) == set(row["expected"])
    spans = [span for hit in shipped.search(request).hits for span in hit.spans]
    assert {tight(span.text) for span in spans} == {tight(row["query"])}


@pytest.mark.parametrize("row", _queries("literal"))
def test_plain_search_finds_at_least_what_exact_search_finds(
    shipped: Searcher, row: dict[str, Any]
) -> None:
    assert _found(shipped, Request(row["query"], limit=None)) >= set(row["expected"])


@pytest.mark.parametrize("row", _queries("literal", "expected_word_boundary"))
def test_word_search_respects_the_borders_of_words(shipped: Searcher, row: dict[str, Any]) -> None:
    found = _found(shipped, Request(row["query"], word=True, limit=None))
    assert found == set(row["expected_word_boundary"])


@pytest.mark.parametrize("row", _queries("variant"))
def test_plain_search_finds_other_spellings(shipped: Searcher, row: dict[str, Any]) -> None:
    request = Request(row["query"], limit=None, synonyms=load_synonyms(SHIPPED))
    answer = shipped.search(request)
    assert not answer.partial
    assert {NAMES[hit.document] for hit in answer.hits} >= set(row["expected"])
