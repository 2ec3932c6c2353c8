"""Whoosh's own searcher and queries work on the index and agree with plain counting."""

from pathlib import Path

import pytest
from whoosh import query
from whoosh.qparser import QueryParser

from indexer.index import Index, open_index
from indexer.scoring.whoosh_codec import LEMMA
from indexer.scoring.whoosh_searcher import SCHEMA, Disjunction, LemmaSearcher, Row, lemma_searcher
from indexer.update.update import update
from text.model.document import Document

TEXTS = {
    "a.txt": "取得勧奨に反対する。カードの取得は任意である。",
    "b.txt": "カードを取得する勧奨。任意ではない。",
    "c.txt": "組合は申し入れを行う。カードの取得、カードの勧奨。",
    "gone.txt": "カードの取得は任意である。",
}


class Entry:
    def __init__(self, name: str) -> None:
        self.name = name
        self.size = len(TEXTS[name])
        self.mtime_ns = 1
        self.ctime_ns = self.inode = 0


def make(folder: Path, names: list[str]) -> Index:
    update(folder, map(Entry, names), lambda name: Document(name=name, raw=TEXTS[name]))
    return open_index(folder)


@pytest.fixture
def searcher(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> LemmaSearcher:
    """Two segments, one of them with a document that has gone."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    make(tmp_path, ["a.txt", "gone.txt"])
    return lemma_searcher(make(tmp_path, ["a.txt", "b.txt", "c.txt"]))


def term(text: str) -> query.Term:
    return query.Term(LEMMA, text)


QUERIES = [
    (term("取得"), "abc"),
    (term("無い語"), ""),
    (query.And([term("取得"), term("任意")]), "ab"),
    (query.Or([term("申し入れ"), term("任意")]), "abc"),
    (query.And([term("カード"), query.Not(term("任意"))]), "c"),
    (query.Phrase(LEMMA, ["取得", "勧奨"]), "a"),
    (query.Phrase(LEMMA, ["カード", "の", "取得"]), "ac"),
    (Row(["取得", "勧奨"]), "a"),
    (Row(["カード", "の", "取得"]), "ac"),
    (Row(["勧奨", "取得"]), ""),
    (query.Prefix(LEMMA, "申し"), "c"),
    (query.Wildcard(LEMMA, "*ード"), "abc"),
    (query.FuzzyTerm(LEMMA, "カーゴ"), "abc"),
    (Disjunction({"申し入れ": 1.0, "任意": 1.0}), "abc"),
    (query.Every(), "abc"),
]


@pytest.mark.parametrize(("asked", "expected"), QUERIES, ids=[str(q) for q, _ in QUERIES])
def test_a_query_finds_the_documents_that_hold_it(
    searcher: LemmaSearcher, asked: query.Query, expected: str
) -> None:
    hits = searcher.search(asked, limit=None)
    assert sorted(hit["document"][0] for hit in hits) == list(expected)


def test_any_of_scores_as_whooshs_own_or(searcher: LemmaSearcher) -> None:
    words = ["取得", "任意", "勧奨"]
    own = searcher.search(Disjunction(dict.fromkeys(words, 1.0)), limit=None)
    plain = searcher.search(query.Or([term(word) for word in words]), limit=None)
    assert [(hit.docnum, pytest.approx(hit.score)) for hit in plain] == [
        (hit.docnum, hit.score) for hit in own
    ]


def test_the_parser_of_whoosh_cuts_a_query_as_documents_were_cut(searcher: LemmaSearcher) -> None:
    parsed = QueryParser(LEMMA, SCHEMA).parse("申入れて カードの")
    assert {text for _, text in parsed.iter_all_terms()} >= {"申し入れ", "カード"}
    assert QueryParser(LEMMA, SCHEMA).parse("申し*") == query.Prefix(LEMMA, "申し")


def test_a_whoosh_document_is_a_section_of_a_part(searcher: LemmaSearcher) -> None:
    hit = searcher.search(term("申し入れ"))[0]
    assert searcher.section(hit.docnum)[0] == 1
    assert (hit["start"], hit["end"]) == (0, len(TEXTS["c.txt"]))
