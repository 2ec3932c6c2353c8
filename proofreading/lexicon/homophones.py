"""Words written for others that sound the same, told by the words beside them: 情報を教諭する.

`homophones.tsv` holds the pairs and what calls for the other word; no corpus is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from text.later import later

_FILE = Path(__file__).with_name("homophones.tsv")


class Pair(NamedTuple):
    """A word, the one that is meant, and the pattern of the places where it is."""

    written: str
    meant: str
    place: re.Pattern[str]


@lru_cache(maxsize=1)
def pairs() -> dict[str, list[Pair]]:
    """Return the pairs by the written word."""
    found: dict[str, list[Pair]] = {}
    for line in _FILE.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            written, meant, before, after, _ = line.split("\t")
            place = later(_behind(before) + written + (f"(?={after})" if after else ""))
            found.setdefault(written, []).append(Pair(written, meant, place))
    return found


def _behind(before: str) -> str:
    """Return a pattern that holds behind any of the words; Python wants each for itself."""
    if not before:
        return ""
    if before == "^":
        return r"(?:(?<=\n)|\A)"
    return "(?:" + "|".join(f"(?<={word})" for word in before.split("|")) + ")"


@lru_cache(maxsize=1)
def _any() -> re.Pattern[str]:
    return later("|".join(map(re.escape, pairs())))


def homophones(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, the word that is meant), in order. O(len(text))."""
    known = pairs()
    for match in _any().finditer(text):
        for pair in known[match.group()]:
            if pair.place.match(text, match.start()):
                yield match.start(), match.end(), pair.meant
                break
