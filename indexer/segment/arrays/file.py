"""One segment of an index on disk: named arrays in one file, written once and then only mapped.

Layout: 8 bytes magic, 8 bytes length of the directory (little endian), the directory (JSON: name →
[type code, offset, number of items]), then the arrays, each at a multiple of 64 bytes. Nothing in
it is pickled. Whether the bytes are the ones that were written is the manifest's business (size
and SHA-256); here only the shape is checked.
"""

from __future__ import annotations

import hashlib
import json
import mmap
import os
import struct
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from text.errors import IndexDamaged
from text.private import open_private

_MAGIC = b"KYOGO\x00\x01\n"
_HEAD = struct.Struct("<8sQ")
Code = Literal["B", "H", "I", "Q"]
_SIZES: dict[Code, int] = {"B": 1, "H": 2, "I": 4, "Q": 8}


def write(path: Path, arrays: Mapping[str, tuple[Code, Any]]) -> tuple[int, str]:
    """Write `arrays` (name → (type code B, H, I or Q; buffer)) to the new file `path` and sync it.

    Returns (size in bytes, SHA-256 in hex). Raises OSError; the file may then be half written.
    """
    views = {name: (code, memoryview(data).cast("B")) for name, (code, data) in arrays.items()}
    directory: dict[str, tuple[Code, int, int]] = {}
    place = 0
    for name, (code, view) in views.items():
        directory[name] = (code, place, view.nbytes // _SIZES[code])
        place += -(-view.nbytes // 64) * 64
    head = json.dumps(directory).encode()
    head = _HEAD.pack(_MAGIC, len(head)) + head
    digest = hashlib.sha256()
    size = 0
    with open(path, "xb", buffering=0, opener=open_private) as stream:
        blocks: list[bytes | memoryview] = [head, *(view for _, view in views.values())]
        for piece in blocks:
            for block in (piece, bytes(-len(piece) % 64)):
                _write_all(stream, block)
                digest.update(block)
                size += len(block)
        os.fsync(stream.fileno())
    return size, digest.hexdigest()


def _write_all(stream: Any, block: bytes | memoryview) -> None:
    rest = memoryview(block)
    while rest:
        rest = rest[stream.write(rest) :]


class SegmentFile:
    """The arrays of one segment, memory-mapped read-only.

    Raises IndexDamaged where the directory does not fit the file.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._views: dict[str, memoryview[int]] = {}
        try:
            with open(path, "rb") as stream:
                self._map = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
        except (FileNotFoundError, ValueError) as error:  # mmap refuses an empty file
            raise self._damaged("missing") from error
        try:
            magic, length = _HEAD.unpack_from(self._map)
            if magic != _MAGIC:
                raise self._damaged("magic")
            self._directory: dict[str, tuple[Code, int, int]] = json.loads(
                self._map[_HEAD.size : _HEAD.size + length]
            )
            start = _HEAD.size + length
            self._start = -(-start // 64) * 64
            self._check()
        except (struct.error, ValueError, TypeError, KeyError) as error:
            raise self._damaged("directory") from error

    def _check(self) -> None:
        for code, offset, count in self._directory.values():
            end = self._start + offset + _SIZES[code] * count
            if offset < 0 or count < 0 or end > len(self._map):
                raise self._damaged("directory")

    def _damaged(self, reason: str) -> IndexDamaged:
        return IndexDamaged("index.damaged", path=str(self.path), reason=reason)

    def array(self, name: str) -> memoryview[int]:
        """Return the array `name` as a typed view into the file; nothing is read yet."""
        known = self._views.get(name)
        if known is None:
            code, offset, count = self._entry(name)
            start = self._start + offset
            view: memoryview[int] = memoryview(self._map)[start : start + _SIZES[code] * count]
            known = self._views[name] = view.cast(code)
        return known

    def bytes(self, name: str) -> bytes:
        """Return a copy of the array `name` as bytes."""
        code, offset, count = self._entry(name)
        start = self._start + offset
        return self._map[start : start + _SIZES[code] * count]

    def _entry(self, name: str) -> tuple[Code, int, int]:
        try:
            return self._directory[name]
        except KeyError as error:
            raise self._damaged(name) from error
