"""Where a place on the terminal leads when it is clicked: the file, at its line where that can be.

A plain `file:` address has no lines. Terminals of VS Code and kitty take one; for others the
variable KYOGO_LINKS names a form: `none`, `file`, `vscode`, `cursor`, `kitty`, or an address of
one's own with {path}, {line} and {column} in it.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from urllib.parse import quote

FORMS: Mapping[str, str] = {
    "none": "",
    "file": "file://{host}{path}",
    "kitty": "file://{host}{path}#{line}",
    "vscode": "vscode://file{path}:{line}:{column}",
    "cursor": "cursor://file{path}:{line}:{column}",
}


def form_of(environment: Mapping[str, str]) -> str:
    """Return the address that places get here, with slots; "" for none."""
    asked = environment.get("KYOGO_LINKS", "")
    if asked:
        return FORMS.get(asked, asked if "{path}" in asked else "")
    if environment.get("TERM_PROGRAM") == "vscode":
        return FORMS["vscode"]
    if environment.get("TERM") == "xterm-kitty":
        return FORMS["kitty"]
    return FORMS["file"]


class Links:
    """The addresses of documents that are named from `root` or from the current folder."""

    def __init__(self, root: Path | None, form: str) -> None:
        self._folders = [Path.cwd(), *([root.resolve()] if root is not None else [])]
        self._form = form
        self._found: dict[str, str] = {}

    def address(self, document: str, line: int, column: int) -> str:
        """Return the address of a place, "" where the document is no file here.

        Costs one look at the disk for each document.
        """
        if not self._form:
            return ""
        if document not in self._found:
            self._found[document] = self._path(document)
        path = self._found[document]
        if not path:
            return ""
        # A form of one's own may hold braces that are no slots: nothing but these is put in.
        address = self._form
        for slot, value in (("path", path), ("line", line), ("column", column), ("host", _host())):
            address = address.replace(f"{{{slot}}}", str(value))
        return address

    def _path(self, document: str) -> str:
        for folder in self._folders:
            place = folder / document
            try:
                if place.is_file():
                    return _quoted(place)
            except (OSError, ValueError):
                continue
        return ""


def _quoted(place: Path) -> str:
    """Return `place` as a part of an address, with a slash before a drive letter."""
    path = place.as_posix()
    return quote(path if path.startswith("/") else f"/{path}", safe="/:", errors="surrogateescape")


@lru_cache
def _host() -> str:
    """Return the name of this machine: a terminal at the far end of ssh must not open its own."""
    return quote(os.uname().nodename) if hasattr(os, "uname") else ""
