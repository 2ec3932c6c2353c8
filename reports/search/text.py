"""`search --format text`: hits to read, each with a place that an editor can jump to."""

from __future__ import annotations

from collections import Counter
from typing import TextIO

from reports.terminal.styled import Run, highlighted, painted, run, wrapped_runs
from text.messages import say
from text.model.search import Answer, Hit, Snippet
from text.rule_names import kind_title
from text.structure.place_names import place_of
from text.terminal.cells import cut
from text.terminal.printable import printable_line

_FACETS = ("kind", "year", "addressee")


def render(answer: Answer, stream: TextIO, *, color: bool = False, width: int = 80) -> None:
    """Write the hits of `answer`, then what they have in common; or what else might be tried.

    Matches are set in 【】, or in bold red where there is colour.
    """
    if answer.partial and answer.total:
        stream.write(say("search.partial") + "\n")
        _write_suggestions(answer, stream)
        stream.write("\n")
    for hit in answer.hits:
        stream.write(_hit(hit, answer.partial, color, width) + "\n")
    stream.write(_summary(answer) + "\n")
    if not answer.total:
        _write_suggestions(answer, stream)


def _write_suggestions(answer: Answer, stream: TextIO) -> None:
    if answer.suggestions:
        words = say("search.comma").join(map(printable_line, answer.suggestions))
        stream.write(say("search.suggestions", words=words) + "\n")


def _hit(hit: Hit, partial: bool, color: bool, width: int) -> str:
    first = hit.spans[0]
    place = place_of(hit.document, first.line, first.column)
    notes = [say("search.layer-partial" if partial else f"search.layer-{hit.layer}")]
    if hit.page:
        notes.append(say("search.page", page=hit.page))
    if len(hit.spans) > 1:
        notes.append(say("search.places", count=len(hit.spans)))
    others = Counter(hit.layers)
    if len(others) > 1:
        notes[0] = say("search.comma").join(
            say("search.layer-count", layer=say(f"search.layer-{layer}"), count=count)
            for layer, count in others.items()
        )
    if hit.broken:
        notes.append(say("search.broken"))
    if hit.crosses and hit.crosses[0] in ("blank", "page"):
        notes.append(say(f"search.crosses-{hit.crosses[0]}"))
    if hit.date:
        notes.append(hit.date)
    head = [run(place, "place"), run(f"  {'・'.join(notes)}")]
    title = printable_line(hit.title)
    if hit.section and hit.section.strip() != hit.title.strip():
        title += f" › {printable_line(hit.section.strip())}"
    lines = [head, [Run("  "), Run(cut(title, width - 2), "faint")]]
    for snippet in hit.snippets:
        lines.extend(_snippet(snippet, color, width))
    return "\n".join(painted(line, color) for line in lines) + "\n"


def _snippet(snippet: Snippet, color: bool, width: int) -> list[list[Run]]:
    """Return the snippet in lines of the terminal's width, its matches marked on every line."""
    runs = highlighted(snippet.text, snippet.marks, color)
    return [[Run("    "), *line] for line in wrapped_runs(runs, max(20, width - 4))]


def _shown(facet: str, value: str) -> str:
    return kind_title(value) if facet == "kind" else value


def _summary(answer: Answer) -> str:
    if not answer.total:
        return say("search.none", query=printable_line(answer.query))
    shown = len(answer.hits)
    if shown < answer.total:
        lines = [say("search.total-shown", count=answer.total, shown=shown)]
    else:
        lines = [say("search.total", count=answer.total)]
    for name in _FACETS:
        values = answer.facets.get(name, {})
        if len(values) > 1:
            counts = say("search.comma").join(
                f"{printable_line(_shown(name, value))} {count}"
                for value, count in list(values.items())[:6]
            )
            lines.append(say(f"search.facet-{name}", counts=counts))
    return "\n".join(lines)
