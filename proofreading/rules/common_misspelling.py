"""What is written wrong so often that the right word is known: 一諸, 絶体に, シュミレーション.

Words that are no words, and words that are wrong in their place: 意外 after a verb is 以外. Only
what is wrong in any text stands here; taste belongs in a prh.yml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from proofreading.context import Context
from proofreading.draft import Draft
from proofreading.lexicon.common_misspellings import PLACES, WORDS
from proofreading.lexicon.homophones import homophones
from proofreading.lexicon.set_phrases import in_place, phrases
from proofreading.rule import RuleInfo
from text.later import later
from text.model.finding import Finding

RULE = RuleInfo(__name__, severity="question")


@lru_cache(maxsize=1)
def _all() -> dict[str, str]:
    return {**WORDS, **phrases()}


@lru_cache(maxsize=1)
def _words() -> re.Pattern[str]:
    return later("|".join(sorted(map(re.escape, _all()), key=len, reverse=True)))


def check(draft: Draft, context: Context) -> Iterator[Finding]:
    """Yield every known misspelling with the right word."""
    text = draft.text
    if len(_OLD.findall(text)) >= _MOST_OLD:
        return  # its spelling is that of its time: 少くとも, 必らず
    for match in _words().finditer(text):
        if _named(text, *match.span()):
            continue
        yield _finding(draft, *match.span(), _all()[match.group()])
    for sign, pattern, right in (*PLACES, *in_place()):
        if sign in text:
            for match in re.finditer(pattern, text):
                if _named(text, *match.span()):
                    continue
                yield _finding(draft, *match.span(), match.expand(right))
    for start, end, meant in homophones(text):
        if not _named(text, start, end):
            written = text[start:end]
            yield RULE.finding(
                draft, start, end, "sounds", suggestions=[meant], written=written, meant=meant
            )


_OLD = later(
    "[よあなだかやとまわきらじく知立持待勝打保成行言思取入有]つ[てた]|[ゐゑ]|[一-鿿]ふ[。、]"
)
_MOST_OLD = 2
_NAMED = later("[「『][^「」『』。\n]{0,12}")
_ENDS = later("[^「」『』。、\n]{0,12}[」』]")


def _named(text: str, start: int, end: int) -> bool:
    """Whether the word stands alone between 「」: the text speaks of it."""
    low = max(0, start - 16)
    opened = max(text.rfind("「", low, start), text.rfind("『", low, start))
    return (
        opened >= 0
        and _NAMED.fullmatch(text, opened, start) is not None
        and _ENDS.match(text, end) is not None
        and not any(mark in text[opened:start] for mark in "、，")
    )


def _finding(draft: Draft, start: int, end: int, right: str) -> Finding:
    written = draft.text[start:end]
    return RULE.finding(
        draft, start, end, "wrong", suggestions=[right], written=written, right=right
    )
