"""What reports of `search` for a reader say in the same words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from text.messages import say
from text.model.search import Answer, Hit
from text.rule_names import kind_title
from text.terminal.printable import printable_line

FACETS = ("kind", "year", "addressee")
_VALUES = 6
"""Values of a facet that are told, the most frequent ones."""


def notes(hit: Hit, partial: bool) -> list[str]:
    """Return what is to be known of a hit: its layer, page, number of places, bridges, date."""
    found = [say("search.layer-partial" if partial else f"search.layer-{hit.layer}")]
    if hit.page:
        found.append(say("search.page", page=hit.page))
    if len(hit.spans) > 1:
        found.append(say("search.places", count=len(hit.spans)))
    others = Counter(hit.layers)
    if len(others) > 1:
        found[0] = say("search.comma").join(
            say("search.layer-count", layer=say(f"search.layer-{layer}"), count=count)
            for layer, count in others.items()
        )
    if hit.broken:
        found.append(say("search.broken"))
    if hit.crosses and hit.crosses[0] in ("blank", "page"):
        found.append(say(f"search.crosses-{hit.crosses[0]}"))
    if hit.date:
        found.append(hit.date)
    return found


def title(hit: Hit) -> str:
    """Return the title of a hit's document and, where it is another one, that of its section."""
    whole = printable_line(hit.title)
    if hit.section and hit.section.strip() != hit.title.strip():
        whole += f" › {printable_line(hit.section.strip())}"
    return whole


def suggestions(answer: Answer) -> str:
    """Return what else might be tried, "" for nothing."""
    if not answer.suggestions:
        return ""
    words = say("search.comma").join(map(printable_line, answer.suggestions))
    return say("search.suggestions", words=words)


def summary(answer: Answer) -> Iterator[str]:
    """Yield how many hits there are, and of what kinds, years and addressees."""
    if not answer.total:
        yield say("search.none", query=printable_line(answer.query))
        return
    shown = len(answer.hits)
    if shown < answer.total:
        yield say("search.total-shown", count=answer.total, shown=shown)
    else:
        yield say("search.total", count=answer.total)
    for name in FACETS:
        values = answer.facets.get(name, {})
        if len(values) > 1:
            yield facet(name, values)


def facet(name: str, values: Mapping[str, int]) -> str:
    """Return how many hits there are of each kind, year or addressee; years in their order."""
    listed = list(values.items())[:_VALUES]
    if name == "year":
        listed.sort()
    counts = say("search.comma").join(
        say(
            "search.facet-year-count" if name == "year" else "search.facet-count",
            value=printable_line(kind_title(value) if name == "kind" else value),
            count=count,
        )
        for value, count in listed
    )
    return say(f"search.facet-{name}", counts=counts)
