"""A node is killed while one writes, and while one searches: nothing lost, twice or wrong.

KYOGO_KILLS says how often (2 unless given); `KYOGO_KILLS=50 make test-engine` is the long form.
"""

import os
import random
import threading
import time
from pathlib import Path

import pytest
from cluster import Cluster
from there import There

from indexer.update.update import verify
from text.errors import KyogoError

pytestmark = pytest.mark.engine

KILLS = int(os.environ.get("KYOGO_KILLS", "2"))
FILLER = "会費は年額二万五千円とし、四月末日までに納める。" * 40


def _texts(state: int) -> dict[str, str]:
    return {
        f"{n:02}.txt": f"第{state}版の取組要請書、文書{n}。{FILLER}{n * state}" for n in range(12)
    }


class Killer(threading.Thread):
    """Kills a node after a while and starts it again."""

    def __init__(self, cluster: Cluster, chosen: random.Random, most: float) -> None:
        super().__init__(daemon=True)
        self._cluster = cluster
        self._after = chosen.uniform(0, most)
        self._node = chosen.randrange(len(cluster.processes))

    def run(self) -> None:
        time.sleep(self._after)
        self._cluster.kill(self._node)
        self._cluster.start_node(self._node)


def test_a_node_killed_while_one_writes_costs_no_document(cluster: Cluster, tmp_path: Path) -> None:
    there = There(tmp_path / "corpus", cluster.urls, "kyogo-killed-writing").trust()
    there.update(_texts(1))
    chosen = random.Random(11)
    state = 1
    for kill in range(KILLS):
        killer = Killer(cluster, chosen, 1.5)
        killer.start()
        try:
            there.update(_texts(kill + 2), wait=30.0)
            state = kill + 2
        except KyogoError:
            # One sentence: the old answers are still there, or the new ones are already.
            state = max(state, max(_states(there)))
        killer.join()
        assert _states(there) == {state}
        cluster.wait(3)
        assert _states(there) == {state}
        assert len(there.hits("取組要請書")) == 12
    verify(there.root)


def _states(there: There) -> set[int]:
    """Return the states that the documents are in: one, whatever happened."""
    index = there.index()
    return {int(index.raw(n)[1 : index.raw(n).index("版")]) for n in range(len(index.documents))}


def test_a_node_killed_while_one_searches_makes_no_wrong_answer(
    cluster: Cluster, tmp_path: Path
) -> None:
    there = There(tmp_path / "corpus", cluster.urls, "kyogo-killed-searching").trust()
    texts = _texts(1)
    there.update(texts)
    chosen = random.Random(5)
    for _ in range(KILLS):
        killer = Killer(cluster, chosen, 0.5)
        killer.start()
        end = time.monotonic() + 4
        while time.monotonic() < end:
            # What was fetched is not asked for again: each time from an empty folder.
            for path in (tmp_path / "cache").rglob("segment-*"):
                path.unlink()
            assert there.hits("取組要請書") == sorted(texts)
            assert there.hits("文書7。") == ["07.txt"]
            assert there.hits("文書70。") == []
        killer.join()
        cluster.wait(3)


def test_a_cluster_that_is_gone_is_one_sentence_and_back_it_answers_as_before(
    cluster: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from indexer.engines import store_of

    there = There(tmp_path / "corpus", cluster.urls, "kyogo-gone").trust()
    texts = _texts(1)
    there.update(texts)
    remote = store_of(there.root).cluster  # type: ignore[attr-defined]
    monkeypatch.setattr(remote, "patience", 0.5)
    told: list[str] = []
    for number in range(3):
        cluster.kill(number)
    with pytest.raises(KyogoError) as gone:
        there.hits("会費")
    assert gone.value.code == "engine.unreachable"
    for number in range(3):
        cluster.start_node(number)
    cluster.wait(3)
    remote.waited = told.append
    assert len(there.hits("取組要請書")) == 12
