"""Reports and check records that Kyogo wrote: in the folder of a corpus they are no documents.

Each says of itself what it is: a page in its head, a record in what it carries along. Else the
words of a draft, with its errors, would be evidence that they are right.
"""

from __future__ import annotations

import os
from pathlib import Path

_HEAD, _TAIL = 4096, 64
_PAGE = b'<meta name="generator" content="Kyogo">'
_COMMENT = b"<!-- kyogo-record "
_PART = "customXml/kyogo-record.xml"


def own_report(path: Path) -> bool:
    """Return whether the file `path` is a page or a record of Kyogo's own. Reads its ends only."""
    suffix = path.suffix.lower()
    try:
        if not path.is_file():
            return False
        if suffix in (".html", ".htm"):
            with open(path, "rb") as stream:
                return _PAGE in stream.read(_HEAD)
        if suffix in (".md", ".markdown"):
            with open(path, "rb") as stream:
                stream.seek(max(0, os.fstat(stream.fileno()).st_size - _TAIL))
                if b"-->" not in stream.read():
                    return False
                stream.seek(0)
                return b"\n" + _COMMENT in stream.read()
        if suffix == ".docx":
            return _holds_part(path)
    except (OSError, ValueError):
        return False
    return False


def _holds_part(path: Path) -> bool:
    import zipfile  # a corpus without Word documents does not need it

    try:
        with zipfile.ZipFile(path) as file:
            return _PART in file.namelist()
    except (zipfile.BadZipFile, NotImplementedError):
        return False
