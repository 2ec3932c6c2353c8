"""Reports and check records that Kyogo wrote: in the folder of a corpus they are no documents.

Most say of themselves what they are: a page in its head, a record or a Word table in what it
carries along, a list of findings by its columns. Others (the draft with comments or tracked
changes, plain text, tables) are known as long as nobody has changed them (`text.written_files`).
Else the words of a draft, with its errors, would be evidence that they are right.
"""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

from text.later import later
from text.messages import LANGUAGES, say_in
from text.model.document import METADATA
from text.written_files import REPORTS, digest, stamp, written

_HEAD, _TAIL = 4096, 64
_PAGE = b'<meta name="generator" content="Kyogo">'
_COMMENT = b"<!-- kyogo-record "
_PART = "customXml/kyogo-record.xml"
_PROPERTIES = "docProps/core.xml"
_STATUS = b">kyogo-report<"
_HEADS: dict[str, tuple[tuple[str, ...], ...]] = {
    "check_reports": (("number", "document", "page", "line", "column", "severity", "rule"),),
    "gimon": (("number", "place", "original", "question", "grounds", "answer"),),
    "columns": (
        ("document", "line", "column", "text", "layer", "section", "date", "kind", "score"),
        ("document", "line", "column", "left", "node", "right", "layer", "section", "date"),
        ("name", *METADATA, "format", "encoding"),
        ("document", "title", "nearness", "shared", "passages"),
    ),
}
"""The first columns of the tables that Kyogo writes, by the catalogue that names them."""
_FINDINGS = later(
    rb"^(?:\xef\xbb\xbf)?(?:::(?:error|warning|notice) file=[^\n]*,title=[^\n]* [a-z-]+::"
    rb"|[^\n]+ [a-z-]+  [^\n]*%  (?:[0-9]+ )?\[[0-9a-z]{8}\]\r?\n    )"
)
"""How a list of findings begins, for people and for GitHub."""
_WHOLE = 16 * 1024 * 1024
"""Bytes of a file that is looked up whole among those that were written; no report is larger."""


def own_report(path: Path) -> bool:
    """Return whether the file `path` is a report of Kyogo's own.

    Reads its ends, and it whole only where something was written on this machine at all.
    """
    suffix = path.suffix.lower()
    try:
        if not path.is_file():
            return False
        if suffix in (".html", ".htm"):
            with open(path, "rb") as stream:
                return _PAGE in stream.read(_HEAD)
        if suffix == ".csv":
            with open(path, "rb") as stream:
                return stream.read(_HEAD).startswith(_heads()) or _was_written(path)
        if suffix == ".txt":
            with open(path, "rb") as stream:
                return _FINDINGS.match(stream.read(_HEAD)) is not None or _was_written(path)
        if suffix in (".md", ".markdown"):
            with open(path, "rb") as stream:
                stream.seek(max(0, os.fstat(stream.fileno()).st_size - _TAIL))
                if b"-->" in stream.read():
                    stream.seek(0)
                    if b"\n" + _COMMENT in stream.read():
                        return True
        return (suffix == ".docx" and _holds_part(path)) or _was_written(path)
    except (OSError, ValueError):
        return False


@lru_cache
def _heads() -> tuple[bytes, ...]:
    """How the tables of Kyogo begin, in each language."""
    return tuple(
        ("\ufeff" + ",".join(f'"{say_in(one, f"{file}.{c}")}"' for c in columns)).encode()
        for one in LANGUAGES
        for file, several in _HEADS.items()
        for columns in several
    )


def _was_written(path: Path) -> bool:
    known = _reports(stamp(REPORTS))
    if not known or path.stat().st_size > _WHOLE:
        return False
    return digest(path.read_bytes()) in known


@lru_cache(maxsize=1)
def _reports(stamp: tuple[int, int] | None) -> frozenset[str]:
    """The reports of this machine; `stamp` is that of their list."""
    return frozenset(written(REPORTS)) if stamp is not None else frozenset()


def _holds_part(path: Path) -> bool:
    import zipfile  # a corpus without Word documents does not need it

    try:
        with zipfile.ZipFile(path) as file:
            names = file.namelist()
            if _PART in names:
                return True
            if _PROPERTIES not in names or file.getinfo(_PROPERTIES).file_size > _HEAD * 16:
                return False
            return _STATUS in file.read(_PROPERTIES)
    except (zipfile.BadZipFile, NotImplementedError):
        return False
