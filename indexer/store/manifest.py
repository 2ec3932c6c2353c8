"""What one generation of an index consists of: its segments, its documents, and how it was made."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import asdict, astuple, field
from pathlib import Path
from typing import Any

from text.errors import IndexDamaged, IndexOutdated
from text.language.morphology import dictionary
from text.later import later
from text.records import dataclass

_SEGMENT = later(r"segment-[0-9a-z-]+\.kyogo")

FORMAT = 20
"""Raised with every change of what the arrays of a segment mean."""

RULES = 6
"""Raised with every change of what text becomes which view or term."""


def versions() -> dict[str, str]:
    """Return all that an index depends on besides its documents."""
    name, version = dictionary()
    return {
        "format": str(FORMAT),
        "dictionary": f"{name} {version}",
        "normalisation": f"{RULES}, Unicode {unicodedata.unidata_version}",
    }


@dataclass(frozen=True, slots=True)
class SegmentEntry:
    """A segment's file: size in bytes, SHA-256, and the seal that it had when it was last hashed.

    The seal is (mtime in ns, ctime in ns, inode): no program changes the file and keeps it.
    `written_bytes` is the size in bytes of the files of all documents that it was written with.
    """

    file: str
    size: int
    sha256: str
    seal: tuple[int, int, int]
    written_bytes: int

    def __post_init__(self) -> None:
        if not _SEGMENT.fullmatch(self.file):
            raise ValueError(self.file)


@dataclass(frozen=True, slots=True)
class Stamp:
    """By what a file is known to be unchanged: `size` in bytes, times in nanoseconds, inode.

    A program that writes the old time back (`cp -p`, `rsync -t`) cannot write `ctime_ns` back, and
    one that puts another file in its place changes the inode.
    """

    size: int
    mtime_ns: int
    ctime_ns: int = 0
    inode: int = 0

    @property
    def changed_ns(self) -> int:
        """The last time of which the file system tells that anything was done to the file."""
        return max(self.mtime_ns, self.ctime_ns)


@dataclass(frozen=True, slots=True)
class DocumentEntry:
    """Where a document stands, and by what its file is known to be unchanged.

    `segment` counts the segments of the manifest from 0, `local` the documents of that segment;
    `sha256` is that of the document (`indexer.segment.writer.Content`).
    """

    name: str
    segment: int
    local: int
    stamp: Stamp
    sha256: str

    @property
    def size(self) -> int:
        """The size of its file in bytes."""
        return self.stamp.size


@dataclass(frozen=True, slots=True)
class SkippedEntry:
    """A file out of which no text came, with the message that says why."""

    name: str
    stamp: Stamp
    code: str
    values: dict[str, str]


@dataclass(frozen=True)
class Manifest:
    """One generation. `documents` are in the order of their names.

    `context` stands for all that a document depends on besides its file (the catalogue); `read_ns`
    is when the files were listed.
    """

    generation: int
    versions: dict[str, str]
    root: str
    context: str
    read_ns: int
    segments: tuple[SegmentEntry, ...] = ()
    documents: tuple[DocumentEntry, ...] = ()
    skipped: tuple[SkippedEntry, ...] = field(default=())

    def to_json(self) -> bytes:
        """Return the manifest as JSON, lists instead of objects where there are many."""
        table: dict[str, Any] = {
            "generation": self.generation,
            "versions": self.versions,
            "root": self.root,
            "context": self.context,
            "read_ns": self.read_ns,
            "segments": [asdict(segment) for segment in self.segments],
            "documents": [
                [d.name, d.segment, d.local, astuple(d.stamp), d.sha256] for d in self.documents
            ],
            "skipped": [[s.name, astuple(s.stamp), s.code, s.values] for s in self.skipped],
        }
        return json.dumps(table).encode()

    @classmethod
    def from_json(cls, content: bytes, path: Path) -> Manifest:
        """Read what `to_json` wrote.

        Raises IndexOutdated when other versions made it, IndexDamaged when it is no manifest.
        """
        try:
            table = json.loads(content)
            made, needed = table["versions"], versions()
            if made != needed:
                changed = [name for name in needed if made.get(name) != needed[name]]
                raise IndexOutdated("index.outdated", changed=", ".join(changed))
            return cls(
                generation=table["generation"],
                versions=made,
                root=table["root"],
                context=table["context"],
                read_ns=table["read_ns"],
                segments=tuple(
                    SegmentEntry(
                        p["file"], p["size"], p["sha256"], tuple(p["seal"]), p["written_bytes"]
                    )
                    for p in table["segments"]
                ),
                documents=tuple(
                    DocumentEntry(name, segment, local, Stamp(*stamp), sha256)
                    for name, segment, local, stamp, sha256 in table["documents"]
                ),
                skipped=tuple(
                    SkippedEntry(name, Stamp(*stamp), code, values)
                    for name, stamp, code, values in table["skipped"]
                ),
            )
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise IndexDamaged("index.damaged", path=str(path), reason="manifest") from error
