"""A record as JSON, and inside the Markdown and Word files that people keep.

Every form carries the whole record, so that the next run can continue it: the JSON file is it,
Markdown ends with it in a comment, Word has it as a part of its own (custom XML, which Word keeps).
"""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import asdict
from html import escape, unescape
from pathlib import Path
from typing import Any

from text.errors import KyogoError, reason
from text.house_files import decoded, read_file
from text.model.record import OUTCOMES, Checked, Entry, Record, Run
from text.terminal.json_text import dumps

FORMAT = 1
PART = "customXml/kyogo-record.xml"
"""Name of the part of a Word file that holds the record."""
_OPEN, _CLOSE = "<!-- kyogo-record ", " -->"
_XML = ('<?xml version="1.0" encoding="UTF-8"?>\n<record xmlns="urn:kyogo:record">', "</record>")
MOST = 64 * 1024 * 1024
"""Bytes of a record that are read."""


def dumped(record: Record, indent: int | None = 1) -> str:
    """Return `record` as JSON, with what it adds up to."""
    table = {
        "format": FORMAT,
        "counts": {outcome: record.count(outcome) for outcome in OUTCOMES},
        "runs": [asdict(run) for run in record.runs],
        "findings": [asdict(entry) for entry in record.entries],
    }
    return dumps(table, indent)


def comment(record: Record) -> str:
    """Return `record` as a comment of Markdown and HTML; nothing of a text can close it."""
    return _OPEN + json.dumps(json.loads(dumped(record))).replace("-", "\\u002d") + _CLOSE


def part(record: Record) -> bytes:
    """Return `record` as a part of a Word file."""
    return _XML[0].encode() + escape(json.dumps(json.loads(dumped(record)))).encode() + b"</record>"


def load(path: Path) -> Record:
    """Return the record that the file `path` holds; an empty one where there is no such file.

    Raises KyogoError where the file is no record.
    """
    if not path.exists():
        return Record()
    try:
        return parsed(_json_of(read_file(path, MOST)))
    except OSError as error:
        raise KyogoError("record.unread", path=str(path), reason=reason(error)) from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError,
            zipfile.BadZipFile) as error:  # fmt: skip
        raise KyogoError("record.no-record", path=str(path)) from error


def parsed(written: str) -> Record:
    """Return the record whose JSON is `written`. Raises ValueError, KeyError, TypeError if none."""
    return _record(json.loads(written))


def _json_of(content: bytes) -> str:
    if content.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(content)) as file:
            if file.getinfo(PART).file_size > MOST:
                raise ValueError(f"> {MOST}")
            xml = file.read(PART).decode("utf-8")
        return unescape(xml.removeprefix(_XML[0]).removesuffix(_XML[1]))
    text = decoded(content)
    if _OPEN in text:
        return text.rpartition(_OPEN)[2].rpartition(_CLOSE)[0].replace("\\u002d", "-")
    return text


def _record(table: dict[str, Any]) -> Record:
    if table["format"] != FORMAT:
        raise ValueError(f"format {table['format']}")
    runs = tuple(
        Run(**{**run, "checked": _checked(run["checked"]), "rules": tuple(run["rules"])})
        for run in table["runs"]
    )
    entries = tuple(
        Entry(**{**entry, "suggestions": tuple(entry["suggestions"])})
        for entry in table["findings"]
    )
    if not runs or not all(entry.outcome in OUTCOMES for entry in entries):
        raise ValueError("runs, outcome")
    return Record(runs, entries)


def _checked(table: dict[str, Any]) -> Checked:
    return Checked(**{**table, "sentences": tuple(table.get("sentences", ()))})
