"""What the server and its workers say to one another: JSON with bytes behind it, never objects.

A frame is eight bytes with the length of the JSON, the JSON, then its `blobs` one after the other;
the JSON tells their lengths.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Sequence
from typing import Any, BinaryIO

_LENGTH = struct.Struct(">Q")
LARGEST = 512 * 1024 * 1024
"""Bytes of a frame's JSON or blobs."""


def write(stream: BinaryIO, record: dict[str, Any], blobs: Sequence[bytes] = ()) -> None:
    """Write one frame. Lone surrogates survive."""
    head = json.dumps({**record, "blobs": [len(blob) for blob in blobs]}).encode()
    stream.write(_LENGTH.pack(len(head)))
    stream.write(head)
    for blob in blobs:
        stream.write(blob)
    stream.flush()


def read(stream: BinaryIO) -> tuple[dict[str, Any], list[bytes]]:
    """Return the next frame. Raises EOFError where the other side has gone."""
    (length,) = _LENGTH.unpack(_exactly(stream, _LENGTH.size))
    record: dict[str, Any] = json.loads(_exactly(stream, length))
    return record, [_exactly(stream, size) for size in record.pop("blobs")]


def _exactly(stream: BinaryIO, size: int) -> bytes:
    if size > LARGEST:
        raise EOFError
    content = stream.read(size)
    if len(content) < size:
        raise EOFError
    return content
