"""The documents that a name which is none may have meant."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from readers.registry import suffixes

_MOST = 3
_ALIKE = 0.6
"""Share of characters in common from which a name may be meant."""


def near_names(name: str, documents: Iterable[str]) -> list[str]:
    """Return up to three of `documents`, or of the folder of `name`, that it may mean.

    Those come first whose name holds what was asked for, whole or in pieces of that order:
    2024_議案書 is 議案書/2024_第33回議案書.docx.
    """
    from difflib import SequenceMatcher  # a name that is none is rare

    wanted = _stem(name)
    if not wanted:
        return []
    scores: dict[str, float] = {}
    for one in dict.fromkeys(_candidates(name, documents)):
        stem = _stem(one)
        if wanted in stem or _in_pieces(wanted, stem):
            scores[one] = 1 + len(wanted) / len(stem)
            continue
        likeness = SequenceMatcher(None, wanted, stem, autojunk=False)
        if likeness.real_quick_ratio() >= _ALIKE and likeness.quick_ratio() >= _ALIKE:
            scores[one] = likeness.ratio()
    best = sorted((one for one in scores if scores[one] >= _ALIKE), key=lambda one: -scores[one])
    return best[:_MOST]


def _candidates(name: str, documents: Iterable[str]) -> Iterator[str]:
    yield from documents
    folder = Path(name).parent
    known = suffixes()
    try:
        inside = sorted(os.listdir(folder))
    except (OSError, ValueError):
        return
    for one in inside:
        if os.path.splitext(one)[1].lower() in known and not one.startswith((".", "~$")):
            yield str(folder / one)


def _stem(name: str) -> str:
    """Return the last part of the name without its ending, width and case aside."""
    last = unicodedata.normalize("NFKC", name).replace("\\", "/").rstrip("/").rpartition("/")[2]
    return os.path.splitext(last)[0].lower()


def _in_pieces(wanted: str, stem: str) -> bool:
    """Whether the pieces of `wanted`, parted by marks, stand in `stem` one behind the other."""
    place = 0
    pieces = "".join(char if char.isalnum() else " " for char in wanted).split()
    for piece in pieces:
        found = stem.find(piece, place)
        if found < 0:
            return False
        place = found + len(piece)
    return len(pieces) > 1
