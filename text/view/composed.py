"""Letters that a file holds in two pieces, か and ゙, as the one letter that they are."""

from __future__ import annotations

import re
import unicodedata

from text.later import later
from text.view.view import View, ViewBuilder

PIECES = later("(?:[ぁ-ゖァ-ヶヽゝ][\u3099\u309a\u309b\u309c]|[A-Za-z][\u0300-\u036f]+)+")
"""A run of letters each of which is followed by its mark."""
_LETTER = later("[ぁ-ゖァ-ヶヽゝ][\u3099\u309a\u309b\u309c]")
_COMBINING = str.maketrans("\u309b\u309c", "\u3099\u309a")


def composed(text: str) -> str:
    """Return `text` with kana and their voiced marks, and Latin letters and accents, joined.

    A mark that has no composed letter (あ゙) stays.
    """
    parts = []
    for match in re.finditer(r".[\u0300-\u036f\u3099-\u309c]*", text, re.DOTALL):
        joined = unicodedata.normalize("NFC", match.group().translate(_COMBINING))
        parts.append(joined if len(joined) == 1 else match.group())
    return "".join(parts)


def letters_joined(view: View) -> View:
    """Return `view` with each kana and its mark as one letter. O(length of the view)."""
    text = view.text
    if not _LETTER.search(text):
        return view
    builder, place = ViewBuilder(), 0
    for match in _LETTER.finditer(text):
        whole = composed(match.group())
        if len(whole) > 1:
            continue
        builder.keep(text[place : match.start()], place)
        builder.replace(whole, *match.span())
        place = match.end()
    builder.keep(text[place:], place)
    return view.then(builder.view())
