"""Documents → the arrays of one segment (`indexer.segment.segment` reads them).

What is kept of a document: its raw text; its *tight text* (`text.view.normalise.tight`: folded,
without white space) in UTF-16 units with the map back; its tokens as a stream of types with their
places in the tight text. The tight texts of a segment stand one after the other; a *place* is an
offset, in units, into the whole.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable
from hashlib import sha256
from typing import Any

import numpy as np

from indexer.analysis.bare_text import bare_units
from indexer.analysis.folding import SPACES, Array, Folded, fold_units
from indexer.analysis.sketch import sketch
from indexer.analysis.token_stream import TokenStream, Types
from indexer.segment.arrays import token_places
from indexer.segment.arrays.file import Code
from indexer.segment.arrays.positions import packed
from indexer.segment.arrays.raw_texts import RawTexts
from indexer.segment.arrays.ruby_table import RubyTable
from indexer.segment.bare_matches import seams
from indexer.segment.block_signature import signature
from indexer.segment.edges import blanks, forms, walls
from indexer.segment.line_table import line_starts, line_table
from indexer.segment.meaning_table import MeaningTable
from indexer.segment.postings import postings
from indexer.segment.tight_text import tight_of, without_skips
from text.model.document import METADATA, ORIGIN, Document
from text.running.running import running
from text.structure.sections import sections
from text.view.view import View

_WORDS = ("name", *METADATA, *ORIGIN)

Arrays = dict[str, tuple[Code, Any]]


_NARROW = ("posting_section", "posting_count")
"""Large arrays of small numbers, of which the readers take single items only."""


class Content:
    """A document as it is kept: its raw text, what is known of it, and its many small stretches.

    `sha256` is that of all of it but the name.
    """

    def __init__(self, document: Document) -> None:
        self.raw = document.raw.encode("utf-8", "surrogatepass")
        self.record: dict[str, Any] = {word: getattr(document, word) for word in _WORDS} | {
            "undecodable": document.undecodable,
            "length": len(document.raw),
            "notices": document.notices,
            "own_sections": bool(document.sections),
        }
        more = {
            "skips": document.skips,
            "pages": document.pages,
            "borders": document.borders,
            "furniture": document.furniture,
            "printed": document.printed,
            "annotations": document.annotations,
        }
        self.more = json.dumps(more).encode()
        own = [(s.heading, s.level, s.start, s.end, s.role) for s in document.sections]
        digest = sha256(json.dumps([self.record | {"name": ""}, own]).encode())
        digest.update(self.more)
        digest.update(self.raw)
        self.sha256 = digest.hexdigest()


class SegmentBuilder:
    """Collects documents, in the order of their names, and gives the arrays of their segment."""

    def __init__(self) -> None:
        self.documents = 0
        self.code_points = 0
        self._records: list[dict[str, Any]] = []
        self._raw = RawTexts()
        self._more: list[bytes] = []
        self._tight: list[Array] = []
        self._pieces = _Pieces()
        self._tokens = TokenStream()
        self._running_units: list[int] = []
        self._line_starts: list[Array] = []
        self._sketches: list[Array] = []
        self._unaligned: dict[int, tuple[Array, Array]] = {}
        self._section_places: list[Array] = []
        self._edges: dict[str, list[Array]] = {"walls": [], "blanks": [], "formed": []}
        self._units = 0
        self._meanings = MeaningTable()
        self._ruby = RubyTable()

    def add(self, document: Document, content: Content | None = None) -> None:
        """Add one document, of which the caller may have the content already. O(length)."""
        content = content or Content(document)
        whole = running(document)
        segments = sections(document, whole)
        found = [[s.heading, s.level, s.start, s.end, s.role] for s in segments]
        self._records.append(content.record | {"sections": found})
        self._more.append(content.more)
        text, origin = without_skips(document)
        folded = fold_units(text)
        tight = tight_of(folded, origin)
        self._raw.add(document.raw, content.raw, tight.units, tight.start, tight.piece)
        if whole.text == text:
            # Most texts are not wrapped: what runs is what is not skipped, and is folded once.
            words = folded.text()
            self._tokens.add(words)
            self._meanings.add(folded, words, self._units, None)
            self._running_units.append(len(tight.units))
            self._line_starts.append(line_starts(folded.units))
        else:
            self._add_running(whole, tight)
        self._sketches.append(sketch(tight.units))
        starts = np.array([section.start for section in segments[1:]], np.uint32)
        self._section_places.append(np.searchsorted(tight.end, starts, side="right"))
        for name, places in (
            ("walls", walls(tight, document.borders, document.raw)),
            ("blanks", blanks(folded)),
            ("formed", forms(tight, document.raw)),
        ):
            self._edges[name].append(places + np.uint32(self._units))
        self._ruby.add(document.annotations, tight.end, self._units)
        self._units += len(tight.units)
        self._tight.append(tight.units)
        self._pieces.add(tight)
        self.documents += 1
        self.code_points += len(document.raw)

    def _add_running(self, whole: View, tight: Folded) -> None:
        folded = fold_units(whole.text)
        text = folded.text()
        self._tokens.add(text)
        words = folded.kept(~SPACES[folded.units])
        self._running_units.append(len(words.units))
        self._line_starts.append(line_starts(folded.units))
        places = None
        if not np.array_equal(words.units, tight.units):
            # A hyphen at a line's end, say, is in the tight text and not in the running text.
            start, end = _through(whole, words)
            places = self._unaligned[self.documents] = (
                np.searchsorted(tight.end, start, side="right"),
                np.searchsorted(tight.start, end, side="left"),
            )
        self._meanings.add(folded, text, self._units, places)

    def arrays(self) -> Arrays:
        """Return the segment. O(n log n) in tokens; the builder is used up."""
        types = self._tokens.finish()
        tokens = np.array(self._tokens.bounds, np.int64)
        lengths = list(map(len, self._tight))
        bounds = np.concatenate([[0], np.cumsum(lengths, dtype=np.int64)])
        token_place, odd, (line_token, line_checksum) = self._token_places(types, tokens, bounds)
        section_place, section_token, section_bounds = self._section_table(
            token_place, tokens, bounds
        )
        units = np.concatenate([*self._tight, np.empty(0, np.uint16)])
        self._tight = []
        bare, dropped, formed = bare_units(units)
        edges = {name: np.concatenate([*some, formed[:0]]) for name, some in self._edges.items()}
        edges["figures"] = self._meanings.figures()
        edges["formed"] = np.union1d(edges["formed"], formed)
        term_types = np.searchsorted(types.term, np.arange(len(types.lexicon) + 1))
        arrays: Arrays = {
            "records": ("B", json.dumps(self._records).encode()),
            **{name: narrow(values) for name, values in self._raw.arrays().items()},
            **_texts("more", self._more),
            "tight": ("H", units),
            "tight_bounds": ("I", bounds.astype(np.uint32)),
            "tight_signature": ("B", signature(units)),
            "dropped": ("I", dropped),
            **seams(units, bare, dropped),
            **{name: ("I", places) for name, places in edges.items()},
            **self._meanings.arrays(),
            **self._ruby.arrays(),
            **self._pieces.arrays(),
            "stream": stream_items(types.stream, len(types.texts)),
            **token_places.packed(token_place, types.lengths[types.stream]),
            "odd_token": ("I", odd[0]),
            "odd_end": ("I", odd[1]),
            "token_bounds": ("I", tokens.astype(np.uint32)),
            "section_bounds": ("I", section_bounds),
            "section_place": ("I", section_place),
            "section_token": ("I", section_token),
            "line_token": ("I", line_token),
            "line_checksum": ("Q", line_checksum),
            "sketch": ("I", np.concatenate([*self._sketches, np.empty(0, np.uint32)])),
            "sketch_bounds": ("I", _bounds(map(len, self._sketches), "I")),
            "type_key": ("Q", types.usage.keys),
            "type_class": ("I", types.usage.classes),
            "type_kana": ("I", types.usage.kanas),
            "type_spelling": ("I", types.usage.spellings),
            **_strings("type", types.texts),
            "type_length": narrow(types.lengths),
            "type_reading": narrow(types.reading),
            "type_grammar": narrow(types.grammar),
            "grammar": ("B", "\n".join(types.grammars).encode()),
            "type_term": ("I", types.term),
            **_strings("term", types.lexicon),
            "term_type": ("I", term_types.astype(np.uint32)),
            **_strings("reading", types.readings),
            "reading_term": ("I", types.reading_terms),
            "reading_terms": ("I", types.reading_bounds),
        }
        found = postings(types.stream, types.term, len(types.lexicon), section_token)
        kept, common = packed(found["positions"], found["position_bounds"], section_token)
        found |= {"positions": kept, "common_term": common}
        return arrays | {
            name: narrow(values) if name in _NARROW else (code_of(values), values)
            for name, values in found.items()
        }

    def _token_places(
        self, types: Types, tokens: Array, bounds: Array
    ) -> tuple[Array, tuple[Array, Array], tuple[Array, Array]]:
        """Return where each token starts, the tokens with ends other than their lengths say, and
        the lines (`line_table`).
        """
        length = types.lengths[types.stream]
        end = np.cumsum(length, dtype=np.int64)
        start = end - length
        origin = np.concatenate([[0], np.cumsum(self._running_units, dtype=np.int64)])
        if not np.array_equal(end[tokens[1:] - 1], origin[1:]):
            raise AssertionError("the tokens do not cover the text")
        starts = [one + base for one, base in zip(self._line_starts, origin, strict=False)]
        lines = line_table(types.stream, types.usage, start, starts, tokens)
        start += np.repeat(bounds[:-1] - origin[:-1], np.diff(tokens))
        odd_token = [np.empty(0, np.int64)]
        odd_end = [np.empty(0, np.int64)]
        for document, (first, last) in self._unaligned.items():
            base = int(bounds[document])
            here = slice(tokens[document], tokens[document + 1] - 1)
            within, size = start[here] - base, length[here]
            places = np.append(first, bounds[document + 1] - base)[within]
            ends = np.where(size, np.append(0, last)[within + size], places)
            start[here] = base + places
            start[here.stop] = bounds[document + 1]
            strange = np.flatnonzero(ends != places + size)
            odd_token.append(here.start + strange)
            odd_end.append(base + ends[strange])
        odd = (
            np.concatenate(odd_token).astype(np.uint32),
            np.concatenate(odd_end).astype(np.uint32),
        )
        return start.astype(np.uint32), odd, lines

    def _section_table(
        self, token_place: Array, tokens: Array, bounds: Array
    ) -> tuple[Array, Array, Array]:
        """Return the first place and token of each section, with the end, and their bounds."""
        counts = np.array([len(places) + 1 for places in self._section_places], np.int64)
        place = [
            np.append(0, places) + base
            for places, base in zip(self._section_places, bounds, strict=False)
        ]
        places = np.concatenate([*place, bounds[-1:]])
        owner = np.repeat(np.arange(len(counts)), counts)
        # Of tokens at one place, those of the document itself: a border may stand there too.
        first = np.maximum(np.searchsorted(token_place, places[:-1]), tokens[owner])
        section_token = np.append(first, len(token_place))
        return (
            places.astype(np.uint32),
            section_token.astype(np.uint32),
            np.concatenate([[0], np.cumsum(counts)]).astype(np.uint32),
        )


def _through(view: View, folded: Folded) -> tuple[Array, Array]:
    """Return the raw [start, end) of each unit of a text folded from that of `view`."""
    starts = np.array([piece.start for piece in view.pieces], np.int64)
    origins = np.array([piece.origin for piece in view.pieces], np.int64)
    ends = np.array([piece.origin_end for piece in view.pieces], np.int64)
    linear = np.array([piece.linear for piece in view.pieces], bool)
    first: Any = np.searchsorted(starts, folded.start, side="right") - 1
    last: Any = np.searchsorted(starts, folded.end.astype(np.int64) - 1, side="right") - 1
    start = np.where(linear[first], origins[first] + folded.start - starts[first], origins[first])
    end = np.where(linear[last], origins[last] + folded.end - starts[last], ends[last])
    return start, end


class _Pieces:
    """Collects the maps of tight texts to raw ones; the end of a linear piece is given as 0."""

    def __init__(self) -> None:
        self._starts = [np.empty(0, np.uint32)]
        self._origins = [np.empty(0, np.uint32)]
        self._ends = [np.empty(0, np.uint32)]
        self._counts: list[int] = []

    def add(self, text: Folded) -> None:
        opening = text.piece != 1
        opening[1:] |= (text.piece[:-1] != 1) | (text.start[1:] != text.end[:-1])
        opening[:1] = True
        # What goes on with a block piece opens none, unless the block's beginning was white space.
        going_on = text.piece == 0
        going_on[:1] = False
        going_on[1:] &= text.start[1:] == text.start[:-1]
        first = np.flatnonzero(opening & ~going_on).astype(np.uint32)
        self._starts.append(first)
        self._origins.append(text.start[first])
        self._ends.append(np.where(text.piece[first] == 1, 0, text.end[first]).astype(np.uint32))
        self._counts.append(len(first))

    def arrays(self) -> Arrays:
        return {
            "piece_start": ("I", np.concatenate(self._starts)),
            "piece_origin": ("I", np.concatenate(self._origins)),
            "piece_end": ("I", np.concatenate(self._ends)),
            "piece_bounds": ("I", _bounds(self._counts, "I")),
        }


def _bounds(lengths: Iterable[int], code: Code = "Q") -> array[int]:
    bounds = array(code, [0])
    for length in lengths:
        bounds.append(bounds[-1] + length)
    return bounds


def _texts(name: str, texts: list[bytes]) -> Arrays:
    return {name: ("B", b"".join(texts)), f"{name}_bounds": ("Q", _bounds(map(len, texts)))}


def _strings(name: str, texts: list[str]) -> Arrays:
    """Return many short texts as `_texts` does; none of them may hold a NUL."""
    together = np.frombuffer("\0".join([*texts, ""]).encode(), np.uint8)
    ends = np.flatnonzero(together == 0)
    bounds = np.append(0, ends - np.arange(len(ends)))
    return {name: ("B", together[together != 0]), f"{name}_bounds": ("I", bounds.astype(np.uint32))}


def stream_items(stream: Array, types: int) -> tuple[Code, Array]:
    """Return a stream of types in 16 bits, where so many types and the end after them fit."""
    return ("H", stream.astype(np.uint16)) if types < 1 << 16 else ("I", stream)


def code_of(values: Array) -> Code:
    """Return the type code of an array of whole numbers as they are."""
    codes: dict[int, Code] = {1: "B", 2: "H", 4: "I", 8: "Q"}
    return codes[values.itemsize]


def narrow(values: Array) -> tuple[Code, Array]:
    """Return whole numbers in the narrowest items that hold the largest of them."""
    most = int(values.max(initial=0))
    code: Code = "B" if most < 1 << 8 else "H" if most < 1 << 16 else "I"
    return code, values.astype({"B": np.uint8, "H": np.uint16, "I": np.uint32}[code])
