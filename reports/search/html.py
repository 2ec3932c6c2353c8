"""`search --format html`: the hits with their places, what matched set off, layers as a filter."""

from __future__ import annotations

from collections import Counter
from typing import TextIO

from reports.html.markup import Markup, element, join, text
from reports.html.page import document_text, legend, masthead, write_page
from reports.layout.hit_wording import FACETS, facet
from text.messages import say
from text.model.search import Answer, Hit, Snippet
from text.structure.place_names import line_of


def render(answer: Answer, stream: TextIO) -> None:
    """Write the page of `answer`."""
    counts = Counter[str](hit.layer for hit in answer.hits)
    choices = [(layer, say(f"search.layer-{layer}"), count) for layer, count in counts.items()]
    shown = len(answer.hits)
    key = "report.hits" if shown == answer.total else "report.hits-shown"
    below = [element("p", say(key, count=answer.total, shown=shown))]
    if answer.partial and answer.total:
        below.append(element("p", say("search.partial"), class_="partial"))
    if answer.suggestions:
        words = say("search.comma").join(answer.suggestions)
        below.append(element("p", say("search.suggestions", words=words)))
    below += [
        element("p", facet(name, answer.facets[name]), class_="names")
        for name in FACETS
        if answer.facets.get(name)
    ]
    body = [masthead(say("report.search-heading", query=answer.query), *below)]
    if len(choices) > 1:
        body.append(legend("layer", say("report.layers"), choices, frozenset()))
    body.append(element("main", join([_hit(hit) for hit in answer.hits], "\n")))
    write_page(stream, say("report.search-heading", query=answer.query), body, "search")


def _hit(hit: Hit) -> Markup:
    first = hit.spans[0]
    notes = [line_of(hit.document, first.line), hit.date]
    if len(hit.spans) > 1:
        notes.insert(1, say("search.places", count=len(hit.spans)))
    if hit.broken:
        notes.append(say("search.broken"))
    section = hit.section.strip() if hit.section else ""
    heading = [element("span", hit.title, lang="ja")]
    if section and section != hit.title.strip():
        heading.append(element("span", f" › {section}", lang="ja", class_="section"))
    return element(
        "article",
        element("h2", *heading),
        element(
            "p",
            element("span", say(f"search.layer-{hit.layer}"), class_=f"badge layer-{hit.layer}"),
            document_text(hit.document),
            element("span", "・".join(note for note in notes if note)),
            class_="where",
        ),
        *(_snippet(snippet) for snippet in hit.snippets),
        class_=f"of-{hit.layer}",
    )


def _snippet(snippet: Snippet) -> Markup:
    parts: list[Markup] = []
    place = 0
    for start, end in snippet.marks:
        parts.append(text(snippet.text[place:start]))
        parts.append(element("mark", snippet.text[start:end]))
        place = end
    parts.append(text(snippet.text[place:]))
    return element("p", join(parts), lang="ja", class_="snippet")
