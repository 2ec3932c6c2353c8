"""A bracket or quotation mark that one side of a change has lost, judged over its paragraph."""

from __future__ import annotations

import re

from collation.changes.edit import Edit
from collation.stream.stream import Stream
from text.language.bracket_pairs import BRACKETS, family
from text.later import later

Problem = tuple[str, str]
_ANY = later("[" + re.escape("".join(sorted(BRACKETS))) + '"]')


def lost_bracket(old: Stream, new: Stream, edit: Edit) -> tuple[Problem | None, Problem | None]:
    """Return the side on which `edit` leaves a bracket without its partner.

    Both whole paragraphs (or cells) are judged, against the partners in the paragraphs around them:
    what is unpaired on either side alike is a matter of neither.
    """
    before = old.text[edit.old_start : edit.old_end]
    after = new.text[edit.new_start : edit.new_end]
    if not (_ANY.search(before) or _ANY.search(after)):
        return None, None
    present = BRACKETS.intersection(before) | BRACKETS.intersection(after)
    touched = [char for char in present if before.count(char) != after.count(char)]
    quotes = before.count('"') % 2 != after.count('"') % 2
    if not touched and not quotes:
        return None, None
    spans = _paragraphs(old, new, edit)
    families = {family(char) for char in touched}
    if any(
        '"' in stream.text[slice(*span)] for stream, span in zip((old, new), spans, strict=True)
    ):
        families.discard("“")  # one of the two may be the other's partner
    lone = [
        [char for char in stream.unpaired(*span) if family(char) in families]
        if families & stream.odd(*span)
        else []
        for stream, span in zip((old, new), spans, strict=True)
    ]
    problems: list[Problem | None] = [None, None]
    for side in (0, 1):
        if lone[side] and not lone[1 - side]:
            problems[side] = "brackets", lone[side][0]
    alone = None if any(problems) else _partner_lost(old, new, spans, families)
    if alone is not None:
        stream = (old, new)[alone]
        lost = [char for char in stream.unpaired(*spans[alone], True) if family(char) in families]
        problems[alone] = "brackets", lost[0]
    if quotes and not any(problems):
        counts = [
            stream.text[slice(*span)].count('"')
            for stream, span in zip((old, new), spans, strict=True)
        ]
        uneven = [count % 2 == 1 for count in counts]
        if uneven[0] != uneven[1] and all(counts):
            problems[0 if uneven[0] else 1] = "brackets", '"'
    return problems[0], problems[1]


def _partner_lost(
    old: Stream,
    new: Stream,
    spans: tuple[tuple[int, int], tuple[int, int]],
    families: set[str],
) -> int | None:
    """Return the side that has a bracket without a partner, in another line, and the other none."""
    if not families & (old.odd(*spans[0]) ^ new.odd(*spans[1])):
        return None
    lone = [
        sum(family(char) in families for char in stream.unpaired(*span, True))
        for stream, span in zip((old, new), spans, strict=True)
    ]
    return lone.index(1) if sorted(lone) == [0, 1] else None


def _paragraphs(old: Stream, new: Stream, edit: Edit) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return the paragraphs that hold either side; what is added whole faces nothing."""
    one = old.paragraph(edit.old_start, edit.old_end)
    other = new.paragraph(edit.new_start, edit.new_end)
    if edit.old_start == edit.old_end and other == (edit.new_start, edit.new_end):
        return (edit.old_start,) * 2, other
    if edit.new_start == edit.new_end and one == (edit.old_start, edit.old_end):
        return one, (edit.new_start,) * 2
    return one, other
