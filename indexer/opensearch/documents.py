"""The sections of a segment as documents of the cluster, and its file as pieces.

Everything is derived from the file of the segment, which the writer has made already: tokens,
lemmas, readings and bigrams are Kyogo's own.
"""

from __future__ import annotations

import base64
import hashlib
import zlib
from bisect import bisect_right
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import numpy as np

from indexer.analysis.bare_text import bare_units, marks_in
from indexer.opensearch.mapping import END, NO_WORD, OVERLAP, ROW, bigrams, unit_token, word_token
from indexer.segment.reader import SegmentReader
from indexer.segment.segment import Segment
from text.language.kana import hiragana
from text.view.normalise import fold, tight

PIECE: Final = 1_500_000
"""Packed bytes in one document of the cluster."""
_LEVEL: Final = 1

Action = dict[str, Any]
"""An action of a bulk request, as opensearch-py takes it."""


def section_actions(segment: Segment, key: str) -> Iterator[Action]:
    """Yield the sections of `segment`, which is called `key` in the cluster. O(its text)."""
    reader = SegmentReader(segment, range(len(segment.records)))
    table = _Words(segment)
    dropped = np.asarray(segment.file.array("dropped")).astype(np.int64)
    dropped += np.arange(len(dropped))
    units, _, _ = bare_units(np.asarray(segment.file.array("tight")))
    text = "".join(map(chr, units.tolist()))
    for document, record in enumerate(segment.records):
        first, last = segment.section_bounds[document : document + 2]
        end = segment.tight_bounds[document + 1]
        bare_end = end - int(np.searchsorted(dropped, end))
        ruby = _ruby(segment, document, first, last)
        routing = hashlib.blake2b(record["name"].encode("utf-8", "surrogatepass"), digest_size=12)
        known = {
            "sort": "section",
            "segment": key,
            "kind": unit_token(tight(record["kind"])),
            "folder": _folders(unit_token(record["name"])),
            **_days(record["date"]),
        }
        for section in range(first, last):
            start, stop = segment.section_place[section : section + 2]
            bare = [place - int(np.searchsorted(dropped, place)) for place in (start, stop)]
            yield {
                "_id": f"{key}-{section}",
                "routing": routing.hexdigest(),
                "_source": {
                    **known,
                    "marks": sorted(marks_in(reader.tight[start : min(stop + OVERLAP, end)])),
                    "bare": _bigrams(text, bare[0], bare[1], bare_end),
                    "ruby": sorted(ruby.get(section, ())),
                    "says": _meanings(segment, start, stop),
                    **table.of(section, segment.token_bounds[document + 1]),
                },
            }


def _bigrams(text: str, start: int, stop: int, end: int) -> str:
    """Return the bigrams of text[start:stop] and of what follows it up to `end`, the document's."""
    reach = min(stop + OVERLAP, end)
    return bigrams(text[start:reach] + (END if reach == end else ""))


def _folders(name: str) -> list[str]:
    """Return the folders in which the document `name` lies, each with its slash."""
    parts = name.split("/")[:-1]
    return ["/".join(parts[: count + 1]) + "/" for count in range(len(parts))]


def _days(date: str) -> dict[str, str]:
    """Return the first and the last day that `date` may stand for; nothing for no date."""
    if not date:
        return {}
    if len(date) == 7:
        return {"first_day": f"{date}-01", "last_day": f"{date}-31"}
    return {"first_day": (date + "-01-01")[:10], "last_day": (date + "-12-31")[:10]}


def _ruby(segment: Segment, document: int, first: int, last: int) -> dict[int, set[str]]:
    """Return the kana that stand over words, by section."""
    found: dict[int, set[str]] = {}
    starts = [segment.section(section).start for section in range(first, last)]
    for annotation in segment.document(document).annotations:
        place = max(0, bisect_right(starts, annotation.start) - 1)
        found.setdefault(first + place, set()).add(hiragana(fold(annotation.reading)))
    return found


def _meanings(segment: Segment, start: int, stop: int) -> list[str]:
    """Return the keys of what is said in the places [start, stop)."""
    array = segment.file.array
    starts = np.asarray(array("meaning_start"))
    # What begins just before may belong to a row that begins here.
    here = (starts >= max(0, start - OVERLAP)) & (starts < stop + OVERLAP)
    return sorted({str(int(key)) for key in np.asarray(array("meaning_key"))[here]})


class _Words:
    """The words of a segment by section."""

    def __init__(self, segment: Segment) -> None:
        self._segment = segment
        names = [word_token(name) if name else NO_WORD for name in segment.lexicon()]
        term = np.asarray(segment.file.array("type_term"))
        self._names = np.array(names, object)[term]
        array, texts = segment.file.array, segment.file.array("reading").tobytes()
        bounds, terms, edges = (
            array("reading_bounds"),
            array("reading_term"),
            array("reading_terms"),
        )
        readings: list[list[str]] = [[] for _ in range(segment.terms)]
        for number in range(len(bounds) - 1):
            reading = texts[bounds[number] : bounds[number + 1]].decode()
            for one in terms[edges[number] : edges[number + 1]]:
                readings[one].append(reading)
        self._readings = readings
        self._term = term

    def of(self, section: int, end: int) -> Action:
        """Return the words of `section` in order and their readings; `end` is the document's."""
        first, last = self._segment.section_token[section : section + 2]
        types = np.asarray(self._segment.stream)[first : min(last + ROW, end)]
        terms = np.unique(self._term[types]).tolist()
        readings = {reading for term in terms for reading in self._readings[term]}
        return {"lemma": " ".join(self._names[types]), "reading": sorted(readings)}


def piece_actions(path: Path, key: str) -> Iterator[Action]:
    """Yield the file of a segment, packed, in pieces; the first says how many there are."""
    packed = zlib.compress(path.read_bytes(), _LEVEL)
    count = -(-len(packed) // PIECE)
    for number in range(count):
        piece = packed[number * PIECE : (number + 1) * PIECE]
        yield {
            "_id": f"{key}.{number}",
            "routing": key,
            "_source": {
                "sort": "piece",
                "segment": key,
                "pieces": count,
                "packed": base64.b64encode(piece).decode("ascii"),
            },
        }


def unpacked(pieces: list[str]) -> bytes:
    """Return what was packed into `pieces`. Raises ValueError where it is damaged."""
    try:
        return zlib.decompress(b"".join(map(base64.b64decode, pieces)))
    except zlib.error as error:
        raise ValueError(str(error)) from error
