"""From a place that departs from a norm to a finding: cited, and standing where the house is so."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from proofreading.context import Context
from proofreading.draft import Draft
from proofreading.rule import RuleInfo
from text.later import later
from text.messages import say
from text.model.finding import Finding

ENOUGH = 10
"""Times that the corpus must write a word its own way before the house wins."""
SHARE = 0.9
_OPEN, _CLOSE = "「『〝“", "」』〟”"


class Departures:
    """The departures of one draft from what `rule` holds: quotations are none of the writer's."""

    def __init__(self, rule: RuleInfo, draft: Draft, context: Context) -> None:
        """`context` says what the house has settled."""
        self._rule = rule
        self._draft = draft
        self._context = context
        self._quoted = quoted(draft.text)
        self._titles = titles(draft.text)
        self._old = old_writing(draft.text)
        self._kept: dict[tuple[str, str], int] = {}
        self._house_terms = frozenset(term.expected for term in context.terms)

    def quoted(self, start: int) -> bool:
        """Return whether draft.text[start] is quoted, a title or old writing. O(log n)."""
        return any(_within(spans, start) for spans in (self._quoted, self._titles, self._old))

    def finding(
        self,
        start: int,
        end: int,
        kind: str,
        right: str,
        clause: str,
        *,
        confidence: float | None = None,
        cause: str = "",
        **values: Any,
    ) -> Finding:
        """Return the finding that draft.text[start:end] should be `right` by `clause`.

        `right` is "" where the rule knows nothing better. Findings of one `cause` are shown as one:
        if it is not given, those of the same words. Where the house writes it so, by its
        corpus or its dictionary, the finding stands and says so.
        """
        written = self._draft.text[start:end]
        found = self._rule.finding(
            self._draft,
            start,
            end,
            kind,
            suggestions=(right,) if right else (),
            confidence=confidence,
            cause=cause or f"{kind}:{written}:{right}",
            written=written,
            right=right,
            **values,
        )
        cited = say("check.cited", message=found.message, clause=clause)
        found = replace(found, message=cited, clause=clause)
        if right and written in self._house_terms:
            return replace(found, stands=True, reason=say("check.house-dictionary", here=written))
        times = self._times(written, right)
        if times:
            reason = say("check.house-writes", here=written, times=times)
            return replace(found, stands=True, reason=reason)
        return found

    def _times(self, written: str, right: str) -> int:
        """Return how often the house writes it so, 0 where it has not settled on it."""
        corpus = self._context.corpus
        if not corpus.size or len(written) < 2 or len(right) < 2:
            return 0
        known = self._kept.get((written, right))
        if known is None:
            here, there = corpus.count(written), corpus.count(right)
            if written in right:
                here -= there
            if right in written:
                there -= here
            known = here if here >= ENOUGH and here >= SHARE * (here + there) else 0
            self._kept[written, right] = known
        return known


def _within(spans: Sequence[tuple[int, int]], start: int) -> bool:
    index = bisect_right(spans, (start, 1 << 60)) - 1
    return index >= 0 and start < spans[index][1]


_NUMBERED = later(
    "(?:法律|条例|規則|規程|要綱|令|法)"
    "(?=[（(](?:明治|大正|昭和|平成|令和)[^（）()\n]{1,24}第[^（）()\n]{1,12}号)"
)


_BREAK = later("[、。「」（）()\n]")
_LONGEST_TITLE = 80


@lru_cache(maxsize=4)
def titles(text: str) -> Sequence[tuple[int, int]]:
    """Return the titles of statutes that are cited with their number: they are names. O(n).

    外資の受入に関する法律（昭和二十八年法律第五十一号） is written as it was named.
    """
    found = []
    for match in _NUMBERED.finditer(text):
        head = text[max(0, match.start() - _LONGEST_TITLE) : match.start()]
        found.append((match.start() - len(_BREAK.split(head)[-1]), match.end()))
    return found


_WITHOUT_HIRAGANA = later("[一-鿿々ァ-ヶー]{4,}+")
_KATAKANA_ENDING = later("[一-鿿][ノヲニハケタルレリスシ](?![ァ-ヶー]*ー)[一-鿿タルリ]")


@lru_cache(maxsize=4)
def old_writing(text: str) -> Sequence[tuple[int, int]]:
    """Return the stretches in the writing of before 1946, 規定ニ依リ仍其ノ効力ヲ有ス. O(n).

    They are quoted from a statute of that time, with marks or without.
    """
    return [
        match.span()
        for match in _WITHOUT_HIRAGANA.finditer(text)
        if _KATAKANA_ENDING.search(match.group())
    ]


@lru_cache(maxsize=4)
def quoted(text: str) -> Sequence[tuple[int, int]]:
    """Return the outermost quotations of `text`, with their marks, in order. O(n).

    A mark without its partner in the same line quotes nothing.
    """
    found: list[tuple[int, int]] = []
    depth, start = 0, 0
    for place, char in enumerate(text):
        if char in _OPEN:
            start = place if depth == 0 else start
            depth += 1
        elif char in _CLOSE and depth:
            depth -= 1
            if depth == 0:
                found.append((start, place + 1))
        elif char == "\n":
            depth = 0
    return found
