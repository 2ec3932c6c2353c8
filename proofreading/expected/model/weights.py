"""The file of weights that `models/` trains: arrays one behind the other, mapped, not read.

Eight bytes say how long the table of contents is (JSON: name → type, shape, offset); the arrays
follow it, each at a multiple of 64 bytes.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("weights.bin")
_ALIGNED = 64


@cache
def arrays() -> dict[str, Any]:
    """Return the arrays of the model by name. Some 2 ms, and numpy's import where it is not loaded
    yet."""
    return read(FILE)


def read(path: Path) -> dict[str, Any]:
    """Return the arrays of a file by name, mapped."""
    import numpy

    whole = numpy.memmap(path, numpy.uint8, "r")
    length = int(whole[:8].view(numpy.uint64)[0])
    contents = json.loads(bytes(whole[8 : 8 + length]))
    found = {}
    for name, (kind, shape, offset) in contents.items():
        dtype = numpy.dtype(kind)
        size = dtype.itemsize
        for part in shape:
            size *= part
        found[name] = whole[offset : offset + size].view(dtype).reshape(shape).view(numpy.ndarray)
    return found


def write(path: Path, known: Mapping[str, Any]) -> None:
    """Write the arrays to `path`, little-endian."""
    import numpy

    flat = {name: numpy.asarray(one, order="C") for name, one in known.items()}
    contents: dict[str, Any] = {name: ["", [], 1 << 40] for name in flat}
    for name, one in flat.items():
        contents[name] = [one.dtype.newbyteorder("<").str, list(one.shape), 1 << 40]
    place = -(-(8 + len(json.dumps(contents))) // _ALIGNED) * _ALIGNED
    for name, one in flat.items():
        contents[name][2] = place
        place = -(-(place + one.nbytes) // _ALIGNED) * _ALIGNED
    head = json.dumps(contents).encode()
    with path.open("wb") as stream:
        stream.write(len(head).to_bytes(8, "little") + head)
        for name, one in flat.items():
            stream.write(b"\0" * (contents[name][2] - stream.tell()))
            stream.write(one.astype(one.dtype.newbyteorder("<")).tobytes())
