"""Documents that are forms: 雛形, templates, 様式. Their blanks are what they are made for."""

from __future__ import annotations

import re
from pathlib import PurePath

from text.later import later
from text.model.document import Document

_NAMED = later(
    "ひな形|雛形|雛型|ひながた|テンプレ(?:ート)?|様式(?:第?[0-9０-９一二三四五六七八九十]|集|例)|書式(?:集|例)"
    "|記入(?:例|用紙)|フォーマット|(?<![a-z])templates?(?![a-z])|(?<![a-z])(?:archetypes|scaffolds|boilerplate)(?![a-z])",
    re.IGNORECASE,
)
_NEAR = 2
"""Folders above the file whose names say what it is."""
_BLANKS = later(r"\{\{[^{}\n]{1,30}\}\}")
_MANY = 3


def is_form(document: Document) -> bool:
    """Whether the document is one to be filled in: by its name, the folder that it lies in, its
    title, or by three and more different {{blanks}}. O(length)."""
    path = PurePath(document.name.replace("\\", "/"))
    if any(_NAMED.search(part) for part in (path.stem, *path.parts[-1 - _NEAR : -1])):
        return True
    title = document.raw.lstrip("\ufeff \t\r\n").partition("\n")[0]
    return _NAMED.search(title) is not None or len(set(_BLANKS.findall(document.raw))) >= _MANY
