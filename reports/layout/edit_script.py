"""The account of a collation: old and new as one walk of kept, deleted and inserted stretches.

A complete collation (one that shows blanks, widths and wraps too) accounts for everything: what is
left of old's text without the old spans is what is left of new's without the new spans. The walk
goes along that common text; whoever follows it writes old by the kept and deleted stretches and new
by the kept and inserted ones. A move is a deletion where it was and an insertion where it stands.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from text.model.collation import Collation, Hunk
from text.model.document import Document
from text.records import dataclass

Edit = Literal["keep", "delete", "insert"]


@dataclass(frozen=True, slots=True)
class Step:
    """One stretch of the walk: old[old:old_end] and new[new:new_end], raw offsets.

    A deletion has an empty stretch of new, an insertion an empty one of old, each at its place. A
    kept stretch has a hunk where it only looks otherwise.
    """

    edit: Edit
    old: int
    old_end: int
    new: int
    new_end: int
    hunk: Hunk | None = None


class IncompleteAccount(ValueError):
    """The hunks do not account for every difference: the collation hides some kind of them."""


def scope(document: Document) -> tuple[int, int]:
    """Return the raw stretch of `document` that is looked at: its scope, else all of it."""
    return document.scope or (0, len(document.raw))


def walk(collation: Collation) -> Iterator[Step]:
    """Yield the steps that lead from old to new, in order; together they cover both scopes.

    A deletion comes before the insertion that replaces it. Raises IncompleteAccount where a kept
    stretch differs between the sides. O(len(old) + len(new) + hunks × log hunks).
    """
    old, old_end = scope(collation.old)
    new, new_end = scope(collation.new)
    changes = [hunk for hunk in collation.hunks if not hunk.only_looks]
    deletions = sorted(
        (hunk for hunk in changes if hunk.old.end > hunk.old.start),
        key=lambda hunk: hunk.old.start,
    )
    insertions = sorted(
        (hunk for hunk in changes if hunk.new.end > hunk.new.start),
        key=lambda hunk: hunk.new.start,
    )
    looks = sorted(
        (hunk for hunk in collation.hunks if hunk.only_looks and hunk.old.end > hunk.old.start),
        key=lambda hunk: hunk.old.start,
        reverse=True,
    )
    deleted = inserted = 0
    last: Hunk | None = None
    while deleted < len(deletions) or inserted < len(insertions):
        to_delete = deletions[deleted] if deleted < len(deletions) else None
        to_insert = insertions[inserted] if inserted < len(insertions) else None
        before_delete = to_delete.old.start - old if to_delete else old_end - old + 1
        before_insert = to_insert.new.start - new if to_insert else new_end - new + 1
        kept = min(before_delete, before_insert)
        if kept:
            yield from _keep(collation, old, new, kept, looks)
            old, new = old + kept, new + kept
        insert_first = before_insert < before_delete or (
            to_insert is not None
            and before_insert == before_delete
            and (to_insert is last or to_insert.operation in ("insert", "move"))
        )
        if to_insert is not None and insert_first:
            yield Step("insert", old, old, new, to_insert.new.end, to_insert)
            new = to_insert.new.end
            inserted += 1
        elif to_delete is not None:
            yield Step("delete", old, to_delete.old.end, new, new, to_delete)
            old, last = to_delete.old.end, to_delete
            deleted += 1
    if old_end - old != new_end - new:
        raise IncompleteAccount(collation.old.name, collation.new.name)
    if old_end > old:
        yield from _keep(collation, old, new, old_end - old, looks)


def _keep(
    collation: Collation, old: int, new: int, length: int, looks: list[Hunk]
) -> Iterator[Step]:
    """Yield the kept stretch, cut where words only look otherwise; those are taken off `looks`."""
    if length < 0 or collation.old.raw[old : old + length] != collation.new.raw[new : new + length]:
        raise IncompleteAccount(collation.old.name, collation.new.name)
    end, shift = old + length, new - old
    while looks and looks[-1].old.start < end:
        hunk = looks.pop()
        start, stop = max(old, hunk.old.start), min(end, hunk.old.end)
        if old < start:
            yield Step("keep", old, start, old + shift, start + shift)
        if start < stop:
            yield Step("keep", start, stop, start + shift, stop + shift, hunk)
            old = stop
    if old < end:
        yield Step("keep", old, end, old + shift, end + shift)
