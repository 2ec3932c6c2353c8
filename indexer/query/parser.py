"""Query string → syntax tree.

Only half-width marks are syntax, and only where a word may begin; full-width brackets, colons and
question marks are text, and so is a bracket inside a word: 第2条(定義) is one word.

    query   = and { OR and }
    and     = near { [AND] near }          side by side means AND
    near    = not { NEAR/n not }
    not     = NOT not | primary
    primary = ( query ) | "phrase" | /regex/ | field:value | date:range | word
"""

from __future__ import annotations

import re
from typing import Final, Literal, cast

from indexer.query.lexer import Lexeme, lexemes
from indexer.query.period import period
from indexer.query.tree import (
    FILTERS,
    And,
    Dates,
    Field,
    Filter,
    Near,
    Node,
    Not,
    Or,
    Pattern,
    TextQuery,
    Wildcard,
    leaves,
)
from text.errors import BadQuery
from text.later import later
from text.messages import say

MAXIMUM_LENGTH: Final = 2_000
"""Code points of a query; longer than any question, short enough to bound the work."""

MAXIMUM_DEPTH: Final = 40
MAXIMUM_LEAVES: Final = 64
_PLACED: Final = ("lemma", "reading", "raw")
_FIELD = later(rf"({'|'.join((*FILTERS, *_PLACED, 'date'))}):(.*)", re.DOTALL)
_NEAR = later(r"NEAR(?:/(\d{1,3}))?$")


def parse(query: str) -> Node:
    """Return the syntax tree of `query`.

    Raises BadQuery, whose `query_offset` is the code point where the query stops making sense, when
    it is empty, unbalanced, incomplete, too long, too deep or has too many words.
    """
    if not query.strip():
        raise BadQuery("query.empty")
    if len(query) > MAXIMUM_LENGTH:
        raise BadQuery("query.too-long", MAXIMUM_LENGTH, limit=MAXIMUM_LENGTH)
    tree = _Parser(lexemes(query), len(query)).whole()
    for count, leaf in enumerate(leaves(tree), 1):
        if count > MAXIMUM_LEAVES:
            raise BadQuery("query.too-many-words", leaf.query_offset, limit=MAXIMUM_LEAVES)
    return tree


