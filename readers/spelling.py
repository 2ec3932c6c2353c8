"""Names as the disk writes them: が in one character or in two, / or \\ between folders."""

from __future__ import annotations

import os
from pathlib import Path
from unicodedata import normalize


def as_listed(folder: Path, name: str) -> str | None:
    """Return `name` (relative to `folder`) as the folders write it, with /; None if there is none.

    What differs in composition alone is the same name: macOS hands out か and ゛ for a typed が.
    A name that is there as it is wins; of several others none is chosen. One listing per folder.
    """
    found: list[str] = []
    for wanted in name.replace(os.sep, "/").split("/"):
        place = folder.joinpath(*found)
        if wanted in (".", "..", "") or "\0" in wanted:
            return None
        if not os.path.lexists(place / wanted):
            try:
                listed = os.listdir(place)
            except OSError:
                return None
            composed = normalize("NFC", wanted)
            same = [other for other in listed if normalize("NFC", other) == composed]
            if len(same) != 1:
                return None
            wanted = same[0]
        found.append(wanted)
    return "/".join(found)
