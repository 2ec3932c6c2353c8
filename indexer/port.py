"""What the house may ask of an index of a corpus: two protocols, any engine behind them.

`CorpusIndex` answers commands: search, concordance, statistics, relatives, documents. `Usage`
answers a proofreader: how this corpus writes, and where. Everything goes in and comes out as texts,
numbers and the objects of `text.model`: no engine's own numbers, files or arrays are seen here.

    usage = index.usage("letters/mine.txt")       # without this one
    usage.amount.words                        # how much there is to learn from
    usage.count("取得勧奨")                   # at how many places `search --exact` finds it
    next(usage.places("取得勧奨")).evidence()  # the first of them, to be shown
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from text.model.document import Document, Section, Token
from text.model.finding import CELLS, Evidence
from text.records import dataclass
from text.view.view import View


@dataclass(frozen=True, slots=True)
class Record:
    """What the index knows of a document without reading its text.

    `number` counts from 0 in the order of names; `length` is its raw text's, in code points.
    """

    number: int
    name: str
    title: str
    kind: str
    date: str
    sender: str
    addressee: str
    source: str
    format: str
    encoding: str
    length: int
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Amount:
    """How much a corpus is: documents, code points of their raw texts, words.

    A word is a token, marks included; lines that several documents share count once.
    """

    documents: int
    characters: int
    words: int


class Paragraph(Protocol):
    """A line of running text of a document: hard wraps undone, markup dropped.

    Offsets count code points of `text`.
    """

    @property
    def document(self) -> Document:
        """The document, without its annotations."""

    @property
    def view(self) -> View:
        """`text`, with the way back to the document's raw text."""

    @property
    def text(self) -> str:
        """The paragraph as it is written, but for the wraps."""

    @property
    def tokens(self) -> Sequence[Token]:
        """Its tokens, as they were made when the document was indexed."""


@dataclass(frozen=True, slots=True)
class Place:
    """A string at paragraph.text[start:end]."""

    paragraph: Paragraph
    start: int
    end: int

    def evidence(self, around: int = 24) -> Evidence:
        """Return the place for a finding: document, raw line, `around` code points on each side."""
        text = self.paragraph.text
        low, high = max(0, self.start - around), min(len(text), self.end + around)
        raw = self.paragraph.view.raw_span(self.start, self.end)[0]
        document = self.paragraph.document
        line = document.raw.count("\n", 0, raw) + 1
        shown = f"{'…' if low else ''}{text[low:high]}{'…' if high < len(text) else ''}"
        shown = shown.translate(CELLS)
        return Evidence(document.name, line, shown)


class Usage(Protocol):
    """How a corpus writes, as evidence for a draft that is not part of it.

    Strings are compared as `search --exact` compares them: width, case and white space do not
    count. Words go by the names that `text.language.token_keys` gives them: `key` (digits are 0,
    Latin is small), `word_class`, `spelling_key`; `BREAK` is the neighbour beyond a line's end.

    *Counts of usage* (`words`, `pairs`, `classes`, `class_pairs`, `kana`, `homophones`,
    `spellings`, `all_runs`) take each distinct line once, figures aside: letters are made from
    letters, and a corpus would seem to know a hundred times what it has once. *Counts of places*
    (`count`, `one_slip`) are what a reader who searches for the string will find.

    May be asked by several threads.
    """

    @property
    def amount(self) -> Amount:
        """How much there is to learn from."""

    @property
    def records(self) -> Sequence[Record]:
        """What is known of each document, in the order of names."""

    def document(self, name: str) -> Document:
        """Return the document as its reader gave it. Raises LookupError if there is none."""

    # Strings

    def count(self, text: str) -> int:
        """Return at how many places `text` stands. O(size) in vectors, some 1 ms for 14 million."""

    def documents_with(self, text: str) -> Sequence[str]:
        """Return the names of the documents that have `text`, in order."""

    def places(self, text: str) -> Iterator[Place]:
        """Yield the places where `text` stands in running text, in the order of names and text."""

    def one_slip(self, text: str) -> Mapping[str, int]:
        """Return the strings that stand in the corpus and are one insertion, deletion, substitution
        or swap of neighbours away from `text`, with the number of their places.
        """

    def all_runs(self) -> Mapping[str, int]:
        """Return how often each run of three katakana or more stands. O(size) the first time."""

    def section_raw(self, record: Record, section: Section) -> tuple[str, int]:
        """Return the raw text of a section of a document and the line (from 1) it starts at."""

    # Usage

    def words(self, keys: Iterable[str]) -> Mapping[str, int]:
        """Return how often each word is used; 0 for what is not."""

    def pairs(self, pairs: Iterable[tuple[str, str]]) -> Mapping[tuple[str, str], int]:
        """Return how often the second word follows the first within a line. Ask for many at once:
        the cost is O(size) for any number, or O(occurrences of the rarer word) for a few.
        """

    def classes(self, names: Iterable[str]) -> Mapping[str, int]:
        """Return how often words of each class stand."""

    def class_pairs(self, pairs: Iterable[tuple[str, str]]) -> Mapping[tuple[str, str], int]:
        """Return how often a word of the second class follows one of the first within a line."""

    def kana(self, texts: Iterable[str]) -> Mapping[str, int]:
        """Return how often each hiragana, or two that stand together, stands before another."""

    def homophones(self, kana: str) -> Mapping[str, int]:
        """Return the words that are read so (katakana), and how often each is used."""

    def spellings(self, key: str) -> Mapping[str, int]:
        """Return how often each spelling of the lemma (its dictionary form) is used."""

    def all_spellings(self) -> Iterator[tuple[str, Mapping[str, int]]]:
        """Yield every lemma that is spelt in several ways, in order. O(lexicon)."""

    # Documents

    def nearest(self, text: str) -> Sequence[tuple[float, Record]]:
        """Return the documents that share most of their five-letter stretches with `text`.

        Each with the share (0 to 1, estimated) of stretches of both that both have; most first.
        """


class CorpusIndex(Protocol):
    """An index opened: it answers from one state of the corpus, however long it is asked."""

    @property
    def records(self) -> Sequence[Record]:
        """What is known of each document, in the order of names."""

    def usage(self, *without: str) -> Usage:
        """Return how the corpus writes, the documents of those names left out."""
