"""What counts as the same character in two versions: width and composition aside, meaning kept.

NFKC, but neither case nor what NFKC flattens at the cost of the meaning: m² is not m2, ① not 1,
½ not 1/2. Beyond NFKC the characters are one that search takes for one (`text.view.characters`):
dashes, radicals, what cannot be seen. Forms of one character (髙 and 高) are compared as one, so
that the words around them find each other; `shape` tells them apart.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

from text.later import later
from text.view.characters import UNSEEN, VARIATION, equated, forms, same
from text.view.normalise import clusters

_MEANINGFUL = ("<circle>", "<super>", "<sub>", "<fraction>")
_RAISED = frozenset(("00B2", "00B3"))
_SIMPLE = later("[\\s!-~\u3001-\u301b\u301d-\u302f\u3041-\u3096\u30a1-\u30fe\u4e00-\u9fff]*")
"""What is its own form and composes with nothing."""
_CIRCLES = "〇○◯"
"""The zero of kanji and signs of their own: they are forms of one character for search alone."""


@lru_cache(maxsize=8192)
def same_form(cluster: str) -> str:
    """Return the form in which `cluster` is compared; "" if nothing of it can be seen.

    A cluster is a character with what composes with it (see `text.view.normalise.clusters`).
    """
    visible = UNSEEN.sub("", VARIATION.sub("", cluster))
    parts = unicodedata.decomposition(visible[0]) if visible else ""
    if parts.startswith(_MEANINGFUL):
        return unicodedata.normalize("NFC", visible)
    if parts.startswith("<square>") and _RAISED & set(parts.split()):
        return "".join(chr(int(code, 16)) for code in parts.split()[1:])  # ㎡ is m², not m2
    return "".join(same(unicodedata.normalize("NFKC", same(visible))).split())


@cache
def standard_forms() -> dict[int, str]:
    """Return code point of a form → the standard form."""
    return {ord(form): char for form, char in forms().items() if char not in _CIRCLES}


def shape(text: str) -> str:
    """Return `text` with width and composition aside, but the forms of its characters kept.

    葛 with one variation selector is not 葛 with another, nor is 靖 (U+FA1C) 靖.
    """
    parts = []
    place = 0
    for match in equated(text):
        parts += [_plain(text[place : match.start()]), match.group()]
        place = match.end()
    return "".join([*parts, _plain(text[place:])])


def _plain(text: str) -> str:
    if _SIMPLE.fullmatch(text):
        return "".join(text.split())
    return "".join(map(same_form, clusters(text)))
