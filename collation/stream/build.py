"""A document made the stream of its visible characters."""

from __future__ import annotations

from array import array
from collections.abc import Iterator

from collation.stream.bracketed import bracketed
from collation.stream.fold import same_form, standard_forms
from collation.stream.sentence_starts import sentence_starts
from collation.stream.stream import Stream
from collation.stream.tables import drawn
from text.later import later
from text.model.document import Document
from text.running.running import running
from text.view.lines import LineIndex
from text.view.normalise import clusters, joins_left

# What folding leaves alone and what never composes leftwards; the rest goes cluster by cluster.
_PLAIN = "!-~\u3001-\u301b\u301d-\u3034\u3041-\u3096\u30a1-\u30fe\u3400-\u4dbf\u4e00-\u9fff"
_RUN = later(rf"(?P<plain>[{_PLAIN}]+)|(?P<space>\s+)|(?P<other>[^{_PLAIN}\s]+)")


def stream(document: Document, bare: bool = False) -> Stream:
    """Return the stream of `document`, if `bare` without the marks of its format. O(length).

    The marks of Markdown are text to who compares two files in Markdown; to who compares one with
    a Word file they are the bold type and the headings that are not seen there either.
    """
    raw = document.raw
    start, end = document.scope or (0, len(raw))
    parts: list[str] = []
    # Arrays: what is only read in them is not written to, so forked processes share its pages.
    starts, ends = array("q"), array("q")
    offsets = array("q", range(end + 1))
    kept = _kept(document, start, end, bare)
    for first, last, instead in kept:
        if instead is not None:
            form = "".join(map(same_form, clusters(instead)))
            parts.append(form)
            starts.extend([first] * len(form))
            ends.extend([last] * len(form))
            continue
        for match in _RUN.finditer(raw, first, last):
            kind, (place, stop) = match.lastgroup, match.span()
            if kind == "plain":
                parts.append(match.group())
                starts += offsets[place:stop]
                ends += offsets[place + 1 : stop + 1]
            elif kind == "other":
                _add_clusters(raw, (place, stop), parts, starts, ends)
    view = running(document)
    lines = LineIndex(raw)
    text = "".join(parts).translate(standard_forms())
    brackets = bracketed(raw, start, end)
    begins, cells = sentence_starts(document, text, (starts, ends), brackets, view, lines)
    return Stream(
        document=document,
        text=text,
        starts=starts,
        ends=ends,
        sentences=begins,
        cells=cells,
        lines=lines,
        view=view,
        brackets=brackets,
    )


def _add_clusters(
    raw: str, stretch: tuple[int, int], parts: list[str], starts: array[int], ends: array[int]
) -> None:
    """Add raw[stretch] cluster by cluster, together with what it composes with on its left."""
    place, stop = stretch
    if ends and ends[-1] == place and joins_left(raw[place]):
        place = _take_back(parts, starts, ends)
    for cluster in clusters(raw[place:stop]):
        form = same_form(cluster)
        if form:
            parts.append(form)
        starts.extend([place] * len(form))
        place += len(cluster)
        ends.extend([place] * len(form))


def _kept(
    document: Document, start: int, end: int, bare: bool
) -> Iterator[tuple[int, int, str | None]]:
    """Yield the stretches of raw [start, end) that are said: without borders, heads and feet.

    With what one says where that is not what is written there: & for &amp;.
    """
    gone = drawn(document)
    if document.furniture:
        skips = set(document.skips)
        gone += [place for place in document.furniture if place in skips]
    if bare and document.format == "markdown":
        gone += [skip for skip in document.skips if document.raw[skip[0]] not in "《｜"]
    place = start
    # To who compares Markdown with Markdown, a tag is text; a character's name is the character.
    instead = {
        (one.start, one.end): one.text
        for one in document.printed
        if bare or document.raw[one.start] == "&"
    }
    for first, last in sorted([*gone, *instead]):
        if place < min(first, end):
            yield place, min(first, end), None
        if (first, last) in instead and place <= first and last <= end:
            yield first, last, instead[first, last]
        place = max(place, last)
    if place < end:
        yield place, end, None


def _take_back(parts: list[str], starts: array[int], ends: array[int]) -> int:
    """Drop the last cluster and return its raw start."""
    place = starts[-1]
    while starts and starts[-1] == place:
        parts[-1] = parts[-1][:-1]
        if not parts[-1]:
            parts.pop()
        starts.pop()
        ends.pop()
    return place
