"""“Did you mean”: what stands in the corpus and is one character or only the spelling away.

Of two strings that differ by one edit (a character more, less or another), at least one half is the
same: so both halves of the query are sought, and what stands beside them is compared.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from indexer.analysis.query_words import analysed
from indexer.matching.places.edges import crosses_cells
from indexer.segment.reader import SegmentReader
from text.language.kana import hiragana
from text.later import later
from text.utf16 import units
from text.view.normalise import tight

_MARKS = later(r"^[\W_]+|[\W_]+$")
_ENDING = later("[ぁ-ん0-9]")
MAXIMUM: Final = 3
SHORTEST: Final = 3
"""Code points of a query; every shorter one is one edit away from half the corpus."""
_LOOKED_AT: Final = 2_000
"""Occurrences of a half that are compared."""
_SECONDS: Final = 1.0
"""For a guess nobody waits longer; what was found until then is offered."""


def suggestions(readers: Sequence[SegmentReader], query: str) -> tuple[str, ...]:
    """Return at most MAXIMUM strings of the corpus that the tight text `query` may stand for.

    Most frequent first; from as much of the corpus as _SECONDS allow. None of them is
    the query itself, nor ends in a mark, nor stands in documents that have gone only.
    """
    found: Counter[str] = Counter()
    wanted = units(query)
    end_of_patience = time.monotonic() + _SECONDS
    for reader in readers:
        if time.monotonic() > end_of_patience:
            break
        for text in {*_same_sound(reader, query), hiragana(query)}:
            found[text] += _count(reader, text)
        if SHORTEST <= len(wanted) <= 40:
            for start, end in _one_edit(reader, wanted):
                text = reader.text("tight", start, end)
                if not reader.is_live(reader.section_at(start)):
                    continue
                if crosses_cells(reader, start, end):
                    continue
                if not (reader.cuts_word(start) or reader.cuts_word(end)) and _alike(wanted, text):
                    _, first, last = reader.raw_span(start, end)
                    raw = reader.segment.raw(reader.document_at(start))[first:last]
                    said = "".join(raw.split())
                    found[_bare(said if tight(said) == text else text)] += 1
    likely = (text for text, count in found.most_common() if count and len(text) > 1)
    return tuple(islice((text for text in likely if tight(text) != query), MAXIMUM))


def _count(reader: SegmentReader, text: str) -> int:
    """Return how often `text` stands in the documents that are still there."""
    if reader.all_live:
        return reader.tight.count(units(text))
    places = islice(reader.scan("tight", units(text)), _LOOKED_AT)
    return sum(reader.is_live(reader.section_at(place)) for place in places)


def _bare(text: str) -> str:
    """Return `text` without the marks at its ends: （昼食代 is 昼食代, 円（昼食代 is two words."""
    return _MARKS.sub("", text)


def _same_sound(reader: SegmentReader, query: str) -> Iterator[str]:
    """Yield `query` with one word replaced by a word of the segment that sounds the same."""
    for word in analysed(query):
        if not word.reading or len(word.reading) < 2:
            continue
        for number in reader.terms_read(hiragana(word.reading)):
            other = reader.segment.term_text(number)
            if other != word.surface:
                yield query[: word.start] + other + query[word.end :]


def _one_edit(reader: SegmentReader, wanted: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches of the tight text that are one edit away from `wanted`."""
    text, half = reader.tight, len(wanted) // 2
    head, tail = wanted[:half], wanted[half:]
    for place in islice(reader.scan("tight", head), _LOOKED_AT):
        start = place + len(head)
        for length in (len(tail), len(tail) + 1, len(tail) - 1):
            if _differ_by_one(text[start : start + length], tail):
                yield place, start + length
                break
    for place in islice(reader.scan("tight", tail), _LOOKED_AT):
        for length in (len(head), len(head) + 1, len(head) - 1):
            if place >= length and _differ_by_one(text[place - length : place], head):
                yield place - length, place + len(tail)
                break


def _alike(query: str, text: str) -> bool:
    """Whether more than an ending or a number is the same, and the difference is no ending.

    従って and 使って have only kana in common; 組合様 and 組合の are no slip of the pen.
    """
    same = Counter(query) & Counter(text)
    if sum(count for char, count in same.items() if not _ENDING.match(char)) < 2:
        return False
    new, lost = Counter(text) - Counter(query), Counter(query) - Counter(text)
    return any(map(_ENDING.match, lost)) or not any(map(_ENDING.match, new))


def _differ_by_one(one: str, other: str) -> bool:
    """Whether one edit turns `one` into `other`; equal texts do not differ."""
    if len(one) > len(other):
        one, other = other, one
    same = 0
    while same < len(one) and one[same] == other[same]:
        same += 1
    if len(one) == len(other):
        return same < len(one) and one[same + 1 :] == other[same + 1 :]
    return len(one) + 1 == len(other) and one[same:] == other[same + 1 :]
