"""What the search asks of an index: one unchanging state of it, in one or more parts.

Every place is an offset, in code points, into the *tight* text of a part: the text of each of its
documents (without skips) under NFKC and case folding without white space, each followed by one line
feed. A line feed stands nowhere else, so no match runs from one document into the next.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from text.model import Document


@dataclass(frozen=True, slots=True)
class DocumentEntry:
    """What is known of one document; its tight text is [start, end) of its part."""

    name: str
    title: str
    kind: str
    date: str
    sender: str
    addressee: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SectionEntry:
    """One section of document number `document` of the part; its tight text is [start, end)."""

    document: int
    heading: str
    start: int
    end: int


class Part(Protocol):
    """Some documents of an index. All sequences are in the order of the tight text.

    A *word* is a token that has a term (`indexer.analysis.term`); words count from 0 in the part.
    """

    @property
    def documents(self) -> Sequence[DocumentEntry]:
        """The documents."""

    @property
    def sections(self) -> Sequence[SectionEntry]:
        """The sections, which cover each document's tight text without gap or overlap."""

    @property
    def tight(self) -> str:
        """The tight text."""

    @property
    def bare(self) -> str:
        """`indexer.symbols.bare(tight)`."""

    @property
    def dropped(self) -> Sequence[int]:
        """`indexer.symbols.dropped(tight)`."""

    @property
    def word_starts(self) -> Sequence[int]:
        """Where each word starts in the tight text."""

    @property
    def word_ends(self) -> Sequence[int]:
        """Where each word ends in the tight text."""

    def words(self, term: str) -> Sequence[int]:
        """Return the numbers of the words whose term is `term`, ascending; () if none."""

    def terms_read(self, reading: str) -> Sequence[str]:
        """Return the terms that are read `reading` (hiragana of the 語彙素読み)."""

    def terms(self) -> Iterable[str]:
        """Return all terms."""

    def document(self, number: int) -> Document:
        """Return the document as it was indexed, with its raw text."""


class Snapshot(Protocol):
    """One state of an index: its parts; every document is in exactly one."""

    @property
    def parts(self) -> Sequence[Part]:
        """The parts, in the order of their documents' names."""
