"""Bringing an index up to date: what has changed is read and indexed, the rest is kept."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from indexer.lock import writing
from indexer.manifest import DocumentEntry, Manifest, PartEntry, SkippedEntry, versions
from indexer.partfile import write
from indexer.store import Store, seal
from text.errors import IndexDamaged, IndexOutdated, KyogoError
from text.model import Document

if TYPE_CHECKING:
    from indexer.build import PartBuilder


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


Load = Callable[[str], Document]
"""Reads the document of that name; raises KyogoError where no text comes out."""

Progress = Callable[[int, int], None]
"""Told (documents done, documents to do)."""


@dataclass
class Changes:
    """What an update did, by names; `rebuilt` says why nothing of the old index was kept."""

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    skipped: list[SkippedEntry] = field(default_factory=list)
    documents: int = 0
    rebuilt: KyogoError | None = None

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)


def update(
    root: Path,
    listing: Iterable[Listed],
    load: Load,
    progress: Progress | None = None,
    *,
    context: str = "",
    rebuild: bool = False,
    wait: float = 0.0,
) -> Changes:
    """Bring the index of the corpus folder `root` up to date with `listing` and say what changed.

    `load` reads a document; `context` stands for all that documents depend on besides their files.
    Raises IndexBusy when another process writes (after `wait` seconds), OSError when the disk does
    not take it; the index is then as it was.
    """
    store = Store(root)
    store.make()
    with writing(store.lock, wait):
        old, why = (None, None) if rebuild else _usable(store)
        read_ns = time.time_ns()
        listed = {entry.name: entry for entry in listing}
        changes = Changes(rebuilt=why)
        kept: dict[str, DocumentEntry] = {}
        if old is not None and old.context == context:
            for entry in old.documents:
                file = listed.get(entry.name)
                settled = entry.mtime_ns < old.read_ns - 2_000_000_000
                if file and settled and (file.size, file.mtime_ns) == (entry.size, entry.mtime_ns):
                    kept[entry.name] = entry
        known = {entry.name for entry in old.documents} if old else set()
        changes.removed = sorted(known - listed.keys())
        todo = [name for name in sorted(listed) if name not in kept]
        if old is not None and not todo and not changes.removed:
            changes.documents = len(kept)
            return changes
        from indexer.build import PartBuilder  # brings numpy, half the time of a search

        builder = PartBuilder()
        fresh: list[DocumentEntry] = []
        parts = old.parts if old else ()
        for done, name in enumerate(todo):
            if progress:
                progress(done, len(todo))
            file = listed[name]
            try:
                document = load(name)
            except KyogoError as error:
                values = {key: str(value) for key, value in error.values.items()}
                changes.skipped.append(
                    SkippedEntry(name, file.size, file.mtime_ns, error.code, values)
                )
                continue
            local = builder.documents
            digest = builder.add(document)
            fresh.append(DocumentEntry(name, len(parts), local, file.size, file.mtime_ns, digest))
            (changes.changed if name in known else changes.added).append(name)
        generation = old.generation + 1 if old else _next_generation(store)
        if fresh:
            parts = (*parts, _write_part(store, builder, f"part-{generation}-0.kyogo"))
        documents = sorted([*kept.values(), *fresh], key=lambda entry: entry.name)
        changes.documents = len(documents)
        manifest = Manifest(
            generation,
            versions(),
            str(root),
            context,
            read_ns,
            parts,
            tuple(documents),
            tuple(changes.skipped),
        )
        manifest = _without_dead_parts(manifest)
        store.commit(manifest)
        store.sweep(manifest)
        return changes


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


def _write_part(store: Store, builder: PartBuilder, name: str) -> PartEntry:
    path = store.folder / name
    path.unlink(missing_ok=True)
    size, digest = write(path, builder.arrays())
    return PartEntry(name, size, digest, seal(os.stat(path)))


def _without_dead_parts(manifest: Manifest) -> Manifest:
    """Return `manifest` without the parts of which no document is left."""
    alive = sorted({entry.part for entry in manifest.documents})
    number = {old: new for new, old in enumerate(alive)}
    return replace(
        manifest,
        parts=tuple(manifest.parts[part] for part in alive),
        documents=tuple(replace(entry, part=number[entry.part]) for entry in manifest.documents),
    )
