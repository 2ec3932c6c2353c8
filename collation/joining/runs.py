"""Changes that belong together: a run of added or removed sentences, two marks, a renumbering."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from collation.alignment.affixes import common_head, common_tail
from collation.changes.edit import Edit
from collation.changes.kinds import kind_of
from collation.changes.suspects import block_suspicion, both
from collation.drafts import UnplacedHunk, read_draft
from collation.stream.stream import Stream
from collation.units.reading import read

_FEWEST_MARKS = 3
"""Fewest items whose marks changed that are told in one line."""
_ENCLOSED = 80
"""Most code points between two marks (** and **, <p> and </p>) that come or go as one change."""
_EXCHANGED = 20
"""Most code points of words that are put in the place of others at the start of a line."""
_MARKS_BETWEEN = 4
"""Most code points of marks between two changes of marks that are one."""
_BRACKETS = {"【": "】", "「": "」", "『": "』", "(": ")", "〔": "〕", "《": "》", "〈": "〉"}
_CLOSERS = _BRACKETS | {
    "**": "**",
    "*": "*",
    "__": "__",
    "`": "`",
    "~~": "~~",
    "[": "]",
    "<!--": "-->",
}


def together(old: Stream, new: Stream, drafts: Sequence[UnplacedHunk]) -> list[UnplacedHunk]:
    """Return the drafts, what is one change to a reader as one.

    So are sentences that were only added, or only removed, in one place, and two marks that enclose
    something.
    """
    found: list[UnplacedHunk] = []
    for draft in _enclosing(old, new, drafts):
        last = found[-1] if found else None
        if last is not None and (rest := _given_and_taken(old, new, last, draft)) is not None:
            found.pop()
            if not rest:
                continue
            (draft,), last = rest, found[-1] if found else None
        if last is not None and _is_exchange(old, new, last, draft):
            first, edit = found.pop().edit, draft.edit
            whole = Edit(first.old_start, edit.old_end, first.new_start, edit.new_end)
            sides = read(old, *whole[:2]), read(new, *whole[2:])
            found.append(read_draft(old, new, whole, *sides))
            continue
        if last is not None and _is_run(old, new, last, draft):
            first, edit = found.pop().edit, draft.edit
            whole = Edit(first.old_start, edit.old_end, first.new_start, edit.new_end)
            if last.kind == draft.kind == "markup":
                draft = UnplacedHunk(whole, "markup")
            else:
                suspect = both(last.suspect, draft.suspect) or block_suspicion(old, new, whole)
                draft = UnplacedHunk(whole, "wording", suspect, "sentence")
        found.append(draft)
    return found


def _enclosing(old: Stream, new: Stream, drafts: Sequence[UnplacedHunk]) -> Iterator[UnplacedHunk]:
    """Yield the drafts; two marks that open and close, or that touch, are one change."""
    last: UnplacedHunk | None = None
    closed = False
    for draft in drafts:
        if (
            last is not None
            and _is_marked(old, new, last)
            and _is_marked(old, new, draft)
            and not (last.is_renumbered or draft.is_renumbered)
        ):
            encloses = not closed and (
                _enclose(old, new, last.edit, draft.edit)
                or _carries(old, new, last.edit, draft.edit)
            )
            if encloses or _touch(old, new, last.edit, draft.edit):
                first, edit = last.edit, draft.edit
                last = UnplacedHunk(
                    Edit(first.old_start, edit.old_end, first.new_start, edit.new_end), "markup"
                )
                closed = encloses
                continue
        if last is not None:
            yield last
        last, closed = draft, False
    if last is not None:
        yield last


def _is_marked(old: Stream, new: Stream, draft: UnplacedHunk) -> bool:
    """Return whether a change is one of marks, be it with a bracket beside them: [【 and 】](a)."""
    if draft.kind != "punctuation" or draft.move is not None:
        return draft.kind == "markup"
    edit = draft.edit
    return bool(
        old.marks_in(edit.old_start, edit.old_end) or new.marks_in(edit.new_start, edit.new_end)
    )


def _touch(old: Stream, new: Stream, first: Edit, last: Edit) -> bool:
    """Return whether nothing but marks of the same line stands between two changes."""
    start, end = first.new_end, last.new_start
    if end - start > _MARKS_BETWEEN:
        return False
    if any(map(new.opens_line, range(first.new_start + 1, end + 1))):
        return False
    if any(map(old.opens_line, range(first.old_start + 1, last.old_start + 1))):
        return False
    return sum(stop - begin for begin, stop in new.marks_in(start, end)) == end - start


def _carries(old: Stream, new: Stream, first: Edit, last: Edit) -> bool:
    """Return whether one mark went from one end of something to the other: [](#a)A → [A](#a)."""
    if last.new_start - first.new_end > _ENCLOSED:
        return False
    gone = old.text[first.old_start : first.old_end], old.text[last.old_start : last.old_end]
    come = new.text[first.new_start : first.new_end], new.text[last.new_start : last.new_end]
    return sorted(gone) == sorted(come) and "" in gone and "" in come


def _enclose(old: Stream, new: Stream, first: Edit, last: Edit) -> bool:
    if last.new_start - first.new_end > _ENCLOSED:
        return False
    for stream, start, end, begin, stop in (
        (new, first.new_start, first.new_end, last.new_start, last.new_end),
        (old, first.old_start, first.old_end, last.old_start, last.old_end),
    ):
        opening, closing = stream.text[start:end], stream.text[begin:stop]
        for mark, mate in _CLOSERS.items():
            if opening.endswith(mark) and closing.startswith(mate):
                return True
        if opening.endswith(">") and not opening.startswith("</") and closing.startswith("</"):
            return True
    return False


def _given_and_taken(
    old: Stream, new: Stream, last: UnplacedHunk, draft: UnplacedHunk
) -> list[UnplacedHunk] | None:
    """Return what is left of two drafts that take away and add the same in one place.

    So it is where one side has a line break that the other has not. None for any others.
    """
    one, other = last.edit, draft.edit
    if last.move or draft.move or (one.old_end, one.new_end) != (other.old_start, other.new_start):
        return None
    adds = one.old_start == one.old_end, other.old_start == other.old_end
    drops = one.new_start == one.new_end, other.new_start == other.new_end
    if not ((adds[0] and drops[1]) or (drops[0] and adds[1])):
        return None
    gone = old.text[one.old_start : other.old_end]
    come = new.text[one.new_start : other.new_end]
    head = common_head(gone, come)
    tail = common_tail(gone[head:], come[head:])
    if head + tail < min(len(gone), len(come)):
        return None
    edit = Edit(
        one.old_start + head, other.old_end - tail, one.new_start + head, other.new_end - tail
    )
    if not (old.divides(edit.old_start) and old.divides(edit.old_end)):
        return None
    if not (new.divides(edit.new_start) and new.divides(edit.new_end)):
        return None
    if edit.old_start == edit.old_end and edit.new_start == edit.new_end:
        return []
    kept = last if (len(come) > len(gone)) == adds[0] else draft
    rest = read(old, *edit[:2]), read(new, *edit[2:])
    kind = kept.kind if kept.note else kind_of(old, new, edit, *rest)
    return [UnplacedHunk(edit, kind, kept.suspect, kept.note)]


def _is_exchange(old: Stream, new: Stream, last: UnplacedHunk, draft: UnplacedHunk) -> bool:
    """Return whether a few words were taken away and others put in their place: one change."""
    one, other = last.edit, draft.edit
    if not last.kind == draft.kind == "wording" or last.move or draft.move:
        return False
    if (one.old_end, one.new_end) != (other.old_start, other.new_start):
        return False
    if max(other.old_end - one.old_start, other.new_end - one.new_start) > _EXCHANGED:
        return False
    adds = one.old_start == one.old_end, other.old_start == other.old_end
    drops = one.new_start == one.new_end, other.new_start == other.new_end
    if not ((adds[0] and drops[1]) or (drops[0] and adds[1])):
        return False
    if {one.old_start, other.old_end} & old.cells or {one.new_start, other.new_end} & new.cells:
        return False
    return old.opens_line(one.old_start) == new.opens_line(one.new_start)


def _is_run(old: Stream, new: Stream, last: UnplacedHunk, draft: UnplacedHunk) -> bool:
    if last.move is not None or draft.move is not None or last.lead or draft.lead:
        return False
    one, other = last.edit, draft.edit
    if (one.old_end, one.new_end) != (other.old_start, other.new_start):
        return False
    if one.old_start == other.old_end:
        return all(_is_whole(new, edit.new_start, edit.new_end) for edit in (one, other))
    if one.new_start == other.new_end:
        return all(_is_whole(old, edit.old_start, edit.old_end) for edit in (one, other))
    return False


def _is_whole(stream: Stream, start: int, end: int) -> bool:
    """Return whether [start, end) is whole sentences."""
    return start in stream.sentence_starts and (
        end == len(stream.text) or end in stream.sentence_starts
    )


def series(drafts: Sequence[UnplacedHunk]) -> list[int]:
    """Return for each draft the number (from 1) of the series it is part of, else 0.

    A series is a run of items of one form, one after another, whose numbers changed by the same
    amount, or items whose marks changed.
    """
    places = [place for place, draft in enumerate(drafts) if draft.lead]
    found = [0] * len(drafts)
    count, low = 0, 0
    while low < len(places):
        high = low + 1
        lead = drafts[places[low]].lead
        while high < len(places) and drafts[places[high]].lead == lead:
            was, before = drafts[places[high]].was, drafts[places[high - 1]].was
            if was and was != before + 1:
                break
            high += 1
        if high - low >= (1 if drafts[places[low]].is_renumbered else _FEWEST_MARKS):
            count += 1
            for place in places[low:high]:
                found[place] = count
        low = high
    return found
