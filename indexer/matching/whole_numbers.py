"""A number is found whole: 42人 is not in 842人, nor in 1,042人, nor 千円 in 五千円."""

from __future__ import annotations

from functools import cache
from typing import Any, Final

from indexer.matching.places.edges import is_parted, within_figures
from indexer.matching.places.matches import Spans
from indexer.segment.reader import SegmentReader
from text.language.meanings import numbers
from text.later import later

_DIGITS: Final = frozenset("0123456789")
_KANJI: Final = frozenset("〇零一二三四五六七八九十百千万億兆壱弐参拾")
_UNITS: Final = frozenset("十百千万億兆")
_GROUP = later("[0-9]{3}(?![0-9])")
_DOTTED = later(r"(?:1[89]|20)[0-9]{2}\.(?:0?[1-9]|1[0-2])(?![0-9])|[0-9]+(?:\.[0-9]+){2,}")
_AROUND: Final = 12


class Ends:
    """At which ends of the tight text `wanted` a number stands."""

    def __init__(self, wanted: str) -> None:
        found = list(numbers(wanted))
        self.left = wanted[:1] in _DIGITS or any(not start for start, _, _ in found)
        self.right = wanted[-1:] in _DIGITS or any(end == len(wanted) for _, end, _ in found)


def whole(reader: SegmentReader, found: Spans, ends: Ends) -> Spans:
    """Return those of `found` that cut no number in two and make no one of two, in order."""
    found = within_figures(reader, found)
    if not len(found) or not (ends.left or ends.right):
        return found
    import numpy as np

    text = np.asarray(reader.segment.file.array("tight"))
    table = _table()
    starts, stops = np.array(found.starts, np.int64), np.array(found.ends, np.int64)
    doubtful = np.zeros(len(found), bool)
    if ends.left:
        doubtful |= table[text[np.maximum(starts - 1, 0)]] & (starts > 0)
    if ends.right:
        doubtful |= table[text[np.minimum(stops, len(text) - 1)]] & (stops < len(text))
    cut = {
        index
        for index in np.flatnonzero(doubtful).tolist()
        if _cuts(reader, found.starts[index], found.ends[index], ends)
    }
    if not cut:
        return found
    kept = Spans()
    for index, (start, end, layer) in enumerate(found):
        if index not in cut:
            kept.add(start, end, layer)
    return kept


def _cuts(reader: SegmentReader, start: int, end: int, ends: Ends) -> bool:
    document = reader.document_at(start)
    first, last = reader.segment.tight_bounds[document : document + 2]
    low, high = max(first, start - _AROUND), min(last, end + _AROUND)
    text = reader.text("tight", low, high)
    return any(
        asked and goes_on(text, place - low) and not is_parted(reader, place)
        for asked, place in ((ends.left, start), (ends.right, end))
    )


def goes_on(text: str, place: int) -> bool:
    """Return whether a number goes on over `place` of `text`."""
    before, here = text[place - 1 : place], text[place : place + 1]
    if not before or not here:
        return False
    if before in _DIGITS and here in _DIGITS:
        return True
    if before == "," and here in _DIGITS:
        return text[place - 2 : place - 1] in _DIGITS and bool(_GROUP.match(text, place))
    if before in _DIGITS and here == ",":
        return bool(_GROUP.match(text, place + 1))
    if "." in (before, here):
        return _is_decimal(text, place - 1 if before == "." else place)
    if before in _KANJI and here in _KANJI:
        return True
    if before in _DIGITS and here in _UNITS:
        return True
    # 2万5000 goes on, 統一30人 does not.
    return here in _DIGITS and before in _UNITS and text[place - 2 : place - 1] in _DIGITS | _KANJI


def _is_decimal(text: str, point: int) -> bool:
    if text[point - 1 : point] not in _DIGITS or text[point + 1 : point + 2] not in _DIGITS:
        return False
    return not any(match.start() < point < match.end() for match in _DOTTED.finditer(text))


@cache
def _table() -> Any:
    """Return which units may belong to a number."""
    import numpy as np

    table = np.zeros(1 << 16, bool)
    table[[ord(char) for char in _DIGITS | _KANJI | {",", "."}]] = True
    return table
