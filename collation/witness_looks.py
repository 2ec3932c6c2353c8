"""What looks otherwise in one of many copies though its words are the same: links, bold, headings.

A row for each place, and for each thing that may be shown otherwise there (see
`collation.appearance.looks`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from collation.appearance.account import account
from collation.appearance.looks import looks
from collation.drafts import UnplacedHunk
from collation.mapped import mapped, span_of
from collation.stream.stream import Stream
from text.look_words import look_side
from text.model.collation import Hunk, Variant, VariantRow
from text.model.document import Span


def look_rows(
    streams: Sequence[Stream], drafts: Sequence[Sequence[UnplacedHunk]], base: int
) -> Iterator[VariantRow]:
    """Yield the rows, not yet numbered, in the order of the base.

    `drafts` are each witness's changes against the base. O(witnesses) accounts.
    """
    found: dict[tuple[int, int, str], dict[int, Hunk]] = {}
    for witness, own in enumerate(drafts):
        for hunk in _of_one(streams[base], streams[witness], own) if witness != base else ():
            if hunk.look is not None:
                place = hunk.old.start, hunk.old.end, hunk.look.what
                found.setdefault(place, {})[witness] = hunk
    for place in sorted(found):
        yield _row(streams, drafts, base, found[place])


def _of_one(base: Stream, other: Stream, own: Sequence[UnplacedHunk]) -> list[Hunk]:
    edits = [draft.edit for draft in own]
    sides = base.document, other.document
    if not any(side.marks or side.borders for side in sides):
        return []
    places, ignored = account(base, other, edits)
    return looks(base, other, edits, [*places, *ignored])


def _row(
    streams: Sequence[Stream],
    drafts: Sequence[Sequence[UnplacedHunk]],
    base: int,
    hunks: dict[int, Hunk],
) -> VariantRow:
    here = next(iter(hunks.values())).old
    spans: list[Span] = []
    readings: dict[str, list[int]] = {}
    for witness in range(len(streams)):
        hunk = hunks.get(witness)
        spans.append(hunk.new if hunk else _there(streams, drafts, (base, witness), here))
        readings.setdefault(_reading(hunk, hunks, here), []).append(witness)
    variants = sorted(
        (Variant(text, tuple(who)) for text, who in readings.items()),
        key=lambda variant: (-len(variant.witnesses), variant.witnesses),
    )
    return VariantRow(0, "markup", tuple(variants), tuple(spans), None)


def _there(
    streams: Sequence[Stream],
    drafts: Sequence[Sequence[UnplacedHunk]],
    pair: tuple[int, int],
    here: Span,
) -> Span:
    """Return where the base's stretch `here` stands in a witness that shows it as the base does."""
    base, witness = pair
    start, end = streams[base].offset(here.start), streams[base].offset(here.end)
    return span_of(streams[witness], *mapped(drafts[witness], start, end))


def _reading(hunk: Hunk | None, hunks: dict[int, Hunk], here: Span) -> str:
    """Return the words with how they look: as `hunk` says, or as the base has them."""
    look = (hunk or next(iter(hunks.values()))).look
    words = " ".join(here.text.split())
    said = look_side(look, "new" if hunk else "old") if look else ""
    return f"{words} ({said})" if words and said else words or said
