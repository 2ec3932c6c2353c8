"""What an update has to do: which documents are kept, read, or indexed again, and by whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Protocol

from indexer.store.generations import Store
from indexer.store.manifest import DocumentEntry, Manifest, SkippedEntry, Stamp
from indexer.update.workers import WORTH_FORKING, Task

SETTLED_NS = 2_000_000_000
"""A file younger than this when it was read may have changed since within one tick of its clock."""

SMALL_SEGMENT = 1_000_000
"""Bytes of files below which a segment is small, ..."""

MOST_SMALL_SEGMENTS = 8
"""... and so many small segments are kept before they are indexed again as one."""


class Listed(Protocol):
    """A file as the corpus lists it: its name, and what tells it from a file that has changed."""

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

    @property
    def ctime_ns(self) -> int:
        """When its content, name or rights last changed, in ns: no program can set it."""
        ...

    @property
    def inode(self) -> int:
        """Which file of its disk it is."""
        ...


def stamp_of(file: Listed) -> Stamp:
    """Return by what `file` is known again."""
    return Stamp(file.size, file.mtime_ns, file.ctime_ns, file.inode)


class Plan:
    """What is kept of the old generation and what is to be read."""

    def __init__(
        self,
        old: Manifest | None,
        files: dict[str, Listed],
        context: str,
        small: int | None = None,
    ) -> None:
        self._small = SMALL_SEGMENT if small is None else small
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
        self.forced = frozenset(self._of_small_segments())
        for name in self.forced:
            self.kept.pop(name, None)
        self.removed = sorted(self.entries.keys() - files.keys())
        self.todo = sorted(files.keys() - self.kept.keys() - self.kept_skipped.keys())
        self.known = self._known()
        """For a name to do, the entry that stands for it if its text is the same as there."""

    @property
    def nothing_to_do(self) -> bool:
        """Whether the old generation is up to date."""
        return not self.todo and not self.removed

    def worth_noting(self, new: Manifest) -> bool:
        """Whether `new` says more than the old generation.

        Files that had just been written were read again; where they turn out the same, a manifest
        is worth its while only if it spares the next update the reading.
        """
        old = self.old
        if old is None or (old.documents, old.skipped, old.context) != (
            new.documents,
            new.skipped,
            new.context,
        ):
            return True
        before, now = old.read_ns - SETTLED_NS, new.read_ns - SETTLED_NS
        times = [entry.stamp.changed_ns for entry in old.documents]
        times += [entry.stamp.changed_ns for entry in old.skipped]
        return any(before <= written < now for written in times)

    def _known(self) -> dict[str, DocumentEntry]:
        known = {name: self.entries[name] for name in self.todo if name in self.entries}
        gone = [self.entries[name] for name in self.removed]
        for name in self.todo:
            if name not in known:
                # A renamed file keeps its size and time; each that has gone stands for one.
                file = self.files[name]
                for entry in gone:
                    if (entry.size, entry.stamp.mtime_ns) == (file.size, file.mtime_ns):
                        known[name] = entry
                        gone.remove(entry)
                        break
        return {name: entry for name, entry in known.items() if name not in self.forced}

    def _of_small_segments(self) -> Iterator[str]:
        """Yield the kept documents of segments that are mostly dead, or too small and too many."""
        if self.old is None:
            return
        live_bytes = [0] * len(self.old.segments)
        for entry in self.kept.values():
            live_bytes[entry.segment] += entry.size
        segments = range(len(live_bytes))
        folded = {
            segment
            for segment in segments
            if 2 * live_bytes[segment] < self.old.segments[segment].written_bytes
        }
        small = [segment for segment in segments if live_bytes[segment] < self._small]
        if len(small) > MOST_SMALL_SEGMENTS:
            folded.update(small)
        for name, entry in self.kept.items():
            if entry.segment in folded:
                yield name


def _unchanged(known: DocumentEntry | SkippedEntry, file: Listed | None, settled: int) -> bool:
    """Whether `file` is the one that is known, so that it need not be read."""
    return file is not None and stamp_of(file) == known.stamp and known.stamp.changed_ns < settled


def tasks(plan: Plan, store: Store, prefix: str, jobs: int | None) -> list[Task]:
    """Share the work out among so many workers as it is worth: always in the same way."""
    from text.processes.abilities import processors

    sizes = {name: max(plan.files[name].size, 1) for name in plan.todo}
    if jobs is None:
        jobs = min(processors(), 1 + sum(sizes.values()) // WORTH_FORKING)
    known = {name: entry.sha256 for name, entry in plan.known.items()}
    return [
        Task(share, known, store.folder, f"{prefix}-{number}", store.segment_limit)
        for number, share in enumerate(shares(sizes, max(1, min(jobs, len(sizes)))))
        if share
    ]


def shares(sizes: Mapping[str, int], workers: int) -> list[list[str]]:
    """Return the names in `sizes` (in bytes) as shares of about the same size, each in order.

    The largest are dealt out first, each to the share that is the smallest so far. In the order of
    names a large one may come last; and files that are alike in what a byte of them costs stand
    together: of two workers one then took 1.25 s, the other 1.45 s, now 1.34 s and 1.35 s.
    """
    dealt: list[list[str]] = [[] for _ in range(workers)]
    loads = [0] * workers
    for name in sorted(sizes, key=lambda name: (-sizes[name], name)):
        least = loads.index(min(loads))
        dealt[least].append(name)
        loads[least] += sizes[name]
    return [sorted(share) for share in dealt]
