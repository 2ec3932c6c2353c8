"""A folder of documents that changes state by state, and the question whether its index is right.

In state n every document says n, so an index that mixes states, loses a document or answers from
damaged bytes is found out by one search.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from indexer.index import Index, open_index
from indexer.store.generations import Store
from indexer.update.update import update, verify
from text.errors import KyogoError
from text.model.document import Document
from text.model.update import Changes
from text.view.normalise import tight

DOCUMENTS = 5
SENTENCE = "第{state}版の取組要請書、文書{number}。マイナンバーカードの取得勧奨に反対する。"


@dataclass(frozen=True)
class Listed:
    name: str
    size: int
    mtime_ns: int
    ctime_ns: int = 0
    inode: int = 0


class Folder:
    """`root` stands for the corpus folder; the texts are made, not read."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.store = Store(root)

    def listing(self, state: int) -> Iterator[Listed]:
        for number in range(DOCUMENTS):
            yield Listed(f"{number}.txt", 100 + state, 1 + state)

    def update(self, state: int, jobs: int = 1, wait: float = 0.0) -> Changes:
        def load(name: str) -> Document:
            return Document(name=name, raw=SENTENCE.format(state=state, number=name[0]))

        return update(
            self.root, self.listing(state), load, context=str(state), jobs=jobs, wait=wait
        )

    def state(self) -> int:
        """Return the state that the index answers from; fails if it is not one whole state."""
        return state_of(open_index(self.root))

    def whole(self) -> bool:
        verify(self.root)
        return True

    def files(self) -> list[Path]:
        return sorted(path for path in self.store.folder.iterdir() if path.name != "lock")

    def leftovers(self) -> set[str]:
        """Return the files that neither the generation in force nor the one before needs."""
        current = self.store.current()
        assert current is not None
        kept = {"CURRENT", "lock", *(segment.file for segment in current.segments)}
        kept |= {f"gen-{current.generation}.json"}
        return {path.name for path in self.store.folder.iterdir()} - kept

    def remove(self) -> None:
        shutil.rmtree(self.store.folder, ignore_errors=True)


def state_of(index: Index) -> int:
    states = set()
    for number in range(DOCUMENTS):
        raw = index.raw(number)
        state = int(raw[1 : raw.index("版")])
        assert raw == SENTENCE.format(state=state, number=number)
        states.add(state)
    assert len(states) == 1
    state = states.pop()
    needle = tight(f"第{state}版の取組要請書")
    found = [
        index.raw(place)[slice(*index.raw_span(place, *span))]
        for place, *span in index.find(needle)
    ]
    assert found == [f"第{state}版の取組要請書"] * DOCUMENTS
    lemmas = [len(segment.phrase([segment.term_number("取り組み")])) for segment in index.segments]
    assert sum(lemmas) >= DOCUMENTS
    return state


def refusal(action: object) -> KyogoError | None:
    """Return the KyogoError that `action()` raises, if any; any other exception goes through."""
    try:
        action()  # type: ignore[operator]
    except KyogoError as error:
        return error
    return None


def no_process_of_group(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False
