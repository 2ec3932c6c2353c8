"""The syntax tree of a query. `query_offset` is a code point of the query, counted from 0."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from text.records import dataclass

Filter = Literal["title", "addressee", "sender", "kind", "section", "folder"]
"""Fields that a document or section either satisfies or not; they say nothing of a place."""

FILTERS: tuple[Filter, ...] = ("title", "addressee", "sender", "kind", "section")


@dataclass(frozen=True, slots=True)
class TextQuery:
    """A stretch of text to be found as a whole; `quoted` when it stood between quotation marks.

    `field` "lemma", "reading" or "raw" looks for it in that way only, "" in every layer.
    """

    text: str
    query_offset: int
    quoted: bool = False
    field: Literal["", "lemma", "reading", "raw"] = ""


@dataclass(frozen=True, slots=True)
class Wildcard:
    """Text in which `*` stands for any run of characters within a sentence and `?` for one."""

    pattern: str
    query_offset: int


@dataclass(frozen=True, slots=True)
class Pattern:
    """A regular expression between slashes."""

    pattern: str
    query_offset: int


@dataclass(frozen=True, slots=True)
class Field:
    """A condition on the document or section: its `name` field contains `text`."""

    name: Filter
    text: str
    query_offset: int


@dataclass(frozen=True, slots=True)
class Dates:
    """The document's date lies within `first`..`last`, ISO days, both included; "" is open."""

    first: str
    last: str
    query_offset: int


@dataclass(frozen=True, slots=True)
class Near:
    """`left` and `right` with at most `distance` characters between them, in either order."""

    left: Node
    right: Node
    distance: int
    query_offset: int


@dataclass(frozen=True, slots=True)
class Not:
    """What does not match `child`."""

    child: Node
    query_offset: int


@dataclass(frozen=True, slots=True)
class And:
    """What matches all of `children`; `implied` when they only stood side by side."""

    children: tuple[Node, ...]
    implied: bool = False


@dataclass(frozen=True, slots=True)
class Or:
    """What matches any of `children`."""

    children: tuple[Node, ...]


Leaf = TextQuery | Wildcard | Pattern
Node = TextQuery | Wildcard | Pattern | Field | Dates | Near | Not | And | Or


def leaves(node: Node) -> Iterator[Leaf]:
    """Yield the parts of `node` that match at places, in order, those under NOT left out."""
    match node:
        case And() | Or():
            for child in node.children:
                yield from leaves(child)
        case Near():
            yield from leaves(node.left)
            yield from leaves(node.right)
        case TextQuery() | Wildcard() | Pattern():
            yield node
        case _:
            return
