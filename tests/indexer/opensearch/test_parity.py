"""Both engines give the same answers: documents, sections, places, counts, layers, order."""

import itertools
import json
import shutil
from pathlib import Path

import pytest
from cluster import Cluster

from bench.engines import differing, questions, tables, two_folders
from commands.support.fresh_index import bring_up_to_date
from indexer.index import open_index
from indexer.search.request import Request
from indexer.search.searcher import Searcher
from proofreading.checking.checker import Checker
from proofreading.knowledge.knowledge import Knowledge
from proofreading.settings import Settings
from readers.corpus import Corpus

pytestmark = pytest.mark.engine
ROOT = Path(__file__).resolve().parents[3]
SHARED = ROOT.parent / "shared"


def _sources(name: str, folder: Path) -> None:
    """Lay the corpus `name` into `folder`."""
    shutil.copytree(ROOT / "corpus", folder)
    if name == "shipped":
        return
    if not SHARED.is_dir():
        pytest.skip("the texts that this is measured on are not at hand")
    if name == "questions":
        with open(SHARED / "eval" / "jaquad.corpus.jsonl", encoding="utf-8") as lines:
            for line in itertools.islice(lines, 300):
                row = json.loads(line)
                (folder / f"{row['id']}.txt").write_text(row["text"], "utf-8")
    else:
        novels = sorted((SHARED / "bench" / "aozora").glob("*.txt"), key=lambda p: p.stat().st_size)
        for path in novels[300:312]:
            shutil.copyfile(path, folder / path.name)


@pytest.mark.parametrize(
    ("name", "number"), [("shipped", 630), ("questions", 210), ("novels", 210)]
)
def test_every_kind_of_query_gets_the_same_answer_from_both(
    cluster: Cluster, tmp_path: Path, name: str, number: int
) -> None:
    _sources(name, tmp_path / "source")
    folders = two_folders(tmp_path / "source", cluster.urls, tmp_path, f"kyogo-parity-{name}")
    for folder in folders:
        bring_up_to_date(Corpus(folder))
    here, there = (open_index(folder) for folder in folders)
    asked = questions(here, number)
    wrong = [
        (question.name, question.request.query, str(one)[:500], str(other)[:500])
        for question, one, other in differing(Searcher(here), Searcher(there), asked)
    ]
    assert wrong == []
    assert list(tables(here, there, [entry.name for entry in here.documents[:4]])) == []


def test_a_draft_gets_the_same_findings_from_both(cluster: Cluster, tmp_path: Path) -> None:
    folders = two_folders(ROOT / "corpus", cluster.urls, tmp_path, "kyogo-check")
    for folder in folders:
        bring_up_to_date(Corpus(folder))
    checkers = [
        Checker(Knowledge(open_index(folder)), Settings(folder), (), (), None, None)
        for folder in folders
    ]
    for entry in open_index(folders[0]).documents:
        document = Corpus(folders[0]).document(entry.name)
        found = [list(checker.judged(document)[0]) for checker in checkers]
        assert found[0] == found[1]


def test_questions_find_the_paragraphs_that_answer_them_as_well(
    cluster: Cluster, tmp_path: Path
) -> None:
    _sources("questions", tmp_path / "source")
    folders = two_folders(tmp_path / "source", cluster.urls, tmp_path, "kyogo-ranking")
    for folder in folders:
        bring_up_to_date(Corpus(folder))
    searchers = [Searcher(open_index(folder)) for folder in folders]
    known = {entry.name for entry in searchers[0].index.documents}
    ranks: list[list[float]] = [[], []]
    same = total = 0
    with open(SHARED / "eval" / "jaquad.queries.jsonl", encoding="utf-8") as lines:
        rows = [row for row in map(json.loads, lines) if f"{row['pos']}.txt" in known]
    for row in rows[::10]:
        request = Request(row["question"], limit=10)
        tops = [[hit.document for hit in one.search(request).hits] for one in searchers]
        for found, top in zip(ranks, tops, strict=True):
            right = f"{row['pos']}.txt"
            found.append(1 / (1 + top.index(right)) if right in top else 0.0)
        same += len(set(tops[0]) & set(tops[1]))
        total += len(tops[0])
    means = [sum(found) / len(found) for found in ranks]
    assert abs(means[0] - means[1]) <= 0.003
    assert same >= 0.95 * total
