"""What Kyogo wrote with -o, by the SHA-256 of each file: lists in the user's cache folder.

A file that somebody has changed since is theirs. What was written may be written over; what is a
report, too, and not a text made by command (that of `amend`, a 改め文), is no document of a corpus.
"""

from __future__ import annotations

import hashlib
import os

from text.errors import KyogoError
from text.private import cache_folder, check_private, make_private, open_private
from text.replacing import replace

WRITTEN, REPORTS = "written", "reports"
"""The names of the lists."""
_LINE = 65
_MOST_LINES = 4_000


def digest(content: bytes) -> str:
    """Return what stands for `content` in the list."""
    return hashlib.sha256(content).hexdigest()


def stamp(name: str) -> tuple[int, int] | None:
    """Return time (ns) and size of the list `name`, None where there is none."""
    try:
        status = os.stat(cache_folder() / name)
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size


def written(name: str = WRITTEN) -> list[str]:
    """Return the digests of the list `name`, the oldest first; [] where nothing is known."""
    try:
        check_private(cache_folder())
        record = cache_folder() / name
        with open(record, "rb", opener=open_private) as stream:
            content = stream.read(2 * _MOST_LINES * _LINE)
    except (OSError, KyogoError):
        return []
    return content.decode("ascii", "replace").split()


def note(content: bytes, name: str = WRITTEN) -> None:
    """Add `content` to the list `name`. Raises OSError or KyogoError where the cache is no use."""
    if digest(content) in (known := written(name)):
        return
    make_private(cache_folder())
    line = f"{digest(content)}\n".encode("ascii")
    record = cache_folder() / name
    if len(known) >= _MOST_LINES:
        kept = "".join(f"{one}\n" for one in known[len(known) // 2 :])
        aside = record.with_name(f"{name}.tmp")
        aside.unlink(missing_ok=True)
        with open(aside, "xb", opener=open_private) as stream:
            stream.write(kept.encode("ascii") + line)
        replace(aside, record)
        return
    with open(record, "ab", opener=open_private) as stream:
        stream.write(line)
