"""`diff --format text`: numbered differences in their lines, readable with no colour at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TextIO

from reports.layout.diff_wording import (
    alarm,
    entries,
    heading,
    ignored,
    look,
    numbers,
    repeated_places,
    span,
)
from reports.layout.kept_pieces import kept_pieces
from reports.terminal.styled import (
    Run,
    folded,
    marked,
    painted,
    run,
    shortened,
    width_of,
    wrapped_runs,
)
from text.later import later
from text.model.collation import Collation, Hunk
from text.structure.place_names import line_of
from text.terminal.printable import printable_line

_AROUND = 24
"""Code points of context on either side, of the same line."""
_LINE = 200
_BREAK = later("[\r\n]")
_LONGEST = 400
"""Code points of a side that are shown before its middle is left out."""
_INDENT = "    "


def render(collation: Collation, stream: TextIO, *, color: bool = False, width: int = 80) -> None:
    """Write the summary, then every hunk with its places and its line, then what was ignored.

    `width` is that of the terminal, in cells.
    """
    old, new = printable_line(collation.old.name), printable_line(collation.new.name)
    stream.write(f"{old} → {new}\n")
    for line in wrapped_runs([run(collation.summary)], max(20, width)):
        stream.write(painted(line, color) + "\n")
    for entry in entries(collation.hunks):
        stream.write("\n")
        for line in _block(collation, entry, width):
            stream.write(painted(line, color) + "\n")
    left = ignored(collation)
    if left:
        stream.write("\n")
        for line in wrapped_runs([run(left)], max(20, width)):
            stream.write(painted(line, color) + "\n")


def _block(collation: Collation, entry: Sequence[Hunk], width: int) -> Iterator[list[Run]]:
    hunk = entry[0]
    sides = (collation.old.name, hunk.old.line), (collation.new.name, hunk.new.line)
    place = " → ".join(line_of(name, line) for name, line in sides)
    head = Run(f"{numbers(entry):>2}  {heading(entry)}  ", "alarm")
    if width_of([head]) + width_of([run(place)]) <= max(20, width):
        yield [head, run(place, "faint")]
    else:
        yield from folded([Run(head.text.rstrip(), "alarm")], max(20, width))
        yield from ([Run(_INDENT), *line] for line in _folded([run(place, "faint")], width))
    if len(entry) > 1:
        for line in _series(collation, entry, width):
            yield [Run(_INDENT), *line]
        return
    passage = list(_passage(collation, hunk))
    if hunk.look is None or "".join(part.text for part in passage).strip():
        for line in _folded(passage, width):
            yield [Run(_INDENT), *line]
    if hunk.look is not None:
        for line in _folded([run(look(hunk))], width):
            yield [Run(_INDENT), *line]
    for part in (hunk, *hunk.inner):
        if part.suspect is not None:
            for line in _folded([Run(alarm(part), "alarm")], width):
                yield [Run(_INDENT), *line]


def _series(collation: Collation, entry: Sequence[Hunk], width: int) -> Iterator[list[Run]]:
    """Yield what several hunks say together; of one spelling all over the first place, and all."""
    places = repeated_places(collation.new.name, entry)
    alike = len({(hunk.old.text, hunk.new.text) for hunk in entry}) == 1
    if not (places and alike):
        yield from _folded([run(span(entry))], width)
    if places and entry[0].look is None:
        yield from _folded(_passage(collation, entry[0]), width)
    if places:
        yield from _folded([run(places, "faint")], width)


def _folded(runs: Iterable[Run], width: int) -> list[list[Run]]:
    return folded(runs, max(20, width - len(_INDENT)))


def _passage(collation: Collation, hunk: Hunk) -> Iterator[Run]:
    if hunk.operation == "move":
        yield from _moved(hunk)
        return
    raw = collation.new.raw
    start, end = collation.new.scope or (0, len(raw))
    before = _BREAK.split(raw[max(start, hunk.new.start - _LINE) : hunk.new.start])[-1].lstrip()
    after = _BREAK.split(raw[hunk.new.end : min(end, hunk.new.end + _LINE)])[0].rstrip()
    yield run(before if len(before) <= _AROUND else "…" + before[-_AROUND:])
    if hunk.look is None:
        yield from _sides(hunk)
    else:
        yield run(shortened(hunk.new.text, _LONGEST))
    yield run(after if len(after) <= _AROUND else after[:_AROUND] + "…")


def _sides(hunk: Hunk) -> Iterator[Run]:
    if pieces := kept_pieces(hunk):
        for one, other in pieces:
            if one == other:
                yield run(shortened(one, _LONGEST))
                continue
            yield from marked("old", one, 0, len(one))
            yield from marked("new", other, 0, len(other))
        return
    core = hunk.core_old_start - hunk.old.start
    if len(hunk.old.text) > _LONGEST:
        yield from marked("old", shortened(hunk.old.text, _LONGEST), 0, 0)
    else:
        yield from marked("old", hunk.old.text, core, core + len(hunk.core_old))
    core = hunk.core_new_start - hunk.new.start
    if len(hunk.new.text) > _LONGEST:
        yield from marked("new", shortened(hunk.new.text, _LONGEST), 0, 0)
    else:
        yield from marked("new", hunk.new.text, core, core + len(hunk.core_new))


def _moved(hunk: Hunk) -> Iterator[Run]:
    """Yield what was moved, with what changed on the way inside it."""
    place = 0
    for inner in hunk.inner:
        start = inner.new.start - hunk.new.start
        yield run(shortened(hunk.new.text[place:start], _LONGEST // 4), "new")
        yield from _sides(inner)
        place = inner.new.end - hunk.new.start
    yield run(shortened(hunk.new.text[place:], _LONGEST // 4), "new")
