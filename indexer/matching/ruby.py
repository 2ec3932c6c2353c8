"""The reading layer of texts with ruby: the reader's own kana over a word, as the text gives them.

Ruby is no running text, so it is in no tight text; it stands in the raw text between 《 and 》, and
the annotations of the document say over what.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from indexer.layers import LAYERS
from indexer.matching.budget import Clock
from indexer.matching.matches import Places
from indexer.segment.view import PartView
from text.language.kana import _katakana, hiragana
from text.view.normalise import fold


def under_ruby(view: PartView, kana: str, clock: Clock) -> Places:
    """Return the words over which `kana` (hiragana) is set as ruby. O(raw text of the part).

    Katakana ruby is found, too. Stops early, without an error, when the query's time is short.
    """
    found = Places()
    rank = LAYERS.index("reading")
    for document in _documents(view, kana):
        if view.numbers[document] is None:
            continue
        if clock.left() < clock.seconds / 4:
            break
        for annotation in view.part.document(document).annotations:
            if hiragana(fold(annotation.reading)) == kana:
                start = _place(view, document, annotation.start)
                end = _place(view, document, annotation.end - 1) + 1
                if start < end:
                    found.add(start, end, rank)
    return found


def _documents(view: PartView, kana: str) -> Iterator[int]:
    """Yield the documents, ascending, in whose raw text 《kana》 stands."""
    bounds = view.part.file.array("raw_bounds")
    last = -1
    for place in _places(view, kana):
        document = bisect_right(bounds, place) - 1
        if document != last:
            last = document
            yield document


def _places(view: PartView, kana: str) -> Iterable[int]:
    """Return the offsets in bytes at which 《kana》 stands in the raw texts of the part."""
    other = "".join(map(_katakana, kana))
    if "numpy" in sys.modules:
        found: list[int] = view.ruby_marks.places(kana, other).tolist()
        return found
    letters = "".join(f"(?:{one}|{another})" for one, another in zip(kana, other, strict=True))
    # From the last byte of 《 on: the search for a single byte is 2.5 times as fast as for three.
    head, last = "《".encode()[:-1], "《".encode()[-1:]
    pattern = last + b"(?<=" + head + last + b")" + f"{letters}》".encode()
    matches = re.finditer(pattern, view.part.file.array("raw"))
    return (match.start() - len(head) for match in matches)


def _place(view: PartView, document: int, raw: int) -> int:
    """Return the first place of `document` whose raw text ends after `raw`."""
    part = view.part
    base, end = part.tight_bounds[document], part.tight_bounds[document + 1]
    within = range(end - base)
    return base + bisect_right(within, raw, key=lambda n: part.raw_span(document, n, n + 1)[1])
