"""How well questions find the paragraph that answers them: Kyogo beside what one would use instead.

    python bench/ranking.py FOLDER [--every N] [--only NAME]

FOLDER holds jaquad.corpus.jsonl ({"id", "text"}, one paragraph = one document) and
jaquad.queries.jsonl ({"question", "pos", "answer"}; `pos` is the paragraph that answers). Every
system gets the paragraphs' text alone and the question as it is; MRR@10 and recall@10 are over all
questions (or every N-th). Then every answer is sought as a string: the truth is the paragraphs that
contain it after NFKC and case folding. Kyogo answers through `indexer.search.searcher`, as on the
command line, from an index on disk. tantivy and bm25s are left out where they are not installed.
"""

from __future__ import annotations

import argparse
import json
import os
import sqlite3
import sys
import tempfile
import time
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from commands.support.fresh_index import fresh_index
from indexer.analysis.terms import is_content, is_word, term
from indexer.search.request import Request
from indexer.search.searcher import Searcher
from readers.corpus import Corpus
from text.language.morphology import tokens

Search = Callable[[str], Sequence[str]]
"""A question → at most ten names of documents, best first."""


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--every", type=int, default=1, metavar="N")
    parser.add_argument("--only", help="only systems whose name contains this")
    arguments = parser.parse_args()
    texts = {row["id"]: row["text"] for row in _rows(arguments.folder / "jaquad.corpus.jsonl")}
    queries = list(_rows(arguments.folder / "jaquad.queries.jsonl"))[:: arguments.every]
    print(f"{len(texts):,} paragraphs, {len(queries):,} questions\n")
    print("| system | MRR@10 | recall@10 | ms a question |\n|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        searcher = _kyogo_index(texts, Path(folder))
        systems: dict[str, Callable[[], Search]] = {
            "Kyogo": lambda: _kyogo(searcher),
            "naive Whoosh (BM25F over all surfaces)": lambda: _whoosh(texts, Path(folder)),
            "SQLite FTS5 trigram (OR)": lambda: _fts5(texts),
            "tantivy, content lemmas": lambda: _tantivy(texts),
            "bm25s, content lemmas": lambda: _bm25s(texts),
        }
        for name, make in systems.items():
            if not arguments.only or arguments.only in name:
                _report(name, make, queries)
        if not arguments.only or arguments.only in "Kyogo":
            _report_answers(searcher, texts, queries)


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8") as stream:
        yield from map(json.loads, stream)


def _report(name: str, make: Callable[[], Search], queries: Sequence[dict[str, str]]) -> None:
    try:
        search = make()
    except ImportError:
        print(f"| {name} | not installed | | |")
        return
    reciprocal = found = 0.0
    start = time.perf_counter()
    for query in queries:
        names = list(search(query["question"]))[:10]
        if query["pos"] in names:
            reciprocal += 1 / (names.index(query["pos"]) + 1)
            found += 1
    spent = 1000 * (time.perf_counter() - start) / len(queries)
    total = len(queries)
    print(f"| {name} | {reciprocal / total:.4f} | {found / total:.4f} | {spent:.1f} |", flush=True)


def _kyogo_index(texts: dict[str, str], folder: Path) -> Searcher:
    os.environ["XDG_CACHE_HOME"] = str(folder / "cache")
    corpus = folder / "corpus"
    corpus.mkdir()
    for name, text in texts.items():
        (corpus / f"{name}.txt").write_bytes(text.encode())
    return Searcher(fresh_index(Corpus(corpus)))


def _kyogo(searcher: Searcher) -> Search:
    def search(question: str) -> Sequence[str]:
        # A paragraph may have several sections: ask for more hits than the ten documents wanted.
        hits = searcher.search(Request(question, limit=15)).hits
        return list(dict.fromkeys(hit.document.removesuffix(".txt") for hit in hits))

    return search


def _lemmas(text: str) -> list[str]:
    return [term(token) for token in tokens(text) if is_content(token)]


def _surfaces(text: str) -> list[str]:
    return [token.surface for token in tokens(text) if is_word(token)]


def _whoosh(texts: dict[str, str], folder: Path) -> Search:
    from whoosh import fields, index, query
    from whoosh.analysis import SpaceSeparatedTokenizer

    schema = fields.Schema(
        name=fields.ID(stored=True), body=fields.TEXT(analyzer=SpaceSeparatedTokenizer())
    )
    place = folder / "whoosh"
    place.mkdir()
    writer = index.create_in(place, schema).writer()
    for name, text in texts.items():
        writer.add_document(name=name, body=" ".join(_surfaces(text)))
    writer.commit()
    searcher = index.open_dir(place).searcher()

    def search(question: str) -> Sequence[str]:
        words = [query.Term("body", word) for word in _surfaces(question)]
        return [hit["name"] for hit in searcher.search(query.Or(words), limit=10)]

    return search


def _fts5(texts: dict[str, str]) -> Search:
    database = sqlite3.connect(":memory:")
    database.execute(
        "CREATE VIRTUAL TABLE paragraph USING fts5(name UNINDEXED, body, tokenize='trigram')"
    )
    database.executemany("INSERT INTO paragraph VALUES (?, ?)", texts.items())
    sql = "SELECT name FROM paragraph WHERE paragraph MATCH ? ORDER BY bm25(paragraph) LIMIT 10"

    def search(question: str) -> Sequence[str]:
        pieces = {question[place : place + 3] for place in range(len(question) - 2)}
        match = " OR ".join('"' + piece.replace('"', '""') + '"' for piece in sorted(pieces))
        return [row[0] for row in database.execute(sql, (match,))]

    return search


def _tantivy(texts: dict[str, str]) -> Search:
    import tantivy

    builder = tantivy.SchemaBuilder()
    builder.add_text_field("name", stored=True, tokenizer_name="raw")
    builder.add_text_field("body", tokenizer_name="whitespace")
    schema = builder.build()
    index = tantivy.Index(schema)
    writer = index.writer()
    for name, text in texts.items():
        writer.add_document(tantivy.Document(name=name, body=" ".join(_lemmas(text))))
    writer.commit()
    index.reload()
    searcher = index.searcher()

    def search(question: str) -> Sequence[str]:
        words = [
            (tantivy.Occur.Should, tantivy.Query.term_query(schema, "body", word))
            for word in _lemmas(question)
        ]
        hits = searcher.search(tantivy.Query.boolean_query(words), 10).hits
        return [searcher.doc(address)["name"][0] for _, address in hits]

    return search


def _bm25s(texts: dict[str, str]) -> Search:
    import bm25s

    names = list(texts)
    retriever = bm25s.BM25()
    retriever.index([_lemmas(text) for text in texts.values()], show_progress=False)

    def search(question: str) -> Sequence[str]:
        words = [_lemmas(question)]
        numbers, _ = retriever.retrieve(words, k=10, show_progress=False)
        return [names[number] for number in numbers[0]]

    return search


def _report_answers(
    searcher: Searcher, texts: dict[str, str], queries: Sequence[dict[str, str]]
) -> None:
    """Print recall and precision of `--exact` over all answers, by paragraphs."""
    folded = {name: _folded(text) for name, text in texts.items()}
    right = missed = extra = 0
    for query in queries:
        wanted = _folded(query["answer"])
        truth = {name for name, text in folded.items() if wanted in text}
        hits = searcher.search(Request(query["answer"], exact=True, limit=None)).hits
        found = {hit.document.removesuffix(".txt") for hit in hits}
        right += len(truth & found)
        missed += len(truth - found)
        extra += len(found - truth)
        for name in truth ^ found:
            print(f"  {'missed' if name in truth else 'extra'}: {query['answer']!r} {name}")
    print(
        f"\nanswers as --exact queries: recall {right / (right + missed):.4f}, "
        f"precision {right / (right + extra):.4f} ({right:,} paragraphs found)"
    )


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


if __name__ == "__main__":
    main()
