"""Documents → the arrays of one part.

What is kept of a document: its raw text; the *tight view* (`text.normalise.tight`, all white space
dropped) in UTF-16 units with its map back; its tokens as a stream of type numbers with their raw
places. A *type* is what MeCab says of a surface (surface, reading, lemma, parts of speech,
conjugation); types are numbered in the order of their terms, so the types of one term are a range.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable
from hashlib import sha256
from typing import Any

import numpy as np

from indexer.analysis import term_of
from indexer.partfile import Code
from indexer.symbols import bare_units
from text.model import Document
from text.morphology import entry, token_lines
from text.normalise import fold, folded, tightened
from text.running import running
from text.sections import sections
from text.view import View, without

BORDER = ""
"""The type between two documents: no phrase reaches over it."""

Arrays = dict[str, tuple[Code, Any]]


class _Types(dict[str, int]):
    """Type line → number, in the order of first sight."""

    def __missing__(self, line: str) -> int:
        number = self[line] = len(self)
        return number


class PartBuilder:
    """Collects documents, in the order of their names, and gives the arrays of their part."""

    def __init__(self) -> None:
        self.documents = 0
        self.code_points = 0
        self._types = _Types({BORDER: 0})
        self._records: list[dict[str, Any]] = []
        self._raw: list[bytes] = []
        self._more: list[bytes] = []
        self._tight: list[bytes] = []
        self._pieces = (array("I"), array("I"), array("I"))
        self._piece_bounds = array("I", [0])
        self._stream: list[Any] = []
        self._token_start: list[Any] = []
        self._token_end: list[Any] = []
        self._token_bounds = array("I", [0])
        self._section_bounds = array("I", [0])
        self._section_token = array("I")

    def add(self, document: Document) -> str:
        """Add one document and return its `content_hash`. O(length)."""
        self.documents += 1
        self.code_points += len(document.raw)
        whole = running(document)
        parts = sections(document, whole)
        raw, record, more = _parts(document)
        found = [[s.heading, s.level, s.start, s.end, s.role] for s in parts]
        self._records.append(record | {"sections": found})
        self._raw.append(raw)
        self._more.append(more)
        self._add_tight(document)
        starts = self._add_tokens(document, whole)
        base = self._token_bounds[-2]
        for section in parts:
            self._section_token.append(base + int(np.searchsorted(starts, section.start)))
        self._section_bounds.append(len(self._section_token))
        return _hash(raw, record, more)

    def _add_tight(self, document: Document) -> None:
        base = without(document.raw, document.skips)
        view = base.then(tightened(base.text))
        self._tight.append(view.text.encode("utf-16-le", "surrogatepass"))
        units = _unit_offsets(view.text)
        starts, origins, ends = self._pieces
        for piece in view.pieces:
            starts.append(piece.start if units is None else units[piece.start])
            origins.append(piece.origin)
            ends.append(0 if piece.linear else piece.origin_end)
        self._piece_bounds.append(len(starts))

    def _add_tokens(self, document: Document, whole: View) -> Any:
        view = whole if fold(whole.text) == whole.text else whole.then(folded(whole.text))
        numbers, starts, ends = [], array("I"), array("I")
        lengths: dict[int, tuple[int, int]] = {}
        get = self._types.__getitem__
        for place, lines in token_lines(view.text):
            for line in lines:
                number = get(line)
                numbers.append(number)
                blanks, length = lengths.get(number) or lengths.setdefault(number, _extent(line))
                place += blanks
                start, end = view.raw_span(place, place + length)
                starts.append(start)
                ends.append(end)
                place += length
        numbers.append(0)
        starts.append(len(document.raw))
        ends.append(len(document.raw))
        self._stream.append(np.array(numbers, np.uint32))
        self._token_start.append(np.frombuffer(starts, np.uint32))
        self._token_end.append(np.frombuffer(ends, np.uint32))
        self._token_bounds.append(self._token_bounds[-1] + len(numbers))
        return self._token_start[-1]

    def arrays(self) -> Arrays:
        """Return the part. O(n log n) in tokens; the builder is used up."""
        lines = list(self._types)
        words = [None if line == BORDER else entry(line)[1] for line in lines]
        terms = [
            "" if word is None else term_of(word.lemma, word.pos[0], word.conjugation_type)
            for word in words
        ]
        order = sorted(range(len(lines)), key=lambda number: (terms[number], lines[number]))
        rank = np.empty(len(order), np.uint32)
        rank[order] = np.arange(len(order), dtype=np.uint32)
        stream = rank[np.concatenate([*self._stream, np.empty(0, np.uint32)])]
        lexicon = sorted(set(terms))
        term_number = {term: number for number, term in enumerate(lexicon)}
        type_term = np.array([term_number[terms[number]] for number in order], np.uint32)
        term_type = np.searchsorted(type_term, np.arange(len(lexicon) + 1)).astype(np.uint32)
        tight = b"".join(self._tight)
        bare, dropped = bare_units(np.frombuffer(tight, np.uint16))
        arrays: Arrays = {
            "records": ("B", json.dumps(self._records, ensure_ascii=True).encode()),
            "raw": ("B", b"".join(self._raw)),
            "raw_bounds": ("Q", _bounds(map(len, self._raw))),
            "more": ("B", b"".join(self._more)),
            "more_bounds": ("Q", _bounds(map(len, self._more))),
            "tight": ("H", tight),
            "bare": ("H", bare),
            "dropped": ("I", dropped),
            "tight_bounds": ("I", _bounds((len(text) // 2 for text in self._tight), "I")),
            "piece_start": ("I", self._pieces[0]),
            "piece_origin": ("I", self._pieces[1]),
            "piece_end": ("I", self._pieces[2]),
            "piece_bounds": ("I", self._piece_bounds),
            "stream": ("I", stream),
            "token_start": ("I", np.concatenate([*self._token_start, np.empty(0, np.uint32)])),
            "token_end": ("I", np.concatenate([*self._token_end, np.empty(0, np.uint32)])),
            "token_bounds": ("I", self._token_bounds),
            "section_bounds": ("I", self._section_bounds),
            "section_token": ("I", array("I", [*self._section_token, len(stream)])),
            "type_term": ("I", type_term),
            "term_type": ("I", term_type),
            **_texts("type", [lines[number] for number in order]),
            **_texts("term", lexicon),
        }
        arrays |= _postings(stream, type_term, len(lexicon), arrays["section_token"][1])
        return arrays


_WORDS = ("name", "title", "kind", "date", "sender", "addressee", "source", "format", "encoding")


def _parts(document: Document) -> tuple[bytes, dict[str, Any], bytes]:
    """Return the raw text, what is known of the document, and its many small stretches."""
    record: dict[str, Any] = {word: getattr(document, word) for word in _WORDS}
    record["undecodable"] = document.undecodable
    record["length"] = len(document.raw)
    record["notices"] = document.notices
    record["own_sections"] = bool(document.sections)
    more = {
        "skips": document.skips,
        "annotations": [(a.start, a.end, a.reading) for a in document.annotations],
        "pages": document.pages,
    }
    return document.raw.encode("utf-8", "surrogatepass"), record, json.dumps(more).encode()


def _hash(raw: bytes, record: dict[str, Any], more: bytes) -> str:
    digest = sha256(json.dumps(record | {"name": ""}).encode())
    digest.update(more)
    digest.update(raw)
    return digest.hexdigest()


def content_hash(document: Document) -> str:
    """Return the SHA-256 of all that the index keeps of `document`, but for its name."""
    return _hash(*_parts(document))


def _postings(stream: Any, type_term: Any, terms: int, section_token: array[int]) -> Arrays:
    """Return per term its positions, and the sections that hold it with how often they do."""
    of_term = type_term[stream] if len(stream) else np.empty(0, np.uint32)
    positions = np.argsort(of_term, kind="stable").astype(np.uint32)
    bounds = np.searchsorted(of_term[positions], np.arange(terms + 1)).astype(np.uint32)
    borders = np.frombuffer(section_token, np.uint32)
    section = np.searchsorted(borders, positions, side="right").astype(np.int64) - 1
    key = of_term[positions].astype(np.int64) * len(borders) + section
    first = np.flatnonzero(np.diff(key, prepend=-1))
    counts = np.diff(np.append(first, len(key)))
    starts = np.searchsorted(first, bounds).astype(np.uint32)
    words = np.diff(np.concatenate([[0], np.cumsum(of_term != 0)])[borders])
    return {
        "positions": ("I", positions),
        "position_bounds": ("I", bounds),
        "posting_section": ("I", section[first].astype(np.uint32)),
        "posting_count": ("I", counts.astype(np.uint32)),
        "posting_bounds": ("I", starts),
        "section_words": ("I", words.astype(np.uint32)),
    }


def _extent(line: str) -> tuple[int, int]:
    blanks, token = entry(line)
    return blanks, token.end


def _unit_offsets(text: str) -> list[int] | None:
    """Return the UTF-16 offset of every code point, or None where the two are the same."""
    if not text or max(text) < "\U00010000":
        return None
    return list(_bounds(1 + (char > "\uffff") for char in text))


def _bounds(lengths: Iterable[int], code: str = "Q") -> array[int]:
    bounds = array(code, [0])
    for length in lengths:
        bounds.append(bounds[-1] + length)
    return bounds


def _texts(name: str, texts: list[str]) -> Arrays:
    encoded = [text.encode() for text in texts]
    return {
        f"{name}": ("B", b"".join(encoded)),
        f"{name}_bounds": ("Q", _bounds(map(len, encoded))),
    }