class _Parser:
    def __init__(self, items: list[Lexeme], end: int) -> None:
        self.items = items
        self.place = 0
        self.end = end
        self.depth = 0

    def whole(self) -> Node:
        node = self.alternatives()
        if self.place < len(self.items):
            raise BadQuery("query.closing-without-opening", self.here())
        return node

    def peek(self) -> Lexeme | None:
        return self.items[self.place] if self.place < len(self.items) else None

    def here(self) -> int:
        item = self.peek()
        return item.query_offset if item else self.end

    def operator(self, name: str) -> bool:
        item = self.peek()
        return item is not None and item.kind == "operator" and item.text == name

    def near_distance(self) -> int | None:
        item = self.peek()
        match = _NEAR.match(item.text) if item and item.kind == "operator" else None
        return int(match.group(1) or 10) if match else None

    def alternatives(self) -> Node:
        children = [self.conjunction()]
        while self.operator("OR"):
            self.place += 1
            children.append(self.conjunction())
        return children[0] if len(children) == 1 else Or(tuple(children))

    def conjunction(self) -> Node:
        children = [self.proximity()]
        implied = True
        while (item := self.peek()) is not None and item.kind != "close" and item.text != "OR":
            if self.operator("AND"):
                self.place += 1
                implied = False
            children.append(self.proximity())
        return children[0] if len(children) == 1 else And(tuple(children), implied)

    def proximity(self) -> Node:
        node = self.negation()
        while (distance := self.near_distance()) is not None:
            query_offset = self.here()
            self.place += 1
            node = Near(self._placed(node), self._placed(self.negation()), distance, query_offset)
        return node

    def _placed(self, node: Node) -> Node:
        if isinstance(node, Not | Field | Dates | And):
            raise BadQuery("query.near-needs-words", self.items[self.place - 1].query_offset)
        return node

    def negation(self) -> Node:
        query_offset = self.here()
        if self.operator("NOT"):
            self.place += 1
            self.deeper(query_offset)
            child = self.negation()
            self.depth -= 1
            return Not(child, query_offset)
        return self.primary()

    def deeper(self, query_offset: int) -> None:
        self.depth += 1
        if self.depth > MAXIMUM_DEPTH:
            raise BadQuery("query.too-deep", query_offset, limit=MAXIMUM_DEPTH)

    def primary(self) -> Node:
        item = self.peek()
        if item is None:
            raise BadQuery("query.word-missing", self.end)
        if item.kind == "operator":
            raise BadQuery("query.word-missing-before", item.query_offset, operator=item.text)
        self.place += 1
        match item.kind:
            case "open":
                return self.group(item)
            case "quoted":
                return _quoted(item)
            case "regex":
                return _pattern(item)
            case "close" if self.depth:
                raise BadQuery("query.word-missing", item.query_offset)
            case "close":
                raise BadQuery("query.closing-without-opening", item.query_offset)
            case _:
                return self.word(item)

    def group(self, opening: Lexeme) -> Node:
        self.deeper(opening.query_offset)
        node = self.alternatives()
        item = self.peek()
        if item is None:
            raise BadQuery("query.opening-without-closing", opening.query_offset)
        self.place += 1
        self.depth -= 1
        return node

    def word(self, item: Lexeme) -> Node:
        match = _FIELD.match(item.text)
        if not match:
            return _wildcard_or_words(item.text, item.query_offset)
        name, value = match.groups()
        query_offset = item.query_offset + len(name) + 1
        quoted = False
        if not value:
            following = self.peek()
            if (
                following is None
                or following.kind != "quoted"
                or following.query_offset != query_offset
            ):
                raise BadQuery("query.value-missing", query_offset, field=name)
            self.place += 1
            value, quoted, query_offset = following.text, True, query_offset + 1
        return _field(name, value, query_offset, quoted)


def _field(name: str, value: str, query_offset: int, quoted: bool) -> Node:
    if name == "date":
        return Dates(*period(value, query_offset), query_offset)
    if name in _PLACED:
        return TextQuery(
            value, query_offset, quoted, cast(Literal["lemma", "reading", "raw"], name)
        )
    return Field(cast(Filter, name), value, query_offset)


def _quoted(item: Lexeme) -> TextQuery:
    if not item.text.strip():
        raise BadQuery("query.empty-phrase", item.query_offset)
    return TextQuery(item.text, item.query_offset + 1, quoted=True)


_REASONS = {
    "unterminated character set": "query.regex-bracket",
    "missing ), unterminated subpattern": "query.regex-parenthesis",
    "unbalanced parenthesis": "query.regex-closing",
    "nothing to repeat": "query.regex-nothing",
    "multiple repeat": "query.regex-nothing",
    "bad escape (end of pattern)": "query.regex-escape",
}


def _worded(reason: str) -> str:
    """Return what is wrong with a regular expression in the user's language, if it is usual."""
    return say(_REASONS[reason]) if reason in _REASONS else reason


def _pattern(item: Lexeme) -> Pattern:
    try:
        re.compile(item.text)
    except re.error as error:
        place = item.query_offset + 1 + (error.pos or 0)
        raise BadQuery("query.bad-regex", place, reason=_worded(error.msg)) from error
    except (OverflowError, RecursionError) as error:
        raise BadQuery("query.bad-regex", item.query_offset, reason=str(error)) from error
    return Pattern(item.text, item.query_offset)


def _wildcard_or_words(text: str, query_offset: int) -> Node:
    if not re.search(r"[*?]", text):
        return TextQuery(text, query_offset)
    if not text.strip("*?"):
        raise BadQuery("query.only-wildcards", query_offset)
    return Wildcard(text, query_offset)
