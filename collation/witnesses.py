"""Many copies of one text side by side: a row for each place where any of them differs.

Each witness is collated with one of them, the base; changes that overlap on the base are one place,
and every witness has its reading of it. Moved passages are a deletion and an insertion here: with
more than two witnesses "moved" has no one direction.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import field, replace
from difflib import SequenceMatcher
from itertools import pairwise

from collation.addressed_lines import by_lines
from collation.drafts import UnplacedHunk
from collation.hunks import drafted
from collation.left_year import left_year
from collation.mapped import mapped, span_of
from collation.stream.build import stream
from collation.stream.stream import Stream
from collation.stream.tables import can_merge, told_merged, told_place
from collation.summary import KINDS, QUOTED, quoted
from collation.witness_looks import look_rows
from text.errors import UsageError
from text.messages import say
from text.model.collation import Kind, Suspicion, Variant, VariantRow, VariantTable
from text.model.document import Document, Span
from text.records import dataclass
from text.running.furniture import set_apart

FEWEST, MOST = 2, 100
_MEANT_TO_DIFFER = ("addressee",)
_MOVING: tuple[Kind, ...] = ("name", "number", "date")
"""What another year has otherwise."""
_NAMED: tuple[Kind, ...] = ("name", "number", "date")
"""One of these stands for another that looks quite different (説明会, 公聴会)."""
_SHORT = 20
"""Code points: a longer reading that stands alone is a passage of its own."""


@dataclass
class _Place:
    """A stretch [start, end) of the base at which some witness differs.

    It is `open` where something is inserted at its very end: what follows belongs to it, too.
    """

    start: int
    end: int
    open: bool = False
    kinds: Counter[Kind] = field(default_factory=Counter)
    suspects: dict[int, Suspicion] = field(default_factory=dict)


def collate_witnesses(documents: Sequence[Document]) -> VariantTable:
    """Return where the witnesses differ, in the order of the base.

    Raises UsageError for fewer than 2 or more than 100. O(witnesses) collations.
    """
    if not FEWEST <= len(documents) <= MOST:
        raise UsageError("collate.count", fewest=FEWEST, most=MOST, count=len(documents))
    documents = set_apart(documents)
    bare = len({document.format for document in documents}) > 1
    streams = [stream(document, bare) for document in documents]
    base = _central(streams)
    drafts = [
        [] if other is streams[base] else drafted(streams[base], other)[0] for other in streams
    ]
    found = (_row(place, streams, drafts) for place in _places(drafts, base))
    differing = by_lines([row for row in found if len(row.variants) > 1], documents, base)
    looking = list(look_rows(streams, drafts, base))
    ordered = sorted([*differing, *looking], key=lambda row: row.places[base].start)
    rows = [replace(row, number=number) for number, row in enumerate(ordered, 1)]
    said = [row for row, first in zip(rows, ordered, strict=True) if first not in looking]
    return VariantTable(
        witnesses=tuple(documents),
        rows=tuple(rows),
        summary=_summary(documents, rows),
        template=_template(streams[base], [row.places[base] for row in said], said),
    )


def _central(streams: Sequence[Stream]) -> int:
    """Return the number of the witness whose sentences most of the others have, too."""
    sets = [_sentences(one) for one in streams]
    counts = Counter(sentence for one in sets for sentence in one)
    shares = [sum(counts[sentence] * len(sentence) for sentence in one) for one in sets]
    return max(range(len(streams)), key=lambda number: (shares[number], -number))


def _sentences(one: Stream) -> set[str]:
    bounds = [*one.sentences, len(one.text)]
    return {one.text[start:end] for start, end in pairwise(bounds)}


def _places(drafts: Sequence[Sequence[UnplacedHunk]], base: int) -> list[_Place]:
    """Return the places of the base, disjoint and in order: changes that overlap are one place."""
    changes = sorted(
        (draft.edit.old_start, draft.edit.old_end, witness, number)
        for witness, own in enumerate(drafts)
        for number, draft in enumerate(own)
    )
    places: list[_Place] = []
    for start, end, witness, number in changes:
        last = places[-1] if places else None
        touches = last is not None and start == last.end and (last.open or start == end)
        if last is None or not (start < last.end or touches):
            last = _Place(start, end)
            places.append(last)
        if end > last.end or start == end == last.end:
            last.open = start == end
        last.end = max(last.end, end)
        draft = drafts[witness][number]
        last.kinds[draft.kind] += 1
        if draft.suspect is not None:
            guilty = base if draft.suspect.side == "old" else witness
            last.suspects[guilty] = draft.suspect
    return places


def _row(
    place: _Place, streams: Sequence[Stream], drafts: Sequence[Sequence[UnplacedHunk]]
) -> VariantRow:
    """Return the row of one place, not yet numbered."""
    spans: list[Span] = []
    readings: dict[str, list[int]] = {}
    merged = all(can_merge(stream.document) for stream in streams)
    for witness, own in enumerate(drafts):
        start, end = mapped(own, place.start, place.end)
        spans.append(span_of(streams[witness], start, end))
        readings.setdefault(streams[witness].reading(start, end, merged), []).append(witness)
    texts = _told(streams, spans, list(readings.values()))
    variants = sorted(
        (Variant(texts[who[0]], tuple(who)) for who in readings.values()),
        key=lambda variant: (-len(variant.witnesses), variant.witnesses),
    )
    kind = max(place.kinds, key=lambda kind: (place.kinds[kind], -KINDS.index(kind)))
    dates = [stream.document.date for stream in streams]
    suspect = _suspect(kind, variants, place.suspects, dates) if len(variants) > 1 else None
    return VariantRow(0, kind, tuple(variants), tuple(spans), suspect)


def _told(
    streams: Sequence[Stream], spans: Sequence[Span], groups: Sequence[Sequence[int]]
) -> dict[int, str]:
    """Return the reading of the first witness of each group, with its place where cells moved."""
    texts = {who[0]: spans[who[0]].text for who in groups}
    if len(set(texts.values())) == len(texts):
        return texts
    tabled = {witness for witness in texts if streams[witness].tables}
    said = {w: told_place(streams[w].tables.cell(spans[w].start)) for w in tabled}
    if len(set(said.values())) < len(said):
        said = {
            w: told_merged(streams[w].tables.has_merged(spans[w].start, spans[w].end))
            for w in tabled
        }
    return {w: f"{text} ({said[w]})" if w in said else text for w, text in texts.items()}


def _suspect(
    kind: Kind,
    variants: Sequence[Variant],
    suspects: dict[int, Suspicion],
    dates: Sequence[str],
) -> Suspicion | None:
    """Return the witness whose reading looks wrong: by itself, or as a slip that stands alone."""
    for witness, suspicion in sorted(suspects.items()):
        return Suspicion(str(witness), suspicion.rule, suspicion.message)
    left = left_year(variants, dates) if kind in _MOVING else None
    if left is not None:
        return left
    alone = variants[-1].witnesses
    odd = len(variants) == 2 and len(alone) == 1 and len(variants[0].witnesses) > 1
    if not odd or kind in _MEANT_TO_DIFFER or not _slip(kind, variants[0].text, variants[-1].text):
        return None
    if kind == "orthographic" or (kind in _MOVING and _is_of_another_year(alone[0], dates)):
        return None  # another spelling is no slip
    message = say(
        "collate.odd-one-out",
        count=len(variants[0].witnesses),
        others=variants[0].text or say("diff.nothing"),
        text=variants[-1].text or say("diff.nothing"),
    )
    return Suspicion(str(alone[0]), "odd-one-out", message)


def _is_of_another_year(witness: int, dates: Sequence[str]) -> bool:
    """Whether the witness is last year's letter beside this year's: its figures have moved on.

    The same day of another year is a year that was mistyped, unless every year has its letter.
    `dates` are those of the witnesses, ISO 8601 or "".
    """
    others = {date for at, date in enumerate(dates) if at != witness}
    own, yearly = dates[witness], len({other[:4] for other in others}) > 1
    return bool(own) and all(
        other and other[:4] != own[:4] and (yearly or other[4:] != own[4:]) for other in others
    )


def _slip(kind: Kind, usual: str, text: str) -> bool:
    """Return whether `text` may be `usual` gone wrong: both are written and short, and words alike.

    A passage that one witness alone has, or lacks, is another version and no slip of the pen.
    """
    if usual.partition(" (")[0] == text.partition(" (")[0]:
        return False  # the same words in another cell
    if not usual or not text or max(len(usual), len(text)) > _SHORT:
        return False
    return kind in _NAMED or SequenceMatcher(None, usual, text, autojunk=False).ratio() >= 0.5


def _summary(documents: Sequence[Document], rows: Sequence[VariantRow]) -> str:
    if not rows:
        return say("collate.same", count=len(documents))
    kinds = Counter(row.kind for row in rows)
    parts = [say(f"diff.part-{kind}", count=kinds[kind]) for kind in KINDS if kinds[kind]]
    suspects = list(_suspected(documents, rows))
    summary = say(
        "collate.apart",
        witnesses=len(documents),
        count=len(rows),
        parts=say("diff.comma").join(parts),
    )
    if suspects:
        listed = say("diff.comma").join(suspects[:QUOTED])
        listed += say("diff.more") if len(suspects) > QUOTED else ""
        summary += say("collate.suspects", count=len(suspects), listed=listed)
    return summary


def _suspected(documents: Sequence[Document], rows: Sequence[VariantRow]) -> Iterator[str]:
    for row in rows:
        if row.suspect is not None:
            witness = int(row.suspect.side)
            alike = next((v.witnesses for v in row.variants if witness in v.witnesses), (witness,))
            yield say(
                "collate.suspected",
                name=say("diff.comma").join(documents[other].name for other in alike),
                text=quoted(row.places[witness].text),
            )


def _template(base: Stream, places: Sequence[Span], rows: Sequence[VariantRow]) -> str:
    """Return the base's raw text with a numbered slot in place of every row."""
    parts = []
    start, end = base.scope
    for place, row in zip(places, rows, strict=True):
        parts.append(base.document.raw[start : place.start])
        parts.append(f"【{row.number}】")
        start = place.end
    return "".join([*parts, base.document.raw[start:end]])
