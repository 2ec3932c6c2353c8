"""Where one would rather look than read: a word's dispersion, its years, its company."""

from __future__ import annotations

from collections import Counter

from indexer.linguistics.concordance import concordance
from indexer.search.request import Request
from indexer.search.searcher import Searcher
from text.records import dataclass

_DOCUMENTS = 40
_COLLOCATES = 20
_PLACES = 20_000


@dataclass(frozen=True, slots=True)
class Strip:
    """One document: how often the string stands there, and where, from 0 to 1000 of its length."""

    name: str
    title: str
    date: str
    count: int
    places: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """What is drawn: strips of the documents with most places, places by year, collocates."""

    total: int
    documents: int
    strips: tuple[Strip, ...]
    years: tuple[tuple[str, int], ...]
    undated: int
    collocates: tuple[tuple[str, int, float], ...]


def figures(searcher: Searcher, request: Request) -> Figures:
    """Return the figures of `request`. Costs as much as its concordance."""
    from dataclasses import replace

    lines, total = concordance(searcher, replace(request, limit=_PLACES), (), "surface", 1)
    places: dict[str, list[int]] = {}
    dates: dict[str, str] = {}
    for line in lines:
        places.setdefault(line.document, []).append(line.span.start)
        dates[line.document] = line.date
    records = {record.name: record for record in searcher.index.records if record.name in places}
    ordered = sorted(places, key=lambda name: (-len(places[name]), name))
    strips = tuple(
        Strip(
            name,
            records[name].title,
            records[name].date,
            len(places[name]),
            tuple(sorted({1000 * at // max(1, records[name].length) for at in places[name]})),
        )
        for name in sorted(ordered[:_DOCUMENTS], key=lambda name: (dates[name], name))
    )
    years = Counter(line.date[:4] for line in lines)
    undated = years.pop("", 0)
    return Figures(total, len(places), strips, _filled(years), undated, _company(searcher, request))


def _filled(years: Counter[str]) -> tuple[tuple[str, int], ...]:
    """Return every year from the first to the last, those without a place too."""
    known = [int(year) for year in years if year.isdecimal()]
    if not known:
        return ()
    first, last = min(known), max(known)
    if last - first > 200:
        return tuple(sorted(years.items()))
    return tuple((f"{year:04}", years[f"{year:04}"]) for year in range(first, last + 1))


def _company(searcher: Searcher, request: Request) -> tuple[tuple[str, int, float], ...]:
    """Return the words that stand near the query's places: (word, how often near, logDice)."""
    from indexer.linguistics.counts import wanted
    from indexer.linguistics.vocabulary import collocates

    found, _ = collocates(
        searcher.readers, searcher.places(request), 5, "lemma", wanted("", False), "log-dice", 2
    )
    return tuple(
        (line.label, line.association.observed, line.association.log_dice)
        for line in found[:_COLLOCATES]
    )
