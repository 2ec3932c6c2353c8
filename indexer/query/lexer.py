"""Query string → lexemes, each with its place. What is syntax and what is text is decided here."""

from __future__ import annotations

import re
from typing import Literal

from indexer.query.abbreviations import abbreviation_at
from text.errors import BadQuery
from text.later import later
from text.records import dataclass

_OPERATOR = later(r"(?:AND|OR|NOT|NEAR(?:/\d+)?)(?=[\s()]|$)")
_REGEX = later(r"/((?:[^/\\]|\\.)+)/(?=[\s)]|$)", re.DOTALL)
_FIELD_START = later(r"[a-z]+:$")


@dataclass(frozen=True, slots=True)
class Lexeme:
    """One piece of a query; `text` is without its quotation marks or slashes."""

    kind: Literal["open", "close", "operator", "quoted", "regex", "word"]
    text: str
    query_offset: int


def lexemes(query: str) -> list[Lexeme]:
    """Return the lexemes of `query`, in order. O(len(query)).

    Raises BadQuery for a quotation mark that is never closed.
    """
    found: list[Lexeme] = []
    place = 0
    groups = 0
    while place < len(query):
        char = query[place]
        if char.isspace():
            place += 1
        elif char == "(" and not abbreviation_at(query, place):
            found.append(Lexeme("open", char, place))
            groups += 1
            place += 1
        elif char == ")":
            found.append(Lexeme("close", char, place))
            groups -= 1
            place += 1
        elif char == '"':
            end = query.find('"', place + 1)
            if end < 0:
                raise BadQuery("query.quote-not-closed", place)
            found.append(Lexeme("quoted", query[place + 1 : end], place))
            place = end + 1
        elif match := _REGEX.match(query, place):
            found.append(Lexeme("regex", match.group(1), place))
            place = match.end()
        elif match := _OPERATOR.match(query, place):
            found.append(Lexeme("operator", match.group(), place))
            place = match.end()
        else:
            end = _word_end(query, place, groups)
            found.append(Lexeme("word", query[place:end], place))
            place = end
    return found


def _word_end(query: str, start: int, groups: int) -> int:
    """Return where the word at `start` ends: at white space, or at a `)` that closes a group.

    A bracket that opens inside the word closes inside it; `field:"…"` ends before the quote.
    """
    inside = 0
    for place in range(start, len(query)):
        char = query[place]
        if char.isspace():
            return place
        if char == "(":
            inside += 1
        elif char == ")":
            if inside:
                inside -= 1
            elif groups > 0:
                return place
        elif char == '"' and _FIELD_START.match(query[start:place]):
            return place
    return len(query)
