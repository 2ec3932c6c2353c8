"""Bringing an index up to date: what has changed is read and indexed, the rest is kept."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing, nullcontext
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path
from typing import Protocol

from indexer.lock import writing
from indexer.manifest import DocumentEntry, Manifest, PartEntry, SkippedEntry, versions
from indexer.store import Store, seal
from indexer.workers import WORTH_FORKING, Load, Message, Task, work, work_in_parallel
from text.errors import IndexDamaged, IndexOutdated, KyogoError


class Listed(Protocol):
    """A file as the corpus lists it: its name, size in bytes and time in ns."""

    @property
    def name(self) -> str:
        """How the corpus calls it."""
        ...

    @property
    def size(self) -> int:
        """In bytes."""
        ...

    @property
    def mtime_ns(self) -> int:
        """When it was last written, in ns."""
        ...


Progress = Callable[[int, int], None]
"""Told (documents done, documents to do)."""

SETTLED_NS = 2_000_000_000
"""A file younger than this when it was read may have changed since within one tick of its clock."""

MOST_PARTS = 8
"""Parts beyond which the smaller ones are indexed again as one."""


@dataclass
class Changes:
    """What an update did, by names; `rebuilt` says why nothing of the old index was kept."""

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    renamed: list[tuple[str, str]] = field(default_factory=list)
    skipped: list[SkippedEntry] = field(default_factory=list)
    documents: int = 0
    rebuilt: KyogoError | None = None

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed or self.renamed)


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
) -> Changes:
    """Bring the index of the corpus folder `root` up to date with `listing` and say what changed.

    `load` reads a document; `context` stands for all that documents depend on besides their files.
    An unchanged file (size and time) is not read; one whose text turns out to be the same, also
    under another name, is not indexed again. `jobs` processes work on it, by default as many as
    there are processors and work for. Raises IndexBusy when another process writes (after `wait`
    seconds), OSError when the disk does not take it; the index is then as it was.
    """
    store = Store(root)
    store.make()
    with writing(store.lock, wait) as lock:
        old, why = (None, None) if rebuild else _usable(store)
        read_ns = time.time_ns()
        files = {entry.name: entry for entry in listing}
        plan = _Plan(old, files, context)
        if old is not None and plan.nothing_to_do:
            return Changes(documents=len(old.documents), skipped=list(old.skipped))
        generation = old.generation + 1 if old else _next_generation(store)
        tasks = _tasks(plan, store, f"part-{generation}", jobs)
        outcome = _Outcome(plan, progress)
        if len(tasks) > 1:
            messages = work_in_parallel(tasks, load, [lock])
        else:
            messages = chain.from_iterable(work(task, load) for task in tasks)
        with closing(messages) if isinstance(messages, Generator) else nullcontext():
            for message in messages:
                outcome.take(message)
        manifest = outcome.manifest(store, generation, root, context, read_ns)
        store.commit(manifest)
        store.sweep(manifest)
        return outcome.changes(manifest, why)


class _Plan:
    """What is kept of the old generation and what is to be read."""

    def __init__(self, old: Manifest | None, files: dict[str, Listed], context: str) -> None:
        self.old = old
        self.files = files
        self.entries = {entry.name: entry for entry in old.documents} if old else {}
        self.kept: dict[str, DocumentEntry] = {}
        self.kept_skipped: dict[str, SkippedEntry] = {}
        if old is not None and old.context == context:
            settled = old.read_ns - SETTLED_NS
            for entry in old.documents:
                if _unchanged(entry, files.get(entry.name), settled):
                    self.kept[entry.name] = entry
            for skipped in old.skipped:
                if _unchanged(skipped, files.get(skipped.name), settled):
                    self.kept_skipped[skipped.name] = skipped
        self.forced = frozenset(self._of_small_parts())
        for name in self.forced:
            self.kept.pop(name, None)
        self.removed = sorted(self.entries.keys() - files.keys())
        self.todo = sorted(files.keys() - self.kept.keys() - self.kept_skipped.keys())
        self.known = self._known()
        """For a name to do, the entry that stands for it if its text is the same as there."""

    @property
    def nothing_to_do(self) -> bool:
        return not self.todo and not self.removed

    def _known(self) -> dict[str, DocumentEntry]:
        known = {name: self.entries[name] for name in self.todo if name in self.entries}
        gone = [self.entries[name] for name in self.removed]
        for name in self.todo:
            if name not in known:
                # A renamed file keeps its size and time; each that has gone stands for one.
                file = self.files[name]
                for entry in gone:
                    if (entry.size, entry.mtime_ns) == (file.size, file.mtime_ns):
                        known[name] = entry
                        gone.remove(entry)
                        break
        return {name: entry for name, entry in known.items() if name not in self.forced}

    def _of_small_parts(self) -> Iterator[str]:
        """Yield the kept documents of parts that are mostly dead, or too small and too many."""
        if self.old is None:
            return
        whole = [0] * len(self.old.parts)
        alive = [0] * len(self.old.parts)
        for entry in self.old.documents:
            whole[entry.part] += entry.size
            alive[entry.part] += entry.size if entry.name in self.kept else 0
        by_size = sorted(range(len(alive)), key=alive.__getitem__)
        surplus = len(by_size) // 2 if len(by_size) > MOST_PARTS else 0
        folded = {part for part in by_size if 2 * alive[part] < self.old.parts[part].alive}
        folded.update(by_size[:surplus])
        for name, entry in self.kept.items():
            if entry.part in folded:
                yield name


class _Outcome:
    """Gathers what the workers say, and becomes the next manifest."""

    def __init__(self, plan: _Plan, progress: Progress | None) -> None:
        self._plan = plan
        self._progress = progress
        self._done = -1
        self._same: dict[str, DocumentEntry] = {}
        self._added: dict[str, tuple[str, str, int]] = {}
        self._skipped = dict(plan.kept_skipped)
        self._parts: dict[str, tuple[int, str]] = {}

    def take(self, message: Message) -> None:
        match message:
            case ["at", str()]:
                self._done += 1
                if self._progress:
                    self._progress(self._done, len(self._plan.todo))
            case ["same", str(name)]:
                file = self._plan.files[name]
                self._same[name] = replace(
                    self._plan.known[name], name=name, size=file.size, mtime_ns=file.mtime_ns
                )
            case ["added", str(name), str(digest), str(part), int(local)]:
                self._added[name] = (digest, part, local)
            case ["skipped", str(name), str(code), dict(values)]:
                file = self._plan.files[name]
                self._skipped[name] = SkippedEntry(name, file.size, file.mtime_ns, code, values)
            case ["part", str(file_name), int(size), str(digest)]:
                self._parts[file_name] = (size, digest)

    def manifest(
        self, store: Store, generation: int, root: Path, context: str, read_ns: int
    ) -> Manifest:
        old = self._plan.old.parts if self._plan.old else ()
        new = sorted(self._parts)
        number = {file: len(old) + place for place, file in enumerate(new)}
        documents = [*self._plan.kept.values(), *self._same.values()]
        for name, (digest, part, local) in self._added.items():
            # A part that a crashed worker left unwritten is not there: its documents were redone.
            if part in number:
                file = self._plan.files[name]
                documents.append(
                    DocumentEntry(name, number[part], local, file.size, file.mtime_ns, digest)
                )
        sizes = [0] * (len(old) + len(new))
        for entry in documents:
            sizes[entry.part] += entry.size
        parts = [*old]
        for file_name in new:
            size, digest = self._parts[file_name]
            status = os.stat(store.folder / file_name)
            parts.append(PartEntry(file_name, size, digest, seal(status), sizes[number[file_name]]))
        alive = [part for part, size in enumerate(sizes) if any(e.part == part for e in documents)]
        place = {part: number for number, part in enumerate(alive)}
        return Manifest(
            generation,
            versions(),
            str(root),
            context,
            read_ns,
            tuple(parts[part] for part in alive),
            tuple(
                replace(entry, part=place[entry.part])
                for entry in sorted(documents, key=lambda entry: entry.name)
            ),
            tuple(self._skipped[name] for name in sorted(self._skipped)),
        )

    def changes(self, manifest: Manifest, why: KyogoError | None) -> Changes:
        before = self._plan.entries
        now = {entry.name: entry for entry in manifest.documents}
        changes = Changes(documents=len(now), skipped=list(manifest.skipped), rebuilt=why)
        gone = {before[name].sha256: name for name in before.keys() - now.keys()}
        for name, entry in now.items():
            if name not in before:
                former = gone.pop(entry.sha256, None)
                if former is None:
                    changes.added.append(name)
                else:
                    changes.renamed.append((former, name))
            elif before[name].sha256 != entry.sha256:
                changes.changed.append(name)
        changes.removed = sorted(gone.values())
        return changes


def _unchanged(known: DocumentEntry | SkippedEntry, file: Listed | None, settled: int) -> bool:
    """Whether `file` is the one that is known, so that it need not be read."""
    return (
        file is not None
        and (file.size, file.mtime_ns) == (known.size, known.mtime_ns)
        and known.mtime_ns < settled
    )


def _tasks(plan: _Plan, store: Store, prefix: str, jobs: int | None) -> list[Task]:
    """Share the work out among so many workers as it is worth."""
    sizes = [max(plan.files[name].size, 1) for name in plan.todo]
    if jobs is None:
        jobs = min(_processors(), 1 + sum(sizes) // WORTH_FORKING)
    if not hasattr(os, "fork"):
        jobs = 1
    shares: list[list[str]] = [[] for _ in range(max(1, min(jobs, len(plan.todo))))]
    loads = [0] * len(shares)
    for name, size in zip(plan.todo, sizes, strict=True):
        least = loads.index(min(loads))
        shares[least].append(name)
        loads[least] += size
    known = {name: entry.sha256 for name, entry in plan.known.items()}
    return [
        Task(share, known, store.folder, f"{prefix}-{number}")
        for number, share in enumerate(shares)
        if share
    ]


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _usable(store: Store) -> tuple[Manifest | None, KyogoError | None]:
    try:
        manifest = store.current()
        if manifest is not None:
            for part in manifest.parts:
                store.verify(part)
    except (IndexDamaged, IndexOutdated) as error:
        return None, error
    return manifest, None


def _next_generation(store: Store) -> int:
    numbers = [
        int(path.stem.partition("-")[2])
        for path in store.folder.glob("gen-*.json")
        if path.stem.partition("-")[2].isdigit()
    ]
    return max(numbers, default=0) + 1
