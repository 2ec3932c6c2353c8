"""The engines one would use instead, each made in the way its users make it.

    python -m bench.rivals NAME FOLDER SCRATCH

makes one index of the texts in FOLDER, as a process of its own, so that it can be timed.
"""

from __future__ import annotations

import random
import re
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import median
from typing import Any

from readers.corpus import Corpus
from text.view.normalise import fold, tight

Answer = Callable[[Sequence[str]], set[str]]
"""One string (a phrase) or several (all of them) → the names of the documents found."""


def texts(folder: Path) -> Iterator[tuple[str, str]]:
    corpus = Corpus(folder)
    for name in corpus.names():
        yield name, corpus.document(name).raw


def _wakati() -> Callable[[str], str]:
    import fugashi

    tagger = fugashi.Tagger("-Owakati")
    return lambda text: " ".join(tagger.parse(line) for line in text.splitlines())


def _whoosh(folder: Path, target: Path) -> Answer:
    from whoosh import index
    from whoosh.analysis import SpaceSeparatedTokenizer
    from whoosh.fields import ID, TEXT, Schema
    from whoosh.query import And, Phrase, Term

    cut = _wakati()
    schema = Schema(name=ID(stored=True), body=TEXT(analyzer=SpaceSeparatedTokenizer()))
    target.mkdir()
    made = index.create_in(str(target), schema)
    writer = made.writer()
    for name, text in texts(folder):
        writer.add_document(name=name, body=cut(text))
    writer.commit()
    searcher = made.searcher()

    def answer(strings: Sequence[str]) -> set[str]:
        parts = [
            Phrase("body", words)
            if len(words := cut(string).split()) > 1
            else Term("body", "".join(words))
            for string in strings
        ]
        return {hit["name"] for hit in searcher.search(And(parts), limit=None)}

    return answer


def _fts5(folder: Path, target: Path, tokenizer: str, cut: Callable[[str], str]) -> Answer:
    base = sqlite3.connect(target)
    base.execute(f"CREATE VIRTUAL TABLE t USING fts5(name UNINDEXED, body, tokenize='{tokenizer}')")
    base.executemany("INSERT INTO t VALUES (?, ?)", ((n, cut(text)) for n, text in texts(folder)))
    base.commit()

    def answer(strings: Sequence[str]) -> set[str]:
        query = " AND ".join('"' + cut(string).replace('"', '""') + '"' for string in strings)
        return {row[0] for row in base.execute("SELECT name FROM t WHERE body MATCH ?", (query,))}

    return answer


def _trigram(folder: Path, target: Path) -> Answer:
    return _fts5(folder, target, "trigram", lambda text: text)


def _fts5_wakati(folder: Path, target: Path) -> Answer:
    return _fts5(folder, target, "unicode61", _wakati())


def _tantivy(folder: Path, target: Path) -> Answer:
    import tantivy

    cut = _wakati()
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("name", stored=True, tokenizer_name="raw")
    builder.add_text_field("body", tokenizer_name="whitespace")
    target.mkdir()
    made = tantivy.Index(builder.build(), path=str(target))
    writer = made.writer()
    for name, text in texts(folder):
        writer.add_document(tantivy.Document(name=[name], body=[cut(text)]))
    writer.commit()
    writer.wait_merging_threads()
    made.reload()
    searcher = made.searcher()

    def answer(strings: Sequence[str]) -> set[str]:
        parts = []
        for string in strings:
            words = cut(string).replace("\\", " ").replace('"', " ")
            parts.append(f'"{words}"')
        found = searcher.search(made.parse_query(" AND ".join(parts), ["body"]), 10_000).hits
        return {searcher.doc(address)["name"][0] for _, address in found}

    return answer


INDEXES: dict[str, Callable[[Path, Path], Answer]] = {
    "naive Whoosh": _whoosh,
    "SQLite FTS5 trigram": _trigram,
    "SQLite FTS5, wakati": _fts5_wakati,
}
try:
    import tantivy  # noqa: F401
except ImportError:
    pass
else:
    INDEXES["tantivy, wakati"] = _tantivy


def queries(documents: dict[str, str], count: int) -> dict[str, list[list[str]]]:
    """Return phrases (4 to 12 characters) and pairs of words of one text: always the same."""
    chance = random.Random(20)
    names = sorted(documents)
    word = re.compile("[一-龠]{2,4}|[ァ-ヶー]{3,8}")
    phrases: list[list[str]] = []
    pairs: list[list[str]] = []
    while len(phrases) < count:
        text = documents[chance.choice(names)]
        start = chance.randrange(len(text))
        phrase = text[start : start + chance.randint(4, 12)]
        if re.fullmatch("[一-龠ぁ-んァ-ヶー]{4,12}", phrase):
            phrases.append([phrase])
    while len(pairs) < count:
        text = documents[chance.choice(names)]
        words = word.findall(text[:5000])
        if len(words) > 10:
            pairs.append(chance.sample(words, 2))
    return {"phrase": phrases, "AND": pairs}


