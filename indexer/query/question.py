"""What a plain question is about: its telling words, dates and numbers."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from indexer.analysis.query_words import analysed
from indexer.analysis.terms import is_content, term
from indexer.query.tree import And, Node, Not, Or, TextQuery, Wildcard, leaves
from text.language.figures.dates import find_dates
from text.language.figures.numbers import find_numbers

if TYPE_CHECKING:
    pass


def content(text: str) -> Counter[str]:
    """Return the terms of `text` that tell texts apart, with how often each stands in it.

    する, いる, 何 and the like only where there is nothing else.
    """
    words = [token for token in analysed(text) if is_content(token)]
    some = [token for token in words if token.pos[0] != "代名詞" and token.pos[1] != "非自立可能"]
    return Counter(term(token) for token in some or words)


def mentions(text: str) -> list[tuple[int, int]]:
    """Return where the dates and numbers of `text` stand; each is sought as a whole."""
    dates = [(found.start, found.end) for found in find_dates(text)]
    numbers = [(found.start, found.end) for found in find_numbers(text)]
    inside = [(s, e) for s, e in numbers if any(first <= s < last for first, last in dates)]
    return sorted({*dates, *numbers} - set(inside))


def telling(text: str) -> frozenset[str]:
    """Return the terms of `text` that are worth a mark where only they are found.

    The words of its dates and numbers are none: a 3 or 日 by itself is not what was asked for.
    """
    apart = mentions(text)
    words = [token for token in analysed(text) if is_content(token) and token.pos[1] != "数詞"]
    some = content(text)
    return frozenset(
        term(token)
        for token in words
        if term(token) in some and not any(s <= token.start < e for s, e in apart)
    )


def is_positive(node: Node) -> bool:
    """Whether `node` asks for something to be there, not only for something to be missing."""
    match node:
        case Not():
            return False
        case And():
            return any(map(is_positive, node.children))
        case Or():
            return all(map(is_positive, node.children))
        case _:
            return True


def as_words(tree: Node) -> tuple[list[Node], str] | None:
    """Return the conditions of a query of plain words and its text, or None for any other query.

    Only such a query may be answered in part: whoever writes an operator or a quotation mark means
    it.
    """
    if isinstance(tree, TextQuery) and not tree.quoted and not tree.field:
        return [], tree.text
    if isinstance(tree, Wildcard):
        return [], tree.pattern.replace("*", "").replace("?", "？")
    if not isinstance(tree, And) or not tree.implied:
        return None
    conditions: list[Node] = []
    texts: list[str] = []
    for child in tree.children:
        inner = as_words(child)
        if inner is not None:
            conditions.extend(inner[0])
            texts.append(inner[1])
        elif any(True for _ in leaves(child)):
            return None
        else:
            conditions.append(child)
    return (conditions, " ".join(texts)) if texts else None
