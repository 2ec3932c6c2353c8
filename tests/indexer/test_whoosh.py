"""Whoosh ranks the sections of the index, and scores them as it would in an index of its own."""

from pathlib import Path

import pytest
from whoosh import query
from whoosh.analysis import SpaceSeparatedTokenizer
from whoosh.fields import STORED, TEXT, Schema
from whoosh.filedb.filestore import RamStorage
from whoosh.scoring import BM25F

from indexer.analysis.terms import term
from indexer.index import Index, open_index
from indexer.scoring.whoosh_codec import LEMMA
from indexer.scoring.whoosh_searcher import Disjunction, LemmaSearcher, lemma_searcher
from indexer.update.update import update
from text.language.morphology import tokens
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


def test_any_of_some_words_finds_the_documents_in_force(searcher: LemmaSearcher) -> None:
    for words, expected in (
        (["取得"], "abc"),
        (["申し入れ", "任意"], "abc"),
        (["申し入れ"], "c"),
        (["無い語"], ""),
    ):
        found = searcher.search(Disjunction(dict.fromkeys(words, 1.0)), limit=None).top_n
        names = [searcher.index.document_of(*searcher.section(number)) for _, number in found]
        assert sorted(name[0] for name in names) == list(expected)


def test_sections_are_scored_as_whoosh_scores_them_in_an_index_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    ours = lemma_searcher(make(tmp_path, ["a.txt", "b.txt", "c.txt"]))
    storage = RamStorage()
    own = storage.create_index(Schema(name=STORED, lemma=TEXT(analyzer=SpaceSeparatedTokenizer())))
    writer = own.writer()
    for name in ("a.txt", "b.txt", "c.txt"):
        words = " ".join(filter(None, map(term, tokens(TEXTS[name]))))
        writer.add_document(name=name, lemma=words)
    writer.commit()
    words = {"取得": 1.0, "任意": 2.0, "勧奨": 1.0}
    asked = query.Or([query.Term(LEMMA, word, boost=boost) for word, boost in words.items()])
    # Its own index keeps lengths in one byte: sections of more than some words are rounded.
    with own.searcher(weighting=BM25F(B=0.4, K1=0.9)) as theirs:
        expected = {hit["name"]: pytest.approx(hit.score, rel=0.03) for hit in theirs.search(asked)}
    found = ours.search(Disjunction(words), limit=None).top_n
    scores = {ours.index.document_of(*ours.section(number)): score for score, number in found}
    assert scores == expected
