"""The things every room speaks of. All are frozen; all offsets are code points of the raw text.

Spans are half-open, lines and columns count from 1. A *raw* offset points into the text as the
reader decoded it; a *view* offset points into a text derived from it (see `text.view.view`).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, NamedTuple

from text.records import dataclass

Progress = Callable[[int, int], None]
"""Told how many documents are done and how many there are to do."""


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

    In every format the raw text has the ruby as Aozora Bunko writes it, 漢字《かんじ》: the base is
    running text, and the skip behind it holds the reading.

    A tuple, for a novel has thousands of them, and a frozen dataclass takes three times as long.
    """

    start: int
    end: int
    reading: str


BorderKind = Literal["cell", "merged", "row"]


class Border(NamedTuple):
    """The raw stretch [start, end) that is a border of a table.

    A row of a table is a line of the raw text. "cell" parts two cells of a row (a tab; in Markdown
    a | with its blanks). "merged" does so, too, but one side of it is the rest of a cell that
    reaches over several columns or rows: that rest is an empty cell, so that columns line up.
    "row" is the line break before a table and the one behind each of its rows; a line break within
    a cell is none. The column of a place is the number of borders since the last "row".
    """

    start: int
    end: int
    kind: BorderKind


class Printed(NamedTuple):
    """The raw stretch [start, end) that prints as `text`: `&amp;` as &, `<br>` as a line break."""

    start: int
    end: int
    text: str


MarkKind = Literal[
    "superscript",
    "subscript",
    "struck",
    "link",
    "picture",
    "bold",
    "italic",
    "underline",
    "emphasis-dots",
    "boxed",
    "enclosed",
    "heading",
    "item",
    "page-title",
    "navigation",
]


class Mark(NamedTuple):
    """How the raw stretch [start, end) looks on the page, where that says something.

    `value` is the target of a "link", the alternative text of a "picture", the frame (○) of what is
    "enclosed", the level of a "heading" or of an "item" with a bullet (1 is the outermost) and, at
    the beginning of a page, what a browser's tab says ("page-title") and its menus do
    ("navigation"); a picture whose words are not part of the raw text has an empty stretch.
    `source` is the address of a picture, of one that stands in the document itself its fingerprint.
    """

    start: int
    end: int
    kind: MarkKind
    value: str = ""
    source: str = ""


METADATA = ("kind", "date", "title", "sender", "addressee", "source")
"""What a document says of itself or the catalogue says of it: fields of `Document`, all texts."""
ORIGIN = ("format", "encoding", "certainty")
"""What its reader says of it: fields of `Document`, all texts."""

PARAGRAPHED = frozenset(("docx", "odt", "rtf", "html", "xlsx"))
"""Formats in which the end of a line is that of a paragraph, and not of the paper's width."""
NUMBERED_BY_PARAGRAPH = (".docx", ".docm", ".odt", ".rtf", ".doc")
"""Suffixes of files whose programs show no numbers of lines: a place is told by its paragraph."""
LINES_AS_READ = frozenset(("html", "pdf", "xlsx"))
"""Formats whose lines are those of the text that was read: the file itself has others, or none."""
TABLED = frozenset(("csv", "docx", "html", "markdown", "odt", "rtf", "xlsx"))
"""Formats whose reader tells the borders of tables: two of them differ where one has a table."""

Certainty = Literal["sure", "likely", "guess"]


@dataclass(frozen=True)
class Document:
    """One text with what is known about it.

    `name` is how the user names it (the path, or the path relative to the corpus); `raw` is the
    decoded text, never altered. `skips` are raw stretches that are not running text (ruby marks,
    markup), in order and disjoint; `pages` are the raw offsets at which pages start. `scope`, where
    set, limits the work to one section of the text: offsets still count from the file's start.
    `undecodable` counts the bytes that no encoding could read, `certainty` says how sure it is that
    the encoding is the right one. `borders` are those of tables, in order and disjoint, `marks` the
    look of stretches, in the order of their starts. `furniture` are the raw lines that belong to
    the page and not to the text: running heads and feet, page numbers; where they would interrupt a
    sentence they are among the skips, too. `printed` are raw stretches that stand for other
    characters, in order, disjoint and apart from the skips. `notices` are keys of messages that say
    what the reader left out or could not read.
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
    certainty: Certainty = "sure"
    sections: tuple[Section, ...] = ()
    skips: tuple[tuple[int, int], ...] = ()
    annotations: tuple[Annotation, ...] = ()
    pages: tuple[int, ...] = ()
    borders: tuple[Border, ...] = ()
    marks: tuple[Mark, ...] = ()
    furniture: tuple[tuple[int, int], ...] = ()
    printed: tuple[Printed, ...] = ()
    scope: tuple[int, int] | None = None
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ViewSpan:
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
