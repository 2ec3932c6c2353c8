"""The layers that scan text: exact, symbols, other spellings."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from heapq import merge
from typing import TYPE_CHECKING, Any

from indexer.analysis.bare_text import bare, has_symbols, standard_at
from indexer.layers import LAYERS
from indexer.matching.asking.questions import Text
from indexer.matching.places.arrays import many, wide
from indexer.matching.places.glyphs import by_form
from indexer.matching.places.matches import Spans, spans_of
from indexer.matching.places.union import united
from indexer.query.abbreviations import ABBREVIATED
from indexer.query.other_spellings import Spelling, is_of_year
from indexer.segment.block_signature import Candidates
from indexer.segment.reader import SegmentReader
from text.language.figures.kanji_digits import NUMBER_CHARACTERS
from text.utf16 import units

if TYPE_CHECKING:
    from indexer.segment.scanning import Offsets

_SYMBOLS = LAYERS.index("symbols")
_CLOSED_BY = dict(zip("」』)]】〉》〕”’", "「『([【〈《〔“‘", strict=True))


def exact(reader: SegmentReader, wanted: str) -> Spans:
    """Return every occurrence of the tight text `wanted` in the tight text of the segment."""
    needle = units(wanted)
    if not reader.may_hold(Text("tight", needle)):
        return Spans()
    candidates = reader.segment.candidates("tight", needle)
    if wide(candidates[0]):
        return _exact_in_arrays(reader, needle, candidates)
    found = Spans()
    limit, bulk = 0, many()
    for count, start in enumerate(reader.scan("tight", needle, candidates[0]), 1):
        if count == bulk:
            return _exact_in_arrays(reader, needle, candidates)
        if start >= limit:
            limit = reader.document_end(start)
        if start + len(needle) <= limit:
            found.add(start, start + len(needle), 0)
    return found


def _exact_in_arrays(reader: SegmentReader, needle: str, candidates: Candidates) -> Spans:

    found = in_tight(reader, needle, candidates)
    return found


def literal(reader: SegmentReader, wanted: str, forms: str = "") -> Spans:
    """Return the occurrences of the tight text `wanted`, exact, in other forms or without marks.

    `forms` are the characters of the query that folding took for others.
    """
    ignoring = symbols(reader, wanted, _SYMBOLS, forms)
    if not has_symbols(wanted):
        return ignoring
    return united([exact(reader, wanted), ignoring])


def symbols(
    reader: SegmentReader,
    wanted: str,
    layer: int,
    forms: str = "",
) -> Spans:
    """Return the occurrences of `wanted` where marks are ignored on both sides, as of `layer`.

    A character of another form makes a match of the layer "glyph".

    A match that takes in an opening bracket takes in the closing one that follows it. As of
    "symbols", a match without marks of a text without marks is exact and of layer 0: such a text
    stands in the bare text wherever it stands in the tight one.
    """
    needle = units(bare(wanted))
    found = Spans()
    if not needle:
        return found
    if ABBREVIATED.search(wanted):
        # Without its brackets (株) is a share.
        found = exact(reader, wanted)
        return by_form(reader, found, wanted, forms) if layer == _SYMBOLS else found
    if not reader.may_hold(Text("bare", needle)):
        return found
    # A long mark that the query's end lost (サーバー) must not find the beginning of サーバル.
    shortened = wanted.endswith("ー") and not needle.endswith("ー")
    same = 0 if layer == _SYMBOLS and not has_symbols(wanted) else layer
    length, bulk = len(needle), many()
    candidates = reader.segment.candidates("tight", needle)
    limit = 0
    places = None if wide(candidates[0]) else _in_loops(reader, needle, candidates, bulk)
    for count, (start, stop) in enumerate(places or (), 1):
        if count == bulk:
            places = None
            break
        if shortened and "ァ" <= reader.bare.unit(reader.bare.offset(stop)) <= "ヺ":
            continue
        if start >= limit:
            limit = reader.document_end(start)
        if stop > limit:
            continue  # begins in one document and would end in the next
        if stop - start == length:
            found.add(start, stop, same)
        else:
            stop += _closes(reader.text("tight", start, stop + 1), stop - start)
            found.add(start, stop, layer)
    if places is None:
        found = _in_arrays(reader, needle, candidates, (same, layer), shortened)
    return by_form(reader, found, wanted, forms)


def _in_loops(
    reader: SegmentReader, needle: str, candidates: Candidates, most: int
) -> Iterator[tuple[int, int]] | None:
    """Return the stretches of the tight text that have `needle` in the bare text, in order.

    None where there is too much to look at for loops.
    """
    bare_text, length = reader.bare, len(needle)
    over = bare_text.over_seams(needle, most)
    if over is None:
        return None
    found = reader.scan("tight", needle, candidates[0])
    if has_symbols(needle):
        found = (place for place in found if bare_text.is_whole(place, length))
    plain = ((place, place + length) for place in found)
    return merge(plain, [bare_text.span(offset, offset + length) for offset in over])


def _in_arrays(
    reader: SegmentReader,
    needle: str,
    candidates: Candidates,
    layers: tuple[int, int],
    shortened: bool,
) -> Spans:

    found = occurrences(reader, needle, candidates, layers, shortened)
    for index in longer(found, len(needle)):
        start, stop = found.starts[index], found.ends[index]
        closes = _closes(reader.text("tight", start, stop + 1), stop - start)
        found.ends[index] = stop + closes
    return found


def _closes(text: str, length: int) -> int:
    """Return 1 if text[length] closes a bracket that was opened in text[:length], else 0."""
    opening = _CLOSED_BY.get(text[length:])
    stretch = text[:length]
    return int(bool(opening) and stretch.count(str(opening)) > stretch.count(text[length]))


def spelled(reader: SegmentReader, spelling: Spelling) -> Spans:
    """Return the occurrences of another spelling, none of them inside a longer number."""
    places = exact(reader, spelling.text)
    layer = LAYERS.index(spelling.layer)
    if len(places) >= many():
        places = _apart_in_arrays(reader, places, spelling, layer)
        if not spelling.day:
            return places
    found = Spans()
    for start, end, _ in places:
        before, after = reader.text("tight", start - 2, start), reader.text("tight", end, end + 2)
        if not spelling.open_left and _continues(before[::-1]):
            continue
        if not spelling.open_right and _continues(after):
            continue
        if spelling.day and not _meant(reader, start, spelling.day):
            continue
        found.add(start, end, layer)
    return found


def _apart_in_arrays(reader: SegmentReader, places: Spans, spelling: Spelling, layer: int) -> Spans:
    """Return those of `places` that are not inside a longer number, as of `layer`."""
    import numpy as np

    text = np.asarray(reader.segment.file.array("tight"))
    digits, points = np.zeros(1 << 16, bool), np.zeros(1 << 16, bool)
    digits[[ord(char) for char in NUMBER_CHARACTERS]] = True
    points[[ord("."), ord(",")]] = True
    starts, ends = np.asarray(places.starts, np.int64), np.asarray(places.ends, np.int64)
    apart = np.ones(len(starts), bool)
    for open_, edges, step in (
        (spelling.open_left, starts - 1, -1),
        (spelling.open_right, ends, 1),
    ):
        if not open_:
            beside = _units_at(text, edges)
            beyond = _units_at(text, edges + step)
            apart &= ~(digits[beside] | points[beside] & digits[beyond])
    return spans_of(starts[apart], ends[apart], np.full(int(apart.sum()), layer))


def _units_at(text: Any, places: Any) -> Any:
    """Return the unit at each of `places`, 0 where it is beyond the text."""
    import numpy as np

    inside = (places >= 0) & (places < len(text))
    return np.where(inside, text[np.clip(places, 0, len(text) - 1)], 0)


def _meant(reader: SegmentReader, start: int, day: date) -> bool:
    """Whether a day without a year at `start` is `day`, by the date of its document."""
    if reader.text("tight", start - 1, start) in ("年", "/", "-", "."):
        return False  # it has a year
    return is_of_year(day, reader.segment.records[reader.document_at(start)]["date"])


def _continues(beside: str) -> bool:
    """Whether a number goes on with `beside`, read away from the number."""
    return beside[:1] in NUMBER_CHARACTERS or (
        beside[:1] in (".", ",") and beside[1:] in NUMBER_CHARACTERS
    )


def in_tight(reader: SegmentReader, needle: str, candidates: Candidates) -> Spans:
    """Return the occurrences of `needle` in the tight text, of layer 0; none crosses documents."""
    import numpy as np

    starts = reader.segment.occurrences("tight", needle, candidates)
    if not len(starts):
        return Spans()
    ends = starts + len(needle)
    within = _within_documents(reader, starts, ends)
    return spans_of(starts[within], ends[within], np.zeros(int(within.sum()), np.uint8))


def occurrences(
    reader: SegmentReader,
    needle: str,
    candidates: Candidates,
    layers: tuple[int, int],
    shortened: bool,
) -> Spans:
    """Return the occurrences of `needle` in the bare text as places in the tight text.

    The first of `layers` where no mark stands inside, else the other; none reaches into the next
    document. `shortened` leaves out those that katakana follow. O(units of `candidates`).
    """
    import numpy as np

    bare_text, length = reader.bare, len(needle)
    starts = reader.segment.occurrences("tight", needle, candidates)
    if has_symbols(needle) and len(starts):
        starts = starts[bare_text.whole(starts, length)]
    ends = starts + length
    over = bare_text.over_seams_in_arrays(needle)
    if len(over):
        starts, ends = _with_seams(reader, starts, over, length)
    if not len(starts):
        return Spans()
    if shortened:
        following = _bare_units_at(reader, bare_text.offsets(ends))
        whole = (following < ord("ァ")) | (following > ord("ヺ"))
        starts, ends = starts[whole], ends[whole]
    within = _within_documents(reader, starts, ends)
    starts, ends = starts[within], ends[within]
    return spans_of(starts, ends, np.where(ends - starts == length, *layers))


def _with_seams(
    reader: SegmentReader, starts: Offsets, over: Offsets, length: int
) -> tuple[Offsets, Offsets]:
    """Return where the stretches of `length` begin and end: those at the places `starts`, and those
    at the offsets `over` of the bare text.
    """
    import numpy as np

    dropped = np.asarray(reader.bare.dropped)
    # Of the type of `dropped`: else all of that is converted.
    first, last = over.astype(np.uint32), (over + length).astype(np.uint32)
    ends = over + length + np.searchsorted(dropped, last, side="left")
    tight = np.asarray(reader.segment.file.array("tight"))
    following = tight[np.minimum(ends, len(tight) - 1)]
    # The second half of a character whose standard form is one unit.
    ends += (following >= 0xDC00) & (following <= 0xDFFF) & (ends < len(tight))
    begins = np.concatenate([starts, over + np.searchsorted(dropped, first, side="right")])
    order = np.argsort(begins, kind="stable")
    return begins[order], np.concatenate([starts + length, ends])[order]


def _bare_units_at(reader: SegmentReader, offsets: Offsets) -> Any:
    """Return the unit of the bare text at each of `offsets`, 0 where it is beyond the text."""
    import numpy as np

    dropped = np.asarray(reader.bare.dropped)
    places = offsets + np.searchsorted(dropped, offsets.astype(np.uint32), side="right")
    tight = np.asarray(reader.segment.file.array("tight"))
    found = standard_at(tight, np.minimum(places, len(tight) - 1))
    return np.where(offsets < len(reader.bare), found, 0)


def _within_documents(reader: SegmentReader, starts: Any, ends: Any) -> Any:
    """Return which of the stretches, in the order of `starts`, end where they start: same document.

    The borders of documents are looked up among the places, not the other way round: fewer.
    """
    import numpy as np

    bounds = np.asarray(reader.segment.tight_bounds)
    counts = np.diff(np.searchsorted(starts, bounds.astype(starts.dtype)))
    return ends <= np.repeat(bounds[1:], counts)


def longer(places: Spans, length: int) -> list[int]:
    """Return the numbers of those of `places` that are longer than `length`."""
    import numpy as np

    spread = np.asarray(places.ends) - np.asarray(places.starts) > length
    found: list[int] = np.flatnonzero(spread).tolist()
    return found
