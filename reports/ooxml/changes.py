"""A collation as the changes that Word tracks: what is kept, deleted, inserted, in that order.

Line ends are all line feeds here, because Word has paragraphs and no CR LF: a file whose line ends
alone were changed is unchanged.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reports.layout.edit_script import Step, walk
from reports.ooxml.paragraph_order import Change, arranged, moves
from text.model.collation import Collation, Hunk


def changes(collation: Collation) -> list[Change]:
    """Return the changes from old to new of a complete collation.

    The kept and deleted texts together are old's with line feeds, the kept and inserted ones new's.
    A line feed at the end of both is left out: it ends the last paragraph instead of starting one.
    """
    found = [change for step in walk(collation) for change in _changes(step, collation)]
    found = arranged(_without_last_feed(_without_returns([one for one in found if one.text])))
    if found and found[-1].edit == "keep" and found[-1].text.endswith("\n"):
        found[-1] = Change("keep", found[-1].text[:-1])
    return found


def _without_last_feed(found: list[Change]) -> list[Change]:
    """Return `found` without the line feed that ends both texts, where paragraphs come at the end.

    What comes behind the last paragraph begins with a line feed of its own: a place behind the last
    one would be in no paragraph.
    """
    count = 0
    while count < len(found) and found[-1 - count].edit == "insert":
        count += 1
    rest, tail = found[: len(found) - count], found[len(found) - count :]
    if not tail or not rest or any(map(moves, tail)):
        return found
    if rest[-1].edit != "keep" or not rest[-1].text.endswith("\n"):
        return found
    if not tail[-1].text.endswith("\n"):
        return found
    rest[-1] = replace(rest[-1], text=rest[-1].text[:-1])
    tail[-1] = replace(tail[-1], text=tail[-1].text[:-1])
    whole = [*rest, Change("insert", "\n"), *tail]
    return [change for change in whole if change.text]


def _without_returns(found: list[Change]) -> list[Change]:
    """Return `found` with a deletion and insertion of the same text as kept: CR LF against LF."""
    kept: list[Change] = []
    for change in found:
        last = kept[-1] if kept else None
        if (
            last is not None
            and (last.edit, change.edit) == ("delete", "insert")
            and last.text == change.text
        ):
            kept[-1] = Change("keep", change.text)
        else:
            kept.append(change)
    return kept


def _changes(step: Step, collation: Collation) -> Iterator[Change]:
    old, new = collation.old.raw, collation.new.raw
    if step.edit == "keep":
        before = line_feeds(old, step.old, step.old_end)
        after = line_feeds(new, step.new, step.new_end)
        if before == after:
            yield Change("keep", before)
        else:
            yield Change("delete", before)
            yield Change("insert", after)
    else:
        yield from _cut(step, collation)


def _cut(step: Step, collation: Collation) -> Iterator[Change]:
    """Yield the stretch of `step`, in a move cut where something changed inside it."""
    deleted = step.edit == "delete"
    raw = collation.old.raw if deleted else collation.new.raw
    start, end = (step.old, step.old_end) if deleted else (step.new, step.new_end)
    hunk = step.hunk
    if hunk is None or not trackable_move(hunk, collation):
        yield Change(step.edit, line_feeds(raw, start, end))
        return
    place = _behind_breaks(raw, start, end)
    yield Change(step.edit, line_feeds(raw, start, place))
    for inner in sorted(hunk.inner, key=lambda inner: (inner.old.start, inner.new.start)):
        span = inner.old if deleted else inner.new
        if place <= span.start < span.end <= end:
            yield Change(step.edit, line_feeds(raw, place, span.start), hunk)
            yield Change(step.edit, line_feeds(raw, span.start, span.end), hunk, within=True)
            place = span.end
    yield Change(step.edit, line_feeds(raw, place, end), hunk)


def trackable_move(hunk: Hunk, collation: Collation) -> bool:
    """Return whether Word's move markup can carry `hunk`: words of a line, or lines from a start.

    A move that takes the end of one line and the next along is a deletion and an insertion in Word:
    LibreOffice 7.4 leaves an empty paragraph behind where such a move is settled.
    """
    if hunk.operation != "move":
        return False
    for raw, span in ((collation.old.raw, hunk.old), (collation.new.raw, hunk.new)):
        start = _behind_breaks(raw, span.start, span.end)
        several = "\n" in raw[start : span.end] or "\r" in raw[start : span.end]
        if start == span.end or (several and start and raw[start - 1] not in "\r\n"):
            return False
    return True


def _behind_breaks(raw: str, start: int, end: int) -> int:
    """Return where the first line that moves starts: the mark before it stays, in either place."""
    while start < end and raw[start] in "\r\n":
        start += 1
    return start


def line_feeds(raw: str, start: int, end: int) -> str:
    """Return raw[start:end] with CR LF and lone CR as line feeds.

    Of a CR LF that the stretch cuts, the LF is the line feed: cuts join without one too many.
    """
    stretch = raw[start:end]
    if "\r" not in stretch:
        return stretch
    if stretch.endswith("\r") and raw[end : end + 1] == "\n":
        stretch = stretch[:-1]
    return stretch.replace("\r\n", "\n").replace("\r", "\n")
