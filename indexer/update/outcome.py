"""What the workers of an update say, gathered into the next manifest and a list of changes."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from indexer.store.generations import Store, seal
from indexer.store.manifest import (
    DocumentEntry,
    Manifest,
    SegmentEntry,
    SkippedEntry,
    Stamp,
    versions,
)
from indexer.update.plan import Plan, stamp_of
from indexer.update.workers import Message
from text.errors import KyogoError
from text.model.document import Progress
from text.model.update import Changes, Skipped


class Outcome:
    """Gathers what the workers say, and becomes the next manifest."""

    def __init__(self, plan: Plan, progress: Progress | None) -> None:
        self._plan = plan
        self._progress = progress
        self._done = -1
        self._same: dict[str, DocumentEntry] = {}
        self._added: dict[str, tuple[str, str, int]] = {}
        self._skipped = dict(plan.kept_skipped)
        self._segments: dict[str, tuple[int, str]] = {}

    def take(self, message: Message) -> None:
        """Note what a worker says."""
        match message:
            case ["at", str()]:
                self._done += 1
                if self._progress:
                    self._progress(self._done, len(self._plan.todo))
            case ["same", str(name)]:
                known = self._plan.known[name]
                self._same[name] = replace(known, name=name, stamp=self._stamp(name))
            case ["added", str(name), str(digest), str(segment), int(local)]:
                self._added[name] = (digest, segment, local)
            case ["skipped", str(name), str(code), dict(values)]:
                self._skipped[name] = SkippedEntry(name, self._stamp(name), code, values)
            case ["segment", str(file_name), int(size), str(digest)]:
                self._segments[file_name] = (size, digest)

    def _stamp(self, name: str) -> Stamp:
        return stamp_of(self._plan.files[name])

    def manifest(
        self, store: Store, generation: int, root: Path, context: str, read_ns: int
    ) -> Manifest:
        """Return the manifest of the new generation; its segments are in the folder of `store`."""
        old = self._plan.old.segments if self._plan.old else ()
        new = sorted(self._segments)
        number = {file: len(old) + place for place, file in enumerate(new)}
        documents = [*self._plan.kept.values(), *self._same.values()]
        for name, (digest, segment, local) in self._added.items():
            # A segment left unwritten by a worker that crashed is missing: its texts were redone.
            if segment in number:
                stamp = self._stamp(name)
                documents.append(DocumentEntry(name, number[segment], local, stamp, digest))
        sizes = [0] * (len(old) + len(new))
        for entry in documents:
            sizes[entry.segment] += entry.size
        segments = [*old]
        for file_name in new:
            size, digest = self._segments[file_name]
            status = os.stat(store.folder / file_name)
            segments.append(
                SegmentEntry(file_name, size, digest, seal(status), sizes[number[file_name]])
            )
        kept_segments = [
            segment
            for segment, size in enumerate(sizes)
            if any(e.segment == segment for e in documents)
        ]
        place = {segment: number for number, segment in enumerate(kept_segments)}
        return Manifest(
            generation,
            versions(),
            str(root),
            context,
            read_ns,
            tuple(segments[segment] for segment in kept_segments),
            tuple(
                replace(entry, segment=place[entry.segment])
                for entry in sorted(documents, key=lambda entry: entry.name)
            ),
            tuple(self._skipped[name] for name in sorted(self._skipped)),
        )

    def changes(self, manifest: Manifest, why: KyogoError | None) -> Changes:
        """Return what `manifest` changes; `why` says why nothing of the old index was kept."""
        before = self._plan.entries
        now = {entry.name: entry for entry in manifest.documents}
        changes = Changes(documents=len(now), skipped=skipped(manifest), rebuilt=why)
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


def skipped(manifest: Manifest) -> list[Skipped]:
    """Return the files out of which no text came when `manifest` was made, with the reasons."""
    return [
        Skipped(entry.name, KyogoError(entry.code, **entry.values)) for entry in manifest.skipped
    ]
