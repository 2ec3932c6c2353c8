"""Changes arranged so that paragraphs come, go and move whole.

Which of two like line feeds in a row came or went is the same to the text, and so is the order of a
deletion and an insertion at one place. The choices here are those that Word and LibreOffice settle
without losing a paragraph (found with LibreOffice 7.4 by settling thousands of random changes).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reports.layout.edit_script import Edit
from text.model.collation import Hunk
from text.records import dataclass


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of text that is kept, deleted or inserted; `hunk` is why.

    `within` marks what changed inside a move: an insertion or deletion of its own there.
    """

    edit: Edit
    text: str
    hunk: Hunk | None = None
    within: bool = False


def arranged(found: list[Change]) -> list[Change]:
    """Return changes with the same texts as `found`, arranged by whole paragraphs. O(changes)."""
    return _mark_between(list(_with_marks(_moves_apart(_by_paragraphs(found)))))


def moves(change: Change) -> bool:
    """Return whether `change` is one side of a move, or a part of it."""
    return change.hunk is not None and change.hunk.operation == "move"


def _by_paragraphs(found: list[Change]) -> list[Change]:
    """Return `found` with line feeds that are deleted or inserted before a kept one behind it.

    Which of two line feeds in a row came or went is the same to the text. Taken so, whole
    paragraphs come and go; otherwise a paragraph would be left whose text went with its neighbour's
    mark, which LibreOffice 7.4 loses when it settles the changes.
    """
    slid: list[Change] = []
    for change in found:
        if change.edit == "keep":
            change = _slide(slid, change)
        if change.text:
            slid.append(change)
    return slid


def _slide(before: list[Change], kept: Change) -> Change:
    """Move line feeds of the changes of one kind that end `before` behind those of `kept`."""
    group: list[Change] = []
    while before and before[-1].edit != "keep" and not moves(before[-1]):
        if group and before[-1].edit != group[0].edit:
            break
        group.insert(0, before.pop())
    while group and not group[0].text.startswith("\n"):
        words = group[0].text.rstrip("\n") if len(group) == 1 else group[0].text
        before.append(replace(group[0], text=words))
        if len(words) == len(group[0].text):
            del group[0]
        else:
            group[0] = replace(group[0], text=group[0].text[len(words) :])
    rest = kept.text
    while group and group[0].text.startswith("\n") and rest.startswith("\n"):
        before.append(Change("keep", "\n"))
        rest = rest[1:]
        group[0] = replace(group[0], text=group[0].text[1:])
        group.append(replace(group[-1], text="\n"))
        group = [change for change in group if change.text]
    before.extend(group)
    return replace(kept, text=rest)


def _moves_apart(found: list[Change]) -> Iterator[Change]:
    """Yield the changes, where a move is among those at one place the deletions first."""
    place: list[Change] = []
    for change in found:
        if change.edit != "keep":
            place.append(change)
            continue
        yield from _ordered(place)
        place = []
        yield change
    yield from _ordered(place)


def _ordered(place: list[Change]) -> list[Change]:
    if not any(map(moves, place)):
        return place
    return sorted(place, key=lambda change: change.edit != "delete")


def _with_marks(found: Iterator[Change]) -> Iterator[Change]:
    """Yield the changes; the mark of a paragraph all of whose text moves goes along with it."""
    last = {"delete": "\n", "insert": "\n"}
    moved: Change | None = None
    for change in found:
        if moves(change):
            if moved is None or moved.hunk is not change.hunk or moved.edit != change.edit:
                moved = change if last[change.edit] == "\n" else None
        elif moved is not None:
            if change.edit == moved.edit and change.text.startswith("\n"):
                yield Change(moved.edit, "\n", moved.hunk)
                last[change.edit] = "\n"
                change = replace(change, text=change.text[1:])
            moved = None
        if not change.text:
            continue
        for side in ("delete", "insert"):
            if change.edit in (side, "keep"):
                last[side] = change.text[-1]
        yield change


def _mark_between(found: list[Change]) -> list[Change]:
    """Put an insertion before the deletion that it replaces where another follows one mark on.

    LibreOffice 7.4 rejects the kept mark between two insertions along with them.
    """
    for index in range(len(found) - 3):
        first, second, kept, third = found[index : index + 4]
        if (
            (first.edit, second.edit, third.edit) == ("delete", "insert", "insert")
            and (kept.edit, kept.text) == ("keep", "\n")
            and not (moves(first) or moves(second))
        ):
            found[index : index + 2] = [second, first]
    return found
