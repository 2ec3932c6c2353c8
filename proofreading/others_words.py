"""Where a draft shows what somebody else wrote: quoted lines, embedded posts, titles in links.

Its writer may not change those words, so they are not weighed against the writer's own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from proofreading.draft import Draft
from proofreading.prose import Stretch, holds
from text.later import later

_POST = later(r"<(/?)blockquote\b[^<>]{0,1000}>", re.IGNORECASE)
_LINE = later(r"^[ \t\u3000]*[>＞][^\n]*", re.MULTILINE)
_LINK = later(
    r"(?<!!)\[(?P<words>(?:[^\[\]\n]|\[[^\[\]\n]*\]|\n(?!\s*\n)){1,500})\]\((?P<target>[^()\s]*)"
)
_ANCHOR = later(
    r"<a\b[^<>]{0,600}?\bhref=[\"']?https?://[^<>]{1,600}>(?P<words>.{1,800}?)</a\s*>",
    re.DOTALL | re.IGNORECASE,
)
_TAG = later("<[^<>]*>")
_TITLE = 12
"""Words of a link that leads within the same site are a title from this length; shorter ones are
words of the sentence."""
_NAME_OF_GOODS = 20
"""Words between tags that lead to another site name what is sold there from this length."""


def quoted(draft: Draft) -> list[Stretch]:
    """Return the raw stretches that quote a post or a letter by its lines. O(len(raw))."""
    return _quoted(draft.document.raw)


@lru_cache(2)
def _quoted(raw: str) -> list[Stretch]:
    """Several rules of one check ask for them."""
    posts = _posts(raw)
    lines = (match.span() for match in _LINE.finditer(raw))
    return sorted([*posts, *(one for one in lines if not holds(posts, *one))])


def _posts(raw: str) -> list[Stretch]:
    """Return the outermost <blockquote> that is closed, each."""
    found: list[Stretch] = []
    depth = start = 0
    for match in _POST.finditer(raw):
        if not match[1]:
            start, depth = (start if depth else match.start()), depth + 1
        elif depth:
            depth -= 1
            if not depth:
                found.append((start, match.end()))
    return found


def titles(draft: Draft) -> list[Stretch]:
    """Return the raw stretches that name another page, as the words of a link do. O(len(raw))."""
    return _titles(draft.document.raw)


@lru_cache(2)
def _titles(raw: str) -> list[Stretch]:
    found = [
        match.span("words")
        for match in _LINK.finditer(raw)
        if match["target"].startswith(("http:", "https:")) or len(match["words"]) >= _TITLE
    ]
    anchors = (
        match.span("words")
        for match in _ANCHOR.finditer(raw)
        if len(_TAG.sub("", match["words"]).strip()) >= _NAME_OF_GOODS
    )
    return sorted([*found, *(one for one in anchors if not holds(found, *one))])


def within(draft: Draft, stretches: Sequence[Stretch], start: int, end: int) -> bool:
    """Return whether text[start:end] lies in one of the raw `stretches`. O(log n)."""
    return holds(stretches, *draft.view.raw_span(start, end))
