"""Bringing an index up to date: what has changed is read and indexed, the rest is kept."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path

from indexer.engines import store_of
from indexer.segment.segment import Segment
from indexer.store.generations import Store
from indexer.store.lock import writing
from indexer.store.manifest import Manifest
from indexer.update.outcome import Outcome, skipped
from indexer.update.plan import Listed, Plan, tasks
from indexer.update.workers import Load, Message, Task, can_be_shared, work_here, work_in_parallel
from text.errors import IndexDamaged, IndexOutdated, KyogoError
from text.model.document import Progress
from text.model.update import Changes


def update(
    root: Path,
    listing: Iterable[Listed],
    load: Load,
    progress: Progress | None = None,
    *,
    context: str = "",
    rebuild: bool = False,
    wait: float = 0.0,
    jobs: int | None = None,
    waiting: Callable[[str], None] | None = None,
) -> Changes:
    """Bring the index of the corpus folder `root` up to date with `listing` and say what changed.

    `load` reads a document; `context` stands for all that documents depend on besides their files.
    An unchanged file (size, times, inode) is not read; one whose text turns out to be the same,
    also under another name, is not indexed again. `jobs` processes work on it, by default as many
    as there are processors and work for. `waiting` is told why, where a cluster has to be waited
    for. An index that is up to date is not locked.

    Raises IndexBusy when another process writes (after `wait` seconds), OSError when the disk does
    not take it; the index is then as it was.
    """
    store = store_of(root, waiting)
    read_ns = time.time_ns()
    files = {entry.name: entry for entry in listing}
    if not rebuild and (changes := _nothing_to_do(store, files, context)) is not None:
        return changes
    store.make()
    with writing(store.lock, wait) as lock, store.claimed(wait):
        old, why = (None, None) if rebuild else _usable(store)
        plan = Plan(old, files, context, store.small_segment)
        if old is not None and plan.nothing_to_do:  # another process was quicker
            return Changes(documents=len(old.documents), skipped=skipped(old))
        generation = store.last_generation() + 1
        store.begin(anew=old is None)
        todo = tasks(plan, store, store.prefix(generation), jobs)
        outcome = Outcome(plan, progress)
        for message in _worked(todo, load, lock):
            outcome.take(message)
            if message[0] == "segment":
                store.written(*message[1:])
            store.still_here()
        manifest = outcome.manifest(store, generation, root, context, read_ns)
        if old is not None and not plan.worth_noting(manifest):
            return outcome.changes(manifest, why)
        for segment in manifest.segments[len(old.segments) if old else 0 :]:
            Segment(store.folder / segment.file).check()
        store.commit(manifest)
        store.sweep(manifest, old)
        return outcome.changes(manifest, why)


def verify(root: Path) -> Manifest:
    """Read the whole index of `root` against its manifest and return that. O(its size).

    Raises IndexDamaged, IndexOutdated, or KyogoError where there is no index.
    """
    store = store_of(root)
    manifest = store.current()
    if manifest is None:
        raise KyogoError("index.none", path=str(root))
    for segment in manifest.segments:
        store.verify(segment, thorough=True)
        Segment(store.folder / segment.file).check()
    return manifest


def _nothing_to_do(store: Store, files: dict[str, Listed], context: str) -> Changes | None:
    old, _ = _usable(store)
    if old is None or not Plan(old, files, context).nothing_to_do:
        return None
    return Changes(documents=len(old.documents), skipped=skipped(old))


def _usable(store: Store) -> tuple[Manifest | None, KyogoError | None]:
    """Return the generation in force, or why it is of no use."""
    try:
        manifest = store.current()
        if manifest is not None:
            for segment in manifest.segments:
                store.verify(segment)
    except (IndexDamaged, IndexOutdated) as error:
        return None, error
    return manifest, None


def _worked(todo: list[Task], load: Load, lock: int) -> Iterator[Message]:
    if len(todo) > 1 and can_be_shared(todo[0], load):
        return work_in_parallel(todo, load, [lock])
    return chain.from_iterable(work_here(task, load) for task in todo)
