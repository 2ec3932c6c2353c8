"""`search --format text`: hits to read, each with a place that an editor can jump to."""

from __future__ import annotations

from typing import TextIO

from reports.layout.hit_wording import notes, suggestions, summary, title
from reports.terminal.styled import Run, highlighted, painted, run, wrapped_runs
from text.messages import say
from text.model.search import Answer, Hit, Snippet
from text.structure.place_names import place_of
from text.terminal.cells import cut


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
    stream.write("\n".join(summary(answer)) + "\n")
    if not answer.total:
        _write_suggestions(answer, stream)


def _write_suggestions(answer: Answer, stream: TextIO) -> None:
    if tried := suggestions(answer):
        stream.write(tried + "\n")


def _hit(hit: Hit, partial: bool, color: bool, width: int) -> str:
    first = hit.spans[0]
    place = place_of(hit.document, first.line, first.column)
    head = [run(place, "place"), run(f"  {'・'.join(notes(hit, partial))}")]
    lines = [head]
    if titled := title(hit):
        lines.append([Run("  "), Run(cut(titled, width - 2), "faint")])
    for snippet in hit.snippets:
        lines.extend(_snippet(snippet, color, width))
    return "\n".join(painted(line, color) for line in lines) + "\n"


def _snippet(snippet: Snippet, color: bool, width: int) -> list[list[Run]]:
    """Return the snippet in lines of the terminal's width, its matches marked on every line."""
    runs = highlighted(snippet.text, snippet.marks, color)
    return [[Run("    "), *line] for line in wrapped_runs(runs, max(20, width - 4))]
