"""Answers do not depend on how the documents came to lie in the segments of an index."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from indexer.index import Index, open_index
from indexer.linguistics.concordance import concordance
from indexer.linguistics.counts import wanted
from indexer.linguistics.similar import similar
from indexer.linguistics.vocabulary import collocates, frequencies
from indexer.search.request import Request
from indexer.search.searcher import Searcher
from indexer.update.update import update
from tests.indexer.faults.folder import Listed
from text.model.document import Document

TEXTS = {
    f"{number:02}.txt": text
    for number, text in enumerate(
        [
            "要請書\n\n個人番号カードの取得を強制しないでください。走る人。",
            "要請書\n\n個人番号カードの取得を強制しないでください。走った人。",
            "お知らせ\n\n会場は市民会館です。申込みは電話で。",
            "お知らせ\n\n会場は市民会館です。申し込みは電話で。",
            "はしる、走る。カードの話。",
            "要請書\n\n個人番号カードの取得を強制しないでください。走る人。",
        ]
        * 4
    )
}
QUERIES = [
    "走る",
    "カード",
    "取得 AND 強制",
    "申込み",
    "会場はどこですか",
    "要請",
    "カード NOT 取得",
]

Build = Callable[[Path], Index]


def _update(root: Path, texts: Mapping[str, str], jobs: int) -> Index:
    listing = (Listed(name, len(text), 1) for name, text in texts.items())
    update(root, listing, lambda name: Document(name=name, raw=texts[name]), jobs=jobs)
    return open_index(root)


def _by(jobs: int) -> Build:
    return lambda root: _update(root, TEXTS, jobs)


def _bit_by_bit(root: Path) -> Index:
    """Add the last documents first and change some on the way."""
    names = sorted(TEXTS, reverse=True)
    for count in range(3, len(names), 5):
        some = {name: TEXTS[name] + "まだ古い。" * (count < 9) for name in names[:count]}
        _update(root, some, 1)
    return _update(root, TEXTS, 1)


def _answers(index: Index) -> list[object]:
    searcher = Searcher(index)
    found: list[object] = []
    for query in QUERIES:
        for limit in (3, None):
            answer = searcher.search(Request(query, limit=limit))
            found.append((query, limit, answer.total, answer.facets, answer.hits))
    found.append(frequencies(searcher.readers, None, "lemma", wanted()))
    places = searcher.places(Request("カード"))
    found.append(collocates(searcher.readers, places, 5, "lemma", wanted()))
    for sort in ((), (1, -1)):
        found.append(concordance(searcher, Request("カード"), sort))
    found.append(similar(index, index.document(3)))
    return found


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> list[object]:
    return _answers(_by(1)(tmp_path_factory.mktemp("one")))


@pytest.mark.parametrize(
    "build", [_by(2), _by(3), _by(24), _bit_by_bit], ids=["two", "three", "each", "bit-by-bit"]
)
def test_every_division_gives_the_same_answers(
    build: Build, expected: list[object], tmp_path: Path
) -> None:
    assert _answers(build(tmp_path)) == expected
