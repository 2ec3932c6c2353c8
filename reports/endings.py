"""Which format a file's ending asks for: `-o x.docx` is a Word file, never text so called."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence

from text.errors import UsageError
from text.rule_names import format_shown

ENDINGS: Mapping[str, tuple[str, ...]] = {
    ".docx": ("docx", "taisho", "gimon"),
    ".html": ("html", "taisho"),
    ".htm": ("html", "taisho"),
    ".csv": ("csv", "gimon"),
    ".tsv": ("tsv",),
    ".sarif": ("sarif",),
    ".json": ("json", "sarif", "rdjson"),
    ".xml": ("checkstyle",),
    ".md": ("markdown",),
    ".yml": ("prh",),
    ".yaml": ("prh",),
    ".toml": ("people",),
    ".xlsx": (),
    ".xls": (),
    ".doc": (),
    ".pdf": (),
    ".odt": (),
}
"""By ending (lower case): the formats that a file so called may have, the one meant first."""
_NEVER_PLAIN = frozenset(("docx", "html", "taisho", "gimon"))
"""Formats that no file called a plain text may have."""
_PLAIN = (".txt", ".text", ".log")


def format_for(target: str | None, asked: str | None, formats: Sequence[str]) -> str:
    """Return the format for the file `target` (None, "-": standard output), one of `formats`.

    `asked` is what --format says; without it the ending chooses, and the first of `formats` is
    meant where the ending says nothing. Raises UsageError where ending and format disagree, or the
    ending is that of a format that there is not.
    """
    if target in (None, "-"):
        return asked or formats[0]
    ending = os.path.splitext(str(target))[1].lower()
    fitting = [form for form in ENDINGS.get(ending, ()) if form in formats]
    if asked is None:
        if ending not in ENDINGS:
            return formats[0]
        if fitting:
            return fitting[0]
        known = [end for end, forms in ENDINGS.items() if set(forms) & set(formats)]
        raise UsageError("report.no-such-ending", ending=ending, known=", ".join([*known, ".txt"]))
    disagree = (
        asked not in fitting if ending in ENDINGS else asked in _NEVER_PLAIN and ending in _PLAIN
    )
    if disagree:
        right = ", ".join(end for end, forms in ENDINGS.items() if asked in forms) or ".txt"
        shown = format_shown(asked)
        raise UsageError("report.ending-disagrees", ending=ending, format=shown, known=right)
    return asked
