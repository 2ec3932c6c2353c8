"""Answers of a collation: hunks, variants and tables of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from text.model.document import Document, Span
from text.records import dataclass

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
    "markup",
    "glyph",
]
IGNORED: tuple[Kind, ...] = ("whitespace", "width", "wrap")
"""Kinds of differences that are only counted unless somebody asks to see them."""


@dataclass(frozen=True, slots=True)
class Suspicion:
    """Why one side of a hunk looks like an error; `side` is "old", "new" or a witness's number.

    `text` is the words that do; `rule` and `text` are those of the first of its `count` places,
    `message` tells them all.
    """

    side: str
    rule: str
    message: str
    text: str = ""
    count: int = 1


class Look(NamedTuple):
    """What is shown otherwise of words that are the same.

    `what` is a kind of `text.model.document.Mark` ("link", "picture", "bold" …), of a picture that
    came or went "picture-new" or "picture-gone", of one with the same description "source", of a
    cell of a table "cell", of cells that changed places in their row "order"; `old` and `new` are
    the target, the description, the address, the style, the cells or the place in its table of each
    side, "" for none. `of` is the name of the picture's file, where it has one, or says which
    columns those are.
    """

    what: str
    old: str
    new: str
    of: str = ""


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
    """A finer name within the kind, or "": "sentence", or "negation", "limit", "deadline",
    "modality" where the sense turns."""
    sentences: int = 0
    """Of a block of whole sentences, how many: those of the longer side; else 0."""
    series: int = 0
    """The number of the renumbering, or of the spelling changed all over, that it is part of, from
    1: items 3 to 7 that became 4 to 8 are five hunks of one series; 0 for none."""
    look: Look | None = None
    """Where only the look differs, or the place in a table: both sides have the same words, or
    none."""

    @property
    def only_looks(self) -> bool:
        """Whether nothing has to be written otherwise to come from old to new."""
        return self.look is not None and self.old.text == self.new.text


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

    @property
    def odd_one_out(self) -> int | None:
        """The witness (from 0) that differs alone: all others, two or more, have one reading.

        None where it is the others that are suspected: who is right is not the odd one.
        """
        if len(self.variants) != 2 or len(self.places) < 3:
            return None
        alone = next((one.witnesses[0] for one in self.variants if len(one.witnesses) == 1), None)
        guilty = None if self.suspect is None else self.suspect.side
        return alone if guilty is None or guilty == str(alone) else None


@dataclass(frozen=True)
class VariantTable:
    """The n-way collation of two or more witnesses; `template` is their common text with slots."""

    witnesses: tuple[Document, ...]
    rows: tuple[VariantRow, ...]
    summary: str
    template: str = ""
