"""Where two words side by side in the running text stand apart on the page.

Marks of Markdown and HTML are no text: without them the end of a heading and the description of
the picture under it, two cells, or the title in a link and the particle after it become neighbours.
"""

from __future__ import annotations

import re
from functools import lru_cache

from proofreading.draft import Draft
from text.later import later
from text.model.document import Mark

_APART = later(
    r"\n|\x1f|\]\(|!\[|\|"
    r"|</?(?:t[dhr]|li|p|div|br|h[1-6]|d[dtl]|option|figcaption|img|section|ul|ol|a)\b",
    re.IGNORECASE,
)


@lru_cache(2)
def _edges(marks: tuple[Mark, ...]) -> frozenset[int]:
    """Where two links touch: a row of them, which the page sets apart."""
    links = [mark for mark in marks if mark.kind == "link"]
    return frozenset(mark.start for mark in links) & frozenset(mark.end for mark in links)


def parted(draft: Draft, left: int, right: int) -> bool:
    """Return whether something parts text[…left] and text[right…] on the page. O(what is between).

    Both are offsets of the running text. A line that was only wrapped parts nothing.
    """
    if draft.text[left:right].strip(" \t\u3000"):
        return True
    start = draft.view.raw_span(max(0, left - 1), left)[1]
    end = draft.view.raw_span(right, right + 1)[0]
    if start == end and start in _edges(draft.document.marks):
        return True
    between = draft.document.raw[start:end]
    if "\n" in between and "\n" not in draft.text[left:right]:
        between = between.replace("\n", " ")
    return bool(_APART.search(between))
