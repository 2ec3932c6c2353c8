"""Raw → folded view: NFKC, case, width; and the tighter fold without any white space.

Point-for-point changes (full-width letters, ①, upper case) keep a linear map; only clusters whose
length changes (㍿, half-width kana with a dakuten, NFD) become block pieces. Clusters follow the
boundary rule of UAX #15 section 9.1: a cut is safe before a code point that starts its own
composition.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from text.later import later
from text.view.characters import UNSEEN, VARIATION, same
from text.view.view import View, ViewBuilder, identity

# What NFKC and case folding leave alone and what never composes with a neighbour on its left:
# most of a Japanese text. Everything else takes the slower road.
_INERT = (
    "\t\n\r -@\\[-~"  # ASCII without capitals
    "\u3001-\u301b\u301d-\u302f\u3031-\u3034\u3037"
    "\u3041-\u3096\u309d\u309e\u30a1-\u30fe"
    "\u3400-\u4dbf\u4e00-\u9fff"
)
_ACTIVE = later(f"[{_INERT}]?[^{_INERT}]+")
_KEYCAP = "\u20e3"
_JOINING = frozenset((_KEYCAP, "\u309b", "\u309c"))
"""A key's frame and the sound marks that stand by themselves."""
_SPACE = later(r"\s+")


def _fold(cluster: str) -> str:
    folded = unicodedata.normalize("NFKC", same(cluster)).casefold()
    return same(unicodedata.normalize("NFKC", folded))


def _without_marks(text: str) -> str:
    """Return `text` without what only says how the character before it is drawn."""
    return VARIATION.sub("", text).replace(_KEYCAP, "")


@lru_cache(maxsize=4096)
def joins_left(char: str) -> bool:
    """Whether `char` may compose or reorder with what stands before it."""
    if VARIATION.match(char) or char in _JOINING or UNSEEN.match(char):
        return True
    first = unicodedata.normalize("NFKD", char)[0]
    return (
        unicodedata.combining(first) != 0
        or "\u1161" <= first <= "\u1175"
        or "\u11a8" <= first <= "\u11c2"
    )


def clusters(run: str) -> list[str]:
    """Return `run` cut before every code point that starts its own composition."""
    cut: list[str] = []
    for char in run:
        if cut and joins_left(char):
            cut[-1] += char
        else:
            cut.append(char)
    return cut


def fold(text: str) -> str:
    """Return `text` under NFKC and case folding, with one character for all that are the same.

    Variation selectors are dropped (see `text.view.characters`). Equal to `folded(text).text`,
    without the map.
    """
    return _fold(_without_marks(text)) if not text.isascii() else text.casefold()


def folded(text: str) -> View:
    """Return the view of `text` under NFKC and case folding. O(len(text)).

    Width, case, NFD and variation selectors no longer differ; white space stays (a full-width
    blank becomes an ASCII one).
    """
    builder = ViewBuilder()
    place = 0
    for match in _ACTIVE.finditer(text):
        builder.keep(text[place : match.start()], place)
        place = match.start()
        for cluster in clusters(match.group()):
            end = place + len(cluster)
            result = _fold(_without_marks(cluster))
            if len(result) == len(cluster) == 1:
                builder.keep(result, place)
            else:
                builder.replace(result, place, end)
            place = end
    builder.keep(text[place:], place)
    return builder.view()


def tight(text: str) -> str:
    """Return `fold(text)` without any white space: the form in which literal strings are sought."""
    return _SPACE.sub("", fold(text))


def without_space(text: str) -> View:
    """Return the view of `text` without white space."""
    if not _SPACE.search(text):
        return identity(text)
    builder = ViewBuilder()
    place = 0
    for match in _SPACE.finditer(text):
        builder.keep(text[place : match.start()], place)
        place = match.end()
    builder.keep(text[place:], place)
    return builder.view()


def tightened(text: str) -> View:
    """Return the view whose text is `tight(text)`."""
    view = folded(text)
    return view.then(without_space(view.text))
