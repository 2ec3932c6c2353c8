"""A year that last year's edition has in the same words, where every edition had its own.

2024年度 in the letter of 2025 that was made from that of 2024.

What the editions have in common is what the years were to each letter: its own, the one before,
the one to come. A year that all of them name (2011年に発足し) is history and moves with none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from proofreading.draft import Draft
from proofreading.knowledge.editions import Described, is_edition
from proofreading.knowledge.knowledge import Knowledge
from proofreading.knowledge.relatives import ALIKE, SURE, described_as
from text.language.figures.dates import DateMention, era_year, find_dates
from text.later import later
from text.model.finding import Evidence

_MOST = 8
"""Editions that are read, those of the last years."""
_BEFORE, _AFTER = 10, 8
"""Code points around a year, of its line, that make it the same year elsewhere."""
_LEAST = 6
"""Of which so many must be there."""
_FIGURES = later("[0-9０-９〇一二三四五六七八九十元]+")
_PAST = later(r"(?:た|済み?)(?:[。」）)]|$)")
_SINCE = later(
    r"(?:以来|以降|以後|から|より|に(?:、)?[^、。]{0,16}(?:発足|創設|設立|開始|制定|策定|開設|始ま|始め|導入|施行|結成))"
)
_HEAD = frozenset(("date", "addressee", "sender"))


class LeftYear(NamedTuple):
    """A year at draft.text[start:end], what it would be had it moved, "" where that cannot be
    written, and the place of the last edition; `years` (from 1) editions have moved it."""

    start: int
    end: int
    expected: str
    evidence: Evidence
    years: int


class _Year(NamedTuple):
    mention: DateMention
    apart: int
    """Years from that of the document to the one that is named."""


def left_years(draft: Draft, corpus: Knowledge) -> Iterator[LeftYear]:
    """Yield the years of the draft that stand as the last edition has them. O(text · editions)."""
    own = described_as(draft)
    here = _years(draft, own.date)
    if not here:
        return
    found = list(editions(draft, own, corpus))
    if not found:
        return
    read = [(other, _years(other, of.date)) for other, of in found]
    for key, year in here.items():
        there = [(other, known[key]) for other, known in read if key in known]
        if len({one.apart for _, one in there}) != 1:
            continue
        last, known = there[0]
        behind = known.apart - year.apart
        if behind <= 0 or known.mention.year != year.mention.year:
            continue
        if len(there) > 1 or _lies_ahead(draft, year):
            start, end = year.mention.start, year.mention.end
            evidence = last.evidence(known.mention.start, known.mention.end)
            yield LeftYear(start, end, _moved(draft, year.mention, behind), evidence, len(there))


def editions(draft: Draft, own: Described, corpus: Knowledge) -> Iterator[tuple[Draft, Described]]:
    """Yield one earlier edition for each year, the last first."""
    near = [entry for estimate, entry in corpus.nearest(draft.text) if estimate >= ALIKE * SURE]
    found = [(Described.of(entry), entry) for entry in near if not corpus.is_later(entry)]
    seen = {own.year}
    for one, entry in sorted(found, key=lambda pair: pair[0].date, reverse=True):
        if one.year and one.year not in seen and is_edition(own, one) and len(seen) <= _MOST:
            seen.add(one.year)
            yield corpus.document(entry.name), one


def _years(draft: Draft, written: str) -> Mapping[tuple[str, ...], _Year]:
    """Return the years that the text names, by what stands around them; what stands twice is
    left out."""
    found: dict[tuple[str, ...], _Year | None] = {}
    if not written[:4].isdigit():
        return {}
    for mention in find_dates(draft.text, dated=True):
        key = _around(draft.text, mention)
        if mention.year is None or mention.problem == "era-mismatch" or key is None:
            continue
        if draft.role_at(draft.span(mention.start, mention.end).start) in _HEAD:
            continue
        own = _fiscal(written) if mention.fiscal else int(written[:4])
        found[key] = None if key in found else _Year(mention, mention.year - own)
    return {key: year for key, year in found.items() if year is not None}


def _fiscal(written: str) -> int:
    """The 年度 of an ISO date; of a year alone, that year."""
    return int(written[:4]) - (written[5:7] in ("01", "02", "03"))


def _around(text: str, mention: DateMention) -> tuple[str, ...] | None:
    before = text[max(0, mention.start - _BEFORE) : mention.start].rpartition("\n")[2]
    after = text[mention.end : mention.end + _AFTER].partition("\n")[0]
    if len(before.strip()) + len(after.strip()) < _LEAST:
        return None
    form = f"{bool(mention.era)}{mention.fiscal}{mention.month is None}{mention.day is None}"
    return _FIGURES.sub("0", before), form, _FIGURES.sub("0", after)


def _lies_ahead(draft: Draft, year: _Year) -> bool:
    """Whether one edition alone tells that the year moves: a 年度 of its own day or to come, in a
    sentence that tells no history."""
    mention = year.mention
    if not mention.fiscal or mention.month is not None or year.apart < -1:
        return False
    sentence = draft.sentence_at(mention.start)
    behind = draft.text[mention.end : sentence.end]
    return not _PAST.search(draft.text[sentence.start : sentence.end]) and not _SINCE.search(behind)


def _moved(draft: Draft, mention: DateMention, years: int) -> str:
    """Return the mention as it is written, `years` later; "" where the words cannot say it, or
    where a weekday would be wrong."""
    written = draft.text[mention.start : mention.end]
    number = mention.year if mention.era is None else mention.era_year
    if mention.weekday or number is None or mention.year is None:
        return ""
    if mention.era is not None:
        era = era_year(mention.year + years, mention.month or 12, mention.day or 28)
        if era is None or era[0] != mention.era:
            return ""
    found = re.search(rf"(?<![0-9]){number}(?=\s?年)", written)
    if found is None:
        return ""
    return f"{written[: found.start()]}{number + years}{written[found.end() :]}"
