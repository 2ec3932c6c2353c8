"""Answers of the index: hits, snippets, concordance lines, tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Literal

from text.model.document import Span
from text.records import dataclass

Layer = Literal["exact", "symbols", "glyph", "variant", "reading", "synonym"]
Crossing = Literal["", "blank", "blank_line", "page"]
"""What a span bridges: a blank within a line, a blank line, the border of two pages; "" nothing."""


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
    """True where a span crosses a blank line or, where lines are paragraphs, their end."""
    page: int = 0
    """The page of the first span, from 1; 0 where the document has no pages."""
    layers: tuple[Layer, ...] = ()
    """The layer of each span; () where all are of `layer`."""
    crosses: tuple[Crossing, ...] = ()
    """What each span bridges; () where none bridges anything."""


def placed(hit: Hit) -> list[tuple[Span, Layer, Crossing]]:
    """Return the spans of `hit`, each with its layer and what it bridges."""
    nothing: Crossing = ""
    layers = hit.layers or (hit.layer,) * len(hit.spans)
    return list(zip(hit.spans, layers, hit.crosses or (nothing,) * len(hit.spans), strict=True))


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
class Relatives:
    """The relatives of a document, called `document`, nearest first."""

    document: str
    relatives: tuple[Relative, ...]


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


@dataclass(frozen=True, slots=True)
class Concordance:
    """Lines of a concordance, in the order asked for, out of `total`."""

    lines: tuple[KwicLine, ...]
    total: int


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
