"""Links and pictures that point elsewhere, have come or have gone."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence

from collation.appearance.same_words import SameWords
from text.later import later
from text.model.collation import Hunk, Look
from text.model.document import Mark, MarkKind

_FILE = later(r"[^/\\?#]+\.(?:png|jpe?g|gif|svg|webp|bmp|tiff?|avif|heic)(?=[?#]|$)", re.I)


def pictures(same: SameWords, left: Sequence[Mark], right: Sequence[Mark]) -> Iterator[Hunk]:
    """Yield the pictures that came or went, and those of one file that are described otherwise.

    They are told in the order of new; those that are gone before what follows them in old.
    """
    mates = {id(mate): number for number, mate in _same_source(left, right)}
    stayed = set(mates.values())
    told, behind = 0, (0, 0)
    for mate in right:
        number = mates.get(id(mate))
        if number is None:
            yield from differing(same, "picture", [], [mate], behind)
            behind = behind[0], max(behind[1], mate.end)
            continue
        gone = [left[one] for one in range(told, number) if one not in stayed]
        yield from differing(same, "picture", gone, [], behind)
        told = max(told, number)
        behind = max(behind[0], left[number].end), max(behind[1], mate.end)
        yield from differing(same, "picture", [left[number]], [mate])
    gone = [mark for one, mark in enumerate(left) if one >= told and one not in stayed]
    yield from differing(same, "picture", gone, [], behind)


def _same_source(left: Sequence[Mark], right: Sequence[Mark]) -> list[tuple[int, Mark]]:
    """Return the pictures of old, by number, and of new that are of one source."""
    sources: dict[str, list[Mark]] = {}
    for mark in right:
        sources.setdefault(mark.source, []).append(mark)
    found = []
    for number, mark in enumerate(left):
        mates = sources.get(mark.source, [])
        mate = next((one for one in mates if mark.source or one.value == mark.value), None)
        if mate is not None:
            mates.remove(mate)
            found.append((number, mate))
    return found


def differing(
    same: SameWords,
    kind: MarkKind,
    left: Sequence[Mark],
    right: Sequence[Mark],
    behind: tuple[int, int] = (0, 0),
) -> Iterator[Hunk]:
    """Yield what the marks of one place differ in: pair by pair, or those of either side.

    Those of one side stand, on the other, behind its raw place `behind`.
    """
    if len(left) == len(right):
        for mark, mate in zip(left, right, strict=True):
            if mark[3:] != mate[3:]:
                look = Look(kind, mark.value, mate.value, _name(mate))
                if mark.value == mate.value:
                    look = Look("source", mark.source, mate.source)
                spans = same.spans(mark.start, mark.end)
                yield same.hunk(spans, (mark.end, mate.end), look)
        return
    for mark in left:
        spans = same.spans(mark.start, mark.end)
        if mark.start == mark.end or spans is not None:
            there = same.mate(at := same.old.offset(mark.end), at)
            end = same.new.raw_before(there) if there is not None else same.new.scope[1]
            yield same.hunk(
                spans, (mark.end, max(end, behind[1])), _of_one_side(mark, kind, gone=True)
            )
    back = same.turned()
    for mark in right:
        spans = back.spans(mark.start, mark.end)
        if mark.start == mark.end or spans is not None:
            there = back.mate(at := same.new.offset(mark.end), at)
            end = same.old.raw_before(there) if there is not None else same.old.scope[1]
            turned = (*spans[2:], *spans[:2]) if spans else None
            yield same.hunk(
                turned, (max(end, behind[0]), mark.end), _of_one_side(mark, kind, gone=False)
            )


def _of_one_side(mark: Mark, kind: MarkKind, gone: bool) -> Look:
    """Return how a link or picture is told that only one side has."""
    shown, name, what = mark.value or mark.source, "", str(kind)
    if kind == "picture":
        what, name = "picture-gone" if gone else "picture-new", _name(mark)
        shown = mark.value or name or mark.source
    return Look(what, shown, "", name) if gone else Look(what, "", shown, name)


def _name(mark: Mark) -> str:
    """Return the name of a picture's file, "" where it stands in the document itself."""
    found = _FILE.search(mark.source)
    return posixpath.basename(found.group()) if found else ""
