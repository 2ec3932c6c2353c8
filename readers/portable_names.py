"""Names of files that not every system can hold: what a folder meets when it moves to Windows."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from unicodedata import normalize

from text.later import later

_RESERVED = later(
    r"(?:CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(?:COM|LPT)[1-9¹²³])[ .]*(?:\..*)?", re.IGNORECASE
)
_FORBIDDEN = later('[<>:"|?*\\\\\x00-\x1f]')
LONGEST = 200
"""UTF-16 units of a name within its corpus: Windows has 260 for the whole path by default."""


def unportable(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield (name, why) for every one of `names`, paths with `/`, that some system cannot hold.

    `why` is "reserved" (CON, aux.txt), "characters" (`?`, a blank or dot at the end), "long", or
    "twins": equal to another one but for upper case or composed characters (カ゛, ガ). O(n).
    """
    twins: defaultdict[str, list[str]] = defaultdict(list)
    for name in names:
        twins[_folded(name)].append(name)
        parts = name.split("/")
        if any(_RESERVED.fullmatch(part) for part in parts):
            yield name, "reserved"
        elif any(_FORBIDDEN.search(part) or part.endswith((" ", ".")) for part in parts):
            yield name, "characters"
        elif len(name.encode("utf-16-le", "surrogatepass")) // 2 > LONGEST:
            yield name, "long"
    for alike in twins.values():
        if len(alike) > 1:
            yield from ((name, "twins") for name in alike)


def _folded(name: str) -> str:
    return normalize("NFC", normalize("NFC", name).casefold())
