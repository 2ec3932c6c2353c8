"""Bytes out of a file that may be anything: a pipe, a device, too large, changing while read."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from text.errors import DocumentTooLarge, KyogoError, UnreadableDocument, reason

LIMIT = 64 * 1024 * 1024
"""Bytes; a larger file is refused."""


def read_bytes(path: Path, name: str) -> bytes:
    """Return the content of the regular file `path`, which the user calls `name`.

    A file that changes while it is read is read once more. Raises KyogoError for a missing file or
    a folder, DocumentTooLarge over `LIMIT` bytes, UnreadableDocument for what is no regular file,
    cannot be opened or keeps changing.
    """
    for _ in range(2):
        content, settled = _read_once(path, name)
        if settled:
            return content
    raise UnreadableDocument("error.changing-file", path=name)


def _read_once(path: Path, name: str) -> tuple[bytes, bool]:
    # Without O_NONBLOCK, opening a FIFO waits for a writer that never comes.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        handle = os.open(path, flags)
    except FileNotFoundError:
        raise KyogoError("error.missing-file", path=name) from None
    except (OSError, ValueError) as error:
        if os.path.isdir(path):
            raise KyogoError("error.is-directory", path=name) from None
        raise _unreadable(name, error) from error
    before = os.fstat(handle)
    if stat.S_ISDIR(before.st_mode):
        os.close(handle)
        raise KyogoError("error.is-directory", path=name)
    with open(handle, "rb") as stream:
        if not stat.S_ISREG(before.st_mode):
            raise UnreadableDocument("error.not-regular", path=name)
        if before.st_size > LIMIT:
            raise DocumentTooLarge(
                "error.too-large", path=name, size=before.st_size >> 20, limit=LIMIT >> 20
            )
        try:
            # One byte more than there should be: a file that has grown is noticed, and room for
            # the largest file is not asked for each time.
            content = stream.read(before.st_size + 1)
        except OSError as error:
            raise _unreadable(name, error) from error
        after = os.fstat(handle)
    same = (before.st_mtime_ns, before.st_size) == (after.st_mtime_ns, len(content))
    return content, same


def _unreadable(name: str, error: Exception) -> UnreadableDocument:
    why = reason(error) if isinstance(error, OSError) else str(error)
    return UnreadableDocument("error.unreadable-file", path=name, reason=why)
