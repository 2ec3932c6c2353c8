"""The folder of an index: generations, the pointer to the current one, and what may be deleted.

`CURRENT` names the manifest in force and its SHA-256; a manifest names its segments with theirs.
All are written aside, synced and put in place by renaming, so a reader finds one whole generation
or the one before it, whatever happens to the writer.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from indexer.segment.segment import Segment
from indexer.store.manifest import Manifest, SegmentEntry
from text.errors import IndexDamaged
from text.later import later
from text.private import cache_folder, check_private, make_private, open_private
from text.replacing import remove, replace, sync_folder

_POINTER = "CURRENT"
_MANIFEST = later(r"gen-[0-9]+\.json")
_OWN = later(r"(gen-[0-9]+\.json|segment-[0-9a-z-]+\.kyogo|CURRENT)(\.tmp)?")
"""What an index is made of; of the folder nothing else is ever deleted."""


class Size(NamedTuple):
    """How much a segment is, what has gone included; `units` are those of its tight text."""

    documents: int
    sections: int
    words: int
    units: int


def size_of(segment: Segment) -> Size:
    """Return how much `segment` is. O(sections)."""
    documents, words = len(segment.tight_bounds) - 1, sum(segment.section_words)
    return Size(documents, segment.section_bounds[-1], words, segment.tight_bounds[-1])


class Store:
    """The index folder of one corpus. It is private to the user and keyed by the corpus folder."""

    segment_limit: int | None = None
    """Code points after which a segment is written; None: as `indexer.update.workers` has it."""
    small_segment: int | None = None
    """Bytes of files below which a segment is small; None: as `indexer.update.plan` has it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        key = hashlib.sha256(os.fsencode(root)).hexdigest()[:20]
        self.folder = cache_folder() / key
        self.lock = self.folder / "lock"

    def make(self) -> None:
        """Make the folder if it is not there; raise KyogoError if it is not the user's own."""
        make_private(self.folder)

    def current(self) -> Manifest | None:
        """Return the manifest in force, or None if there is no index yet.

        Raises IndexOutdated or IndexDamaged.
        """
        check_private(self.folder)
        for _ in range(5):
            try:
                pointer = self._read(_POINTER).decode("ascii").split()
            except FileNotFoundError:
                return None
            except ValueError as error:
                raise self._damaged(_POINTER) from error
            if len(pointer) != 2 or not _MANIFEST.fullmatch(pointer[0]):
                raise self._damaged(_POINTER)
            try:
                content = self._read(pointer[0])
            except FileNotFoundError:  # a writer has just moved on
                continue
            if hashlib.sha256(content).hexdigest() != pointer[1]:
                raise self._damaged(pointer[0])
            return Manifest.from_json(content, self.folder / pointer[0])
        raise self._damaged(pointer[0])

    def verify(self, segment: SegmentEntry, thorough: bool = False) -> None:
        """Raise IndexDamaged unless the file of `segment` is the one that was written.

        Its bytes are hashed when `thorough`, or when anything has touched the file since.
        """
        path = self.folder / segment.file
        try:
            status = path.lstat()
        except OSError as error:
            raise self._damaged(segment.file) from error
        if status.st_size != segment.size:
            raise self._damaged(segment.file)
        if thorough or seal(status) != segment.seal:
            try:
                with open(path, "rb") as stream:
                    digest = hashlib.file_digest(stream, "sha256").hexdigest()
            except FileNotFoundError as error:
                raise self._damaged(segment.file) from error
            if digest != segment.sha256:
                raise self._damaged(segment.file)

    def opened(self, manifest: Manifest) -> Sequence[Segment]:
        """Return the segments of `manifest`."""
        return [Segment(self.folder / segment.file) for segment in manifest.segments]

    def sizes(self, manifest: Manifest, segments: Sequence[Segment]) -> Sequence[Size]:
        """Return how much each of `segments`, those of `manifest`, is."""
        return list(map(size_of, segments))

    def retrieval(self, manifest: Manifest) -> Any:
        """Return who knows which segments may answer a query, None where all are at hand."""
        return None

    def key(self, segment: SegmentEntry) -> str:
        """Return what `retrieval` calls a segment."""
        return segment.file

    @contextmanager
    def claimed(self, wait: float) -> Iterator[None]:
        """Be the one writer on all machines for the body, beside holding `lock` on this one."""
        yield

    def begin(self, anew: bool) -> None:
        """Prepare for a new generation, of which nothing of an old one is kept if `anew`."""

    def prefix(self, generation: int) -> str:
        """Return what the segments of a new generation are called."""
        return f"segment-{generation}"

    def written(self, file: str, size: int, digest: str) -> None:
        """Take note of a segment that was written."""

    def when_waiting(self, told: Callable[[str], None] | None) -> None:
        """Have `told` hear the reason when the store has to be waited for. This one never has."""

    def still_here(self) -> None:
        """Go on being the writer, of whom others know."""

    def commit(self, manifest: Manifest) -> None:
        """Put `manifest` in force. Its segments must be in the folder and synced."""
        name = f"gen-{manifest.generation}.json"
        content = manifest.to_json()
        self._place(name, content)
        pointer = f"{name} {hashlib.sha256(content).hexdigest()}\n"
        self._place(_POINTER, pointer.encode("ascii"))

    def _place(self, name: str, content: bytes) -> None:
        path, aside = self.folder / name, self.folder / f"{name}.tmp"
        aside.unlink(missing_ok=True)
        with open(aside, "xb", opener=open_private) as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        replace(aside, path)
        sync_folder(self.folder)

    def last_generation(self) -> int:
        """Return the highest number that a generation has, in force or not; 0 if none."""
        numbers = [path.stem.partition("-")[2] for path in self.folder.glob("gen-*.json")]
        return max((int(number) for number in numbers if number.isdecimal()), default=0)

    def sweep(self, manifest: Manifest, older: Manifest | None) -> None:
        """Delete the generations but that of `manifest` and `older`, the one before it."""
        keep = {_POINTER, self.lock.name}
        for kept in (manifest, older):
            if kept is not None:
                keep.add(f"gen-{kept.generation}.json")
                keep.update(segment.file for segment in kept.segments)
        for path in self.folder.iterdir():
            if path.name not in keep and _OWN.fullmatch(path.name):
                remove(path)  # or the next time, where a search has it mapped and Windows says no

    def _read(self, name: str) -> bytes:
        with open(self.folder / name, "rb", opener=open_private) as stream:
            return stream.read()

    def _damaged(self, name: str) -> IndexDamaged:
        return IndexDamaged("index.damaged", path=str(self.folder / name), reason=name)


def seal(status: os.stat_result) -> tuple[int, int, int]:
    """Return what changes whenever a file is written to or replaced."""
    return status.st_mtime_ns, status.st_ctime_ns, status.st_ino
