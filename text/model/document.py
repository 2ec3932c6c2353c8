"""The things every room speaks of. All are frozen; all offsets are code points of the raw text.

Spans are half-open, lines and columns count from 1. A *raw* offset points into the text as the
reader decoded it; a *view* offset points into a text derived from it (see `text.view.view`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Layer = Literal["exact", "symbols", "variant", "reading", "synonym"]
Progress = Callable[[int, int], None]
"""Told how many documents are done and how many there are to do."""
Severity = Literal["error", "question", "style"]
Operation = Literal["insert", "delete", "replace", "move"]
Kind = Literal[
    "addressee",
    "name",
    "number",
    "date",
    "orthographic",
    "punctuation",
    "wording",
    "whitespace",
    "width",
    "wrap",
]


@dataclass(frozen=True, slots=True)
class Span:
    """A place in a raw text: [start, end), its line and column, and its raw text."""

    start: int
    end: int
    line: int
    column: int
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch [start, end) of raw text under one heading; the heading is part of the stretch.

    `heading` is "" for what stands before the first heading; `level` counts from 1 (outermost);
    `role` names a part of a letter ("title", "date", "addressee", "sender", "body", "note") or "".
    """

    heading: str
    level: int
    start: int
    end: int
    role: str = ""


class Annotation(NamedTuple):
    """A reading (ruby) set over the raw stretch [start, end) of the running text.

    A tuple, for a novel has thousands of them, and a frozen dataclass takes three times as long.
    """

    start: int
    end: int
    reading: str


@dataclass(frozen=True)
class Document:
    """One text with what is known about it.

    `name` is how the user names it (the path, or the path relative to the corpus); `raw` is the
    decoded text, never altered. `skips` are raw stretches that are not running text (ruby marks,
    markup), in order and disjoint; `pages` are the raw offsets at which pages start. `scope`, where
    set, limits the work to one section of the text: offsets still count from the file's start.
    `undecodable` counts the bytes that no encoding could read.
    """

    name: str
    raw: str
    title: str = ""
    kind: str = ""
    date: str = ""
    sender: str = ""
    addressee: str = ""
    source: str = ""
    format: str = "text"
    encoding: str = "utf-8"
    undecodable: int = 0
    sections: tuple[Section, ...] = ()
    skips: tuple[tuple[int, int], ...] = ()
    annotations: tuple[Annotation, ...] = ()
    pages: tuple[int, ...] = ()
    scope: tuple[int, int] | None = None
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Segment:
    """A paragraph or sentence as a stretch [start, end) of view offsets."""

    start: int
    end: int


class Token(NamedTuple):
    """One UniDic short-unit word at [start, end) of the text that was analysed.

    A tuple, for there are 200,000 of them in a megabyte, and a frozen dataclass takes five times as
    long to make.

    `lemma` is the 語彙素 without its "-gloss", `reading` the katakana 語彙素読み ("" if unknown),
    `kana` the katakana of this surface, `pos` the parts of speech pos1..pos4 ("*" if none),
    `known` whether the dictionary has the word, `base` the surface's own spelling in its dictionary
    form (取組む and 取り組む share a lemma and differ here).
    """

    surface: str
    start: int
    end: int
    lemma: str
    reading: str
    kana: str
    pos: tuple[str, str, str, str]
    conjugation_type: str
    conjugation_form: str
    known: bool
    base: str = ""


@dataclass(frozen=True, slots=True)
class Snippet:
    """A hit with its surroundings, ready to be shown.

    `text` is unwrapped raw text; `marks` are the stretches of `text` to highlight; `line` and
    `column` are the place in the raw text of the first mark.
    """

    text: str
    marks: tuple[tuple[int, int], ...]
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Hit:
    """One section of one document that a query matched, with every place where it did."""

    document: str
    title: str
    section: str | None
    score: float
    layer: Layer
    spans: tuple[Span, ...]
    date: str = ""
    kind: str = ""
    addressee: str = ""
    snippets: tuple[Snippet, ...] = ()
    broken: bool = False
    """True where a span crosses a blank line."""
    page: int = 0
    """The page of the first span, from 1; 0 where the document has no pages."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The first hits of the `total` that a query has.

    With `partial` no section has all that was asked for, and the hits have some of its words.
    `facets` counts all hits by "kind", "year" and "addressee", most frequent first; `suggestions`
    are other queries that would find something.
    """

    query: str
    total: int
    hits: tuple[Hit, ...]
    partial: bool = False
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    suggestions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch that two documents share, as it stands in the one (`own`) and in the other."""

    own: Span
    other: Span


@dataclass(frozen=True, slots=True)
class Relative:
    """A document that is like the one in question.

    `nearness` of their words and `shared`, the part of the text in question that stands in it, too,
    are from 0 to 1; `passages` are the longest that they share.
    """

    document: str
    title: str
    nearness: float
    shared: float
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class KwicLine:
    """One place with its context: unwrapped text on one line, to the left and right of the node."""

    document: str
    section: str | None
    date: str
    layer: Layer
    left: str
    node: str
    right: str
    span: Span


Row = tuple[str | int | float, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Figures about words or documents: the names of the columns, the rows, the number of all.

    Text and whole numbers are shown as they are, other numbers with the decimals that they need.
    `sizes` says what the figures are counted from, by name.
    """

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    total: int
    sizes: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Suspicion:
    """Why one side of a hunk looks like an error; `side` is "old", "new" or a witness's number."""

    side: str
    rule: str
    message: str


@dataclass(frozen=True, slots=True)
class Hunk:
    """One difference: the whole unit that a person reads on both sides, and the core that differs.

    An insertion has an empty `old` span at its place, a deletion an empty `new` span. `inner` holds
    what changed inside a move. `core_old` and `core_new` are parts of the unit's raw text;
    `core_old_start` and `core_new_start` their raw offsets.
    """

    number: int
    operation: Operation
    kind: Kind
    old: Span
    new: Span
    core_old: str
    core_new: str
    core_old_start: int
    core_new_start: int
    suspect: Suspicion | None = None
    inner: tuple[Hunk, ...] = ()
    note: str = ""
    """A finer name within the kind ("negation", "limit", "modality", "sentence"), or ""."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A line of the corpus (or of the draft itself) that supports a finding."""

    document: str
    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule has to say about one place of a draft."""

    rule: str
    severity: Severity
    document: str
    span: Span
    message: str
    suggestions: tuple[str, ...] = ()
    safe: bool = False
    evidence: tuple[Evidence, ...] = field(default=())


@dataclass(frozen=True)
class Collation:
    """Two documents side by side: every hunk in the order of `new.start`, and their summary.

    `hunks` are those to be shown; `ignored` counts the differences by "whitespace", "width" and
    "wrap", shown or not. `same` is True when nothing but ignored differences was found.
    """

    old: Document
    new: Document
    hunks: tuple[Hunk, ...]
    ignored: Mapping[str, int]
    summary: str
    same: bool


@dataclass(frozen=True, slots=True)
class Variant:
    """One reading of a place and the numbers (from 0) of the witnesses that have it."""

    text: str
    witnesses: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class VariantRow:
    """One place where witnesses differ; `places` holds one span per witness, in their order."""

    number: int
    kind: Kind
    variants: tuple[Variant, ...]
    places: tuple[Span, ...]
    suspect: Suspicion | None = None


@dataclass(frozen=True)
class VariantTable:
    """The n-way collation of two or more witnesses; `template` is their common text with slots."""

    witnesses: tuple[Document, ...]
    rows: tuple[VariantRow, ...]
    summary: str
    template: str = ""
