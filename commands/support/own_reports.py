"""Which files are reports that Kyogo wrote: they alone may be written over.

A page and the JSON of `check`, `diff`, `search` and `collate` say of themselves what they are. For
other formats (plain text, tables, Word) there is a record of what was written, by its SHA-256: a
report that somebody has changed since is theirs, and not written over.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from text.errors import KyogoError
from text.house_files import read_file
from text.written_files import REPORTS, digest, note, written

MOST = 64 * 1024 * 1024
"""Bytes; a larger file is not taken for a report."""
_GENERATOR = b'<meta name="generator" content="Kyogo">'
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
    return _GENERATOR in content[:4096] or _is_json_report(content) or digest(content) in written()


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


def remember(path: Path, report: bool) -> None:
    """Note that Kyogo wrote the file `path` just now; left undone where the cache is of no use.

    `report`: it is one, and no text that was asked for as such.
    """
    try:
        content = _content(path)
        if content is not None:
            note(content)
            if report:
                note(content, REPORTS)
    except (OSError, KyogoError):
        return


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
