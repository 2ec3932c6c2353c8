"""Whether both engines give the same answers, and what each costs.

    python bench/engines.py URL TEXTS [--queries N] [--files N] [--keep]

URL is a node of a cluster that holds nothing of value (`make engine` starts one), TEXTS a folder of
plain texts. The same corpus is indexed by the engine of this machine and by the cluster; then N
queries of every kind are put to both: documents, sections, places, counts, layers and order must be
the same. Printed: seconds and bytes of each index, what differs, and how long each takes to answer.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import random
import shutil
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from commands.support.fresh_index import bring_up_to_date  # noqa: E402
from indexer.engines import trust_engine  # noqa: E402
from indexer.index import Index, open_index  # noqa: E402
from indexer.linguistics.concordance import concordance  # noqa: E402
from indexer.linguistics.counts import wanted  # noqa: E402
from indexer.linguistics.similar import similar  # noqa: E402
from indexer.linguistics.vocabulary import collocates, frequencies, keywords  # noqa: E402
from indexer.scoring.scorer import SAMPLED  # noqa: E402
from indexer.search.request import Request  # noqa: E402
from indexer.search.searcher import Searcher  # noqa: E402
from readers.corpus import Corpus  # noqa: E402
from text.errors import KyogoError  # noqa: E402
from text.language.kana import hiragana  # noqa: E402
from text.language.morphology import tokens  # noqa: E402

MARKS = frozenset('()"/*?:|-')


@dataclass(frozen=True)
class Question:
    """A request, and what of its answer is compared."""

    name: str
    request: Request
    lines: bool = False


def questions(index: Index, number: int, seed: int = 7) -> list[Question]:
    """Return `number` questions about the documents of `index`, of every kind in turn."""
    chosen = random.Random(seed)
    makers: list[Callable[[random.Random, Index], Question]] = [
        _exact, _exact, _word, _word, _reading, _two, _or, _not, _near, _quoted, _wildcard, _regex,
        _lemma, _raw, _filtered, _at_words, _no_variants, _question, _lines, _number, _by_date,
    ]  # fmt: skip
    return [makers[count % len(makers)](chosen, index) for count in range(number)]


def _raw_of(chosen: random.Random, index: Index) -> str:
    return index.raw(chosen.randrange(len(index.documents)))


def _string(chosen: random.Random, index: Index, most: int = 12) -> str:
    for _ in range(50):
        raw = _raw_of(chosen, index)
        start = chosen.randrange(max(1, len(raw)))
        found = raw[start : start + chosen.randint(1, most)].strip()
        if found:
            return found
    return "の"


def _words(chosen: random.Random, index: Index, count: int) -> list[str]:
    for _ in range(50):
        raw = _raw_of(chosen, index)
        start = chosen.randrange(max(1, len(raw)))
        known = [
            t for t in tokens(raw[start : start + 200]) if t.pos[0] in ("名詞", "動詞", "形容詞")
        ]
        plain = [t.surface for t in known if not MARKS & set(t.surface)]
        if len(plain) >= count:
            return chosen.sample(plain, count)
    return ["組合"] * count


def _exact(chosen: random.Random, index: Index) -> Question:
    return Question("exact", Request(_string(chosen, index), exact=True, limit=None))


def _word(chosen: random.Random, index: Index) -> Question:
    return Question("word", Request(_words(chosen, index, 1)[0]))


def _reading(chosen: random.Random, index: Index) -> Question:
    word = next(iter(tokens(_words(chosen, index, 1)[0])))
    return Question("reading", Request(hiragana(word.reading) or word.surface))


def _two(chosen: random.Random, index: Index) -> Question:
    return Question("and", Request(" ".join(_words(chosen, index, 2))))


def _or(chosen: random.Random, index: Index) -> Question:
    one, other, third = _words(chosen, index, 3)
    return Question("or", Request(f"({one} OR {other}) {third}"))


def _not(chosen: random.Random, index: Index) -> Question:
    one, other = _words(chosen, index, 2)
    return Question("not", Request(f"{one} NOT {other}"))


def _near(chosen: random.Random, index: Index) -> Question:
    one, other = _words(chosen, index, 2)
    return Question("near", Request(f"{one} NEAR/20 {other}"))


def _quoted(chosen: random.Random, index: Index) -> Question:
    text = _string(chosen, index, 8).replace('"', "")
    return Question("quoted", Request(f'"{text or "の"}"'))


def _wildcard(chosen: random.Random, index: Index) -> Question:
    word = _words(chosen, index, 1)[0]
    return Question("wildcard", Request(f"{word}*{_words(chosen, index, 1)[0][0]}"))


def _regex(chosen: random.Random, index: Index) -> Question:
    return Question("regex", Request(f"/{_words(chosen, index, 1)[0]}[ぁ-ん]{{1,3}}/"))


def _lemma(chosen: random.Random, index: Index) -> Question:
    return Question("lemma", Request(f"lemma:{_words(chosen, index, 1)[0]}"))


def _raw(chosen: random.Random, index: Index) -> Question:
    return Question("raw", Request(f"raw:{_words(chosen, index, 1)[0]}"))


def _filtered(chosen: random.Random, index: Index) -> Question:
    name = chosen.choice(index.documents).name
    folder = (name.rpartition("/")[0],) if "/" in name else ()
    return Question("filtered", Request(_words(chosen, index, 1)[0], folders=folder))


def _by_date(chosen: random.Random, index: Index) -> Question:
    dates = ("2019-08-01", "2019-12-31") if chosen.random() < 0.5 else ("", "2020-01-01")
    return Question("date", Request(_words(chosen, index, 1)[0], dates=dates, order="date"))


def _at_words(chosen: random.Random, index: Index) -> Question:
    return Question("at words", Request(_words(chosen, index, 1)[0], word=True))


def _no_variants(chosen: random.Random, index: Index) -> Question:
    return Question("no variants", Request(_words(chosen, index, 1)[0], variants=False))


def _question(chosen: random.Random, index: Index) -> Question:
    one, other = _words(chosen, index, 2)
    return Question("question", Request(f"{one}は{other}とどう違いますか"))


def _number(chosen: random.Random, index: Index) -> Question:
    texts = [str(chosen.randrange(1, 40)) + unit for unit in ("人", "日", "年", "円", "か月")]
    return Question("number", Request(chosen.choice(texts)))


def _lines(chosen: random.Random, index: Index) -> Question:
    return Question("kwic", Request(_words(chosen, index, 1)[0], limit=200), lines=True)


def answer(searcher: Searcher, question: Question) -> object:
    """Return all that is said in answer, for comparison; a refusal is one, too."""
    try:
        if question.lines:
            lines, total = concordance(searcher, question.request, [1, -1])
            return [(line.document, line.span, line.left, line.right) for line in lines], total
        found = searcher.search(question.request)
    except KyogoError as error:
        return error.code, error.values
    if found.partial and searcher.index.units > SAMPLED:
        # How rare a pair of characters is, is estimated here and counted there.
        return found.total, found.facets
    return found.total, found.partial, found.facets, found.hits


def differing(
    one: Searcher, other: Searcher, asked: Sequence[Question]
) -> Iterator[tuple[Question, object, object]]:
    """Yield the questions that get different answers, with both."""
    for question in asked:
        here, there = answer(one, question), answer(other, question)
        if here != there:
            yield question, here, there


def tables(one: Index, other: Index, names: Sequence[str]) -> Iterator[str]:
    """Yield the statistics that differ: lists, keywords, collocates, relatives."""
    keep = wanted("", False)
    if frequencies(one.readers, None, "lemma", keep) != frequencies(
        other.readers, None, "lemma", keep
    ):
        yield "freq"
    sides = [index.records for index in (one, other)]
    if sides[0] != sides[1]:
        yield "list"
    half = len(one.documents) // 2
    ranges = range(half), range(half, len(one.documents))
    if keywords(one.readers, *ranges, "lemma", keep) != keywords(
        other.readers, *ranges, "lemma", keep
    ):
        yield "keyness"
    for name in names:
        documents = [index.document(index.number(name) or 0) for index in (one, other)]
        if documents[0] != documents[1]:
            yield f"show {name}"
        if similar(one, documents[0]) != similar(other, documents[1]):
            yield f"similar {name}"
    words = [
        collocates(index.readers, Searcher(index).places(Request("こと")), 5, "lemma", keep)
        for index in (one, other)
    ]
    if words[0] != words[1]:
        yield "collocates"


def two_folders(source: Path, urls: Sequence[str], place: Path, name: str) -> tuple[Path, Path]:
    """Copy the corpus `source` twice into `place`; the second lies in the cluster."""
    folders = place / "here", place / "there"
    for folder in folders:
        shutil.copytree(source, folder)
    with open(folders[1] / "kyogo.toml", "a", encoding="utf-8") as stream:
        listed = ", ".join(f'"{url}"' for url in urls)
        stream.write(f'\n[engine]\nurl = [{listed}]\nindex = "{name}"\n')
    trust_engine(folders[1])
    return folders


def _milliseconds(searcher: Searcher, asked: Sequence[Question]) -> tuple[float, float]:
    """Return the median and the 95th percentile of the time an answer takes, in ms."""
    spent = []
    for question in asked:
        start = time.perf_counter()
        answer(searcher, question)
        spent.append(1000 * (time.perf_counter() - start))
    return median(spent), quantiles(spent, n=20)[-1]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("urls", help="with commas between several")
    parser.add_argument("texts", type=Path)
    parser.add_argument("--queries", type=int, default=1000)
    parser.add_argument("--files", type=int, default=0)
    arguments = parser.parse_args()
    urls = arguments.urls.split(",")
    with tempfile.TemporaryDirectory() as scratch:
        os.environ["XDG_CACHE_HOME"] = str(Path(scratch) / "cache")
        source = Path(scratch) / "source"
        files = sorted(path for path in arguments.texts.rglob("*") if path.is_file())
        for path in files[: arguments.files or None]:
            target = source / path.relative_to(arguments.texts)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
        name = f"kyogo-bench-{os.getpid()}"
        folders = two_folders(source, urls, Path(scratch), name)
        try:
            _measure(folders, arguments.queries, urls[0], name)
        finally:
            for index in (f"{name}--*",):
                with contextlib.suppress(OSError):
                    request = urllib.request.Request(f"{urls[0]}/{index}", method="DELETE")
                    urllib.request.urlopen(request, timeout=30).close()


def _measure(folders: tuple[Path, Path], number: int, url: str, name: str) -> None:
    spent = []
    for folder in folders:
        start, busy = time.perf_counter(), time.process_time()
        bring_up_to_date(Corpus(folder))
        spent.append((time.perf_counter() - start, time.process_time() - busy))
    indices = [open_index(folder) for folder in folders]
    characters = sum(len(indices[0].raw(n)) for n in range(len(indices[0].documents)))
    print(f"{len(indices[0].documents):,} documents, {characters:,} characters\n")
    print("| | seconds to build | of this process | characters a second |\n|---|---|---|---|")
    for engine, (clock, busy) in zip(("embedded", "OpenSearch"), spent, strict=True):
        print(f"| {engine} | {clock:.1f} | {busy:.1f} | {characters / clock:,.0f} |")
    with urllib.request.urlopen(f"{url}/_cat/indices/{name}*?bytes=b&h=pri.store.size") as answered:
        stored = sum(int(line) for line in answered.read().split())
    print(f"\nstored in the cluster: {stored:,} bytes, {stored / characters:.1f} a character\n")
    searchers = [Searcher(index) for index in indices]
    asked = questions(indices[0], number)
    wrong = list(differing(searchers[0], searchers[1], asked))
    for question, here, there in wrong:
        print(f"{question.name}: {question.request.query!r}\n{here!s:.300}\n{there!s:.300}\n")
    off = list(tables(*indices, [entry.name for entry in indices[0].documents[:3]]))
    print(f"{len(asked)} queries, {len(wrong)} answered differently; tables that differ: {off}\n")
    print("| warm | median ms | p95 ms |\n|---|---|---|")
    kinds = {question.name: question for question in asked}
    for kind in kinds:
        some = [question for question in asked if question.name == kind][:40]
        if len(some) > 1:
            for engine, searcher in zip(("embedded", "OpenSearch"), searchers, strict=True):
                middle, most = _milliseconds(searcher, some)
                print(f"| {kind}, {engine} | {middle:.1f} | {most:.1f} |")


if __name__ == "__main__":
    main()