def searching(folder: Path, place: Path, count: int, alone: bool) -> None:
    """Print how fast and how completely each engine answers over all of `folder`, warm."""
    from commands.support.fresh_index import fresh_index
    from indexer.search.request import Request
    from indexer.search.searcher import Searcher

    corpus = Corpus(folder)
    searcher = Searcher(fresh_index(corpus))
    index = searcher.index
    views = {index.documents[n].name: index.tight(n) for n in range(len(index.documents))}
    bare = {
        entry.name: "".join(_shown(index.document(n))) for n, entry in enumerate(index.documents)
    }
    asked = queries(bare, count)
    truth = {
        kind: [
            {n for n, view in views.items() if all(tight(s) in view for s in strings)}
            for strings in lists
        ]
        for kind, lists in asked.items()
    }

    def exact(strings: Sequence[str]) -> set[str]:
        if len(strings) == 1:
            request = Request(strings[0], exact=True, limit=10)
        else:
            request = Request(" AND ".join(f'raw:"{s}"' for s in strings), limit=10)
        return {hit.document for hit in searcher.search(request).hits}

    def layers(strings: Sequence[str]) -> set[str]:
        request = Request(" AND ".join(f'"{s}"' for s in strings), limit=10)
        return {hit.document for hit in searcher.search(request).hits}

    def places(strings: Sequence[str]) -> set[str]:
        sets = [{index.documents[n].name for n, _, _ in index.find(tight(s))} for s in strings]
        return set.intersection(*sets)

    engines: dict[str, Answer] = {
        "**Kyogo**, exact layer, every place": places,
        "**Kyogo**, exact, ten ranked hits with snippets": exact,
        "**Kyogo**, all layers, ten ranked hits with snippets": layers,
    }
    for name, make in () if alone else INDEXES.items():
        engines[name] = make(folder, place / f"search-{len(engines)}")
    utf8 = place / "utf8"
    utf8.mkdir()
    for name, text in bare.items():
        (utf8 / name.replace("/", "_")).write_text(fold(text), "utf-8")
    for program in ("rg", "grep"):
        if shutil.which(program) and not alone:
            engines[f"{program} -l over UTF-8 files"] = _scan(program, utf8)
    print(
        f"{sum(map(len, bare.values())):,} characters of running text, {len(bare):,} documents, "
        f"{count} queries of each kind, warm\n"
    )
    print(
        "| | phrase p50 / p95 ms | AND p50 / p95 ms | phrases: documents found / wrong |\n"
        "|---|---|---|---|"
    )
    for name, answer in engines.items():
        cells = []
        found = wrong = wanted = 0
        for kind, lists in asked.items():
            times = []
            for strings, expected in zip(lists, truth[kind], strict=True):
                start = time.perf_counter()
                got = answer(strings)
                times.append(time.perf_counter() - start)
                if kind == "phrase":
                    found += len(got & expected)
                    wrong += len(got - expected)
                    wanted += len(expected)
            times.sort()
            cells.append(f"{median(times) * 1000:.1f} / {times[int(len(times) * 0.95)] * 1000:.1f}")
        complete = f"{found / max(wanted, 1):.1%} / {wrong}" if "ten ranked" not in name else "–"
        print(f"| {name} | {cells[0]} | {cells[1]} | {complete} |", flush=True)


def _shown(document: Any) -> Iterator[str]:
    place = 0
    for start, end in document.skips:
        yield document.raw[place:start]
        place = max(place, end)
    yield document.raw[place:]


def _scan(program: str, folder: Path) -> Answer:
    option = ["-r"] if program == "grep" else ["--no-ignore"]

    def answer(strings: Sequence[str]) -> set[str]:
        sets = []
        for string in strings:
            line = [program, *option, "-lF", fold(string), str(folder)]
            done = subprocess.run(line, capture_output=True, text=True, check=False)
            sets.append({Path(path).name for path in done.stdout.splitlines()})
        return set.intersection(*sets)

    return answer


if __name__ == "__main__":
    name, folder, scratch = sys.argv[1:]
    INDEXES[name](Path(folder), Path(scratch) / f"rival-{time.monotonic_ns()}")
