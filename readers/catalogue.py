"""`catalogue.toml`: what the house knows of its documents, beside what the texts say themselves."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import Any

from text.errors import KyogoError
from text.house_files import read_toml
from text.model.document import METADATA, Document

FILE = "catalogue.toml"


class Catalogue:
    """Entries by the document's name; an entry's words win over what was found in the text."""

    def __init__(self, entries: dict[str, dict[str, str]]) -> None:
        self.entries = entries

    @classmethod
    def load(cls, root: Path) -> Catalogue:
        """Read `root`/catalogue.toml; a corpus without one has an empty catalogue.

        Raises KyogoError when it is not TOML or an entry has no path.
        """
        path = root / FILE
        if not os.path.lexists(path):
            return cls({})
        try:
            table: dict[str, Any] = read_toml(path)
            listed = table.get("document", [])
            return cls({entry["path"]: {k: str(v) for k, v in entry.items()} for entry in listed})
        except (OSError, ValueError, KeyError, AttributeError, TypeError) as error:
            raise KyogoError("error.bad-catalogue", path=str(path), reason=str(error)) from error

    def encoding(self, name: str) -> str | None:
        """Return the encoding that the entry of the document `name` gives, or None."""
        return self.entries.get(name, {}).get("encoding")

    def describe(self, document: Document) -> Document:
        """Return `document` with the entry's words for it filled in, else what its name says.

        `format = "aozora"` has a text read in that notation though it lacks the header.
        """
        from text.structure.file_names import date_of_name, kind_of_folders

        entry = self.entries.get(document.name, {})
        if entry.get("format") == "aozora" and document.format == "text":
            from readers.formats.aozora import read_notation

            document = read_notation(document)
        known: dict[str, Any] = {key: entry[key] for key in METADATA if key in entry}
        if not document.date and (found := date_of_name(document.name)):
            known.setdefault("date", found)
        if not document.kind and (found := kind_of_folders(document.name)):
            known.setdefault("kind", found)
        return replace(document, **known)
