"""Which files are reports that Kyogo wrote: they alone may be written over.

A page and the JSON of `check`, `diff`, `search` and `collate` say of themselves what they are. For
other formats (plain text, tables, Word) there is a record of what was written, by its SHA-256: a
report that somebody has changed since is theirs, and not written over.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from text.errors import KyogoError
from text.house_files import read_file
from text.private import cache_folder, check_private, make_private, open_private
from text.replacing import replace

MOST = 64 * 1024 * 1024
"""Bytes; a larger file is not taken for a report."""
_GENERATOR = b'<meta name="generator" content="Kyogo">'
_RECORD = "written"
_LINE = 65
_MOST_LINES = 4_000
_KEYS = (
    {"findings"},
    {"query", "total", "hits"},
    {"old", "new", "summary", "hunks"},
    {"witnesses", "summary", "rows"},
)


def is_own_report(path: Path) -> bool:
    """Return whether Kyogo wrote the file `path` as the report of a command. O(its size)."""
    content = _content(path)
    if content is None:
        return False
    return _GENERATOR in content[:4096] or _is_json_report(content) or _digest(content) in _known()


def is_own_baseline(path: Path) -> bool:
    """Return whether the file `path` is a baseline of `check`. O(its size)."""
    record = _json(_content(path) or b"")
    return (
        isinstance(record, dict)
        and record.keys() == {"format", "findings"}
        and isinstance(record["findings"], dict)
    )


def is_own_record(path: Path) -> bool:
    """Return whether the file `path` holds a check record. O(its size)."""
    from text.model.record_file import load

    try:
        return bool(load(path).runs)
    except KyogoError:
        return False


def remember(path: Path) -> None:
    """Note that Kyogo wrote the file `path` just now; left undone where the cache is of no use."""
    try:
        content = _content(path)
        if content is None or _digest(content) in (known := _known()):
            return
        make_private(cache_folder())
        line = f"{_digest(content)}\n".encode("ascii")
        record = cache_folder() / _RECORD
        if len(known) >= _MOST_LINES:
            kept = "".join(f"{digest}\n" for digest in known[len(known) // 2 :])
            aside = record.with_name(f"{_RECORD}.tmp")
            aside.unlink(missing_ok=True)
            with open(aside, "xb", opener=open_private) as stream:
                stream.write(kept.encode("ascii") + line)
            replace(aside, record)
            return
        with open(record, "ab", opener=open_private) as stream:
            stream.write(line)
    except (OSError, KyogoError):
        return


def _known() -> list[str]:
    try:
        check_private(cache_folder())
        record = cache_folder() / _RECORD
        with open(record, "rb", opener=open_private) as stream:
            content = stream.read(2 * _MOST_LINES * _LINE)
    except (OSError, KyogoError):
        return []
    return content.decode("ascii", "replace").split()


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _content(path: Path) -> bytes | None:
    try:
        return read_file(path, MOST)
    except (OSError, ValueError):  # also a device or a pipe, which may have no end
        return None


def _json(content: bytes) -> Any:
    if content[:1] != b"{":
        return None
    try:
        return json.loads(content)
    except (ValueError, RecursionError):
        return None


def _is_json_report(content: bytes) -> bool:
    record = _json(content)
    if not isinstance(record, dict):
        return False
    if isinstance(record.get("findings"), list):
        return all(isinstance(entry, dict) and "rule" in entry for entry in record["findings"])
    if any(keys <= record.keys() for keys in _KEYS[1:]):
        return True
    try:
        source = record.get("source") or record["runs"][0]["tool"]["driver"]
        return str(source["name"]).lower() == "kyogo"
    except (KeyError, TypeError, IndexError):
        return False
