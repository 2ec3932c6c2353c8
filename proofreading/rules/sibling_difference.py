"""A number, name, negation or date that the nearest document of the corpus has otherwise.

The most telling finding of all on letters made from one another: of the two shipped letters, 23
lines long, four lines differ, three by the addressee and one by an error.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from proofreading.context import Context
from proofreading.draft import Draft
from proofreading.knowledge.siblings import Departure, departures, nearest
from proofreading.rule import RuleInfo
from text.later import later
from text.model.finding import Finding

RULE = RuleInfo(__name__, severity="question", corpus="needed")
_MOST = 6
"""Questions per draft; a text that departs more often is another text, and the rest is style."""

_DOUBTED = 0.3
_PLACES = 50
_BEFORE, _AFTER = 8, 4
"""Code points around a figure that make it the same figure elsewhere."""
"""Between texts of other titles (two manuals, two minutes) what differs is what should differ."""
_PLAIN = later(r"[\w./\\:@%+=,-]+")
"""A name that no shell reads anything into."""


def check(draft: Draft, context: Context) -> Iterator[Finding]:
    """Yield the departures from the sibling; the first in worth as questions.

    From another year's edition figures, dates and names have moved on: one line counts them. What
    moves with no year is asked about by itself: a contact, a negation, a limit, a spelling of one
    sound, and a figure that several editions have alike.
    """
    found_sibling = nearest(draft, context.corpus)
    if found_sibling is None:
        return
    entry = found_sibling.entry
    sibling = context.corpus.document(entry.name)
    found = list(departures(sibling, draft))
    if found_sibling.edition:
        moved = [one for one in found if one.moves_on and not _lasts(one, sibling, context)]
        if moved:
            yield _counted(draft, sibling, moved)
        found = [one for one in found if one not in moved]
    other_matter = not found_sibling.edition and _of_another_matter(sibling, draft)
    asked = set(sorted(found, key=lambda departure: departure.rank)[:_MOST])
    for departure in found:
        hunk = departure.hunk
        there = sibling.view.view_offset(hunk.old.start)
        end = sibling.view.view_offset(hunk.old.end)
        start = draft.view.view_offset(hunk.new.start)
        yield RULE.finding(
            draft,
            start,
            draft.view.view_offset(hunk.new.end) if hunk.new.text else start,
            _message(hunk.old.text, hunk.new.text, found_sibling.edition),
            severity="question" if departure in asked else "style",
            suggestions=[hunk.old.text] if hunk.old.text and hunk.new.text else [],
            confidence=_DOUBTED if other_matter else None,
            evidence=[sibling.evidence(there, end)],
            here=hunk.new.text,
            there=hunk.old.text,
        )


def _lasts(departure: Departure, sibling: Draft, context: Context) -> bool:
    """Whether documents of several years have it as the last edition has: it has not moved."""
    old = departure.hunk.old
    if not old.text:
        return False
    start, end = sibling.view.view_offset(old.start), sibling.view.view_offset(old.end)
    before = sibling.text[max(0, start - _BEFORE) : start].rpartition("\n")[2]
    after = sibling.text[end : end + _AFTER].partition("\n")[0]
    years = {entry.name: entry.date[:4] for entry in context.corpus.documents}
    places = islice(context.corpus.places(before + sibling.text[start:end] + after), _PLACES)
    return len({years.get(place.paragraph.document.name, "") for place in places} - {""}) > 1


def _counted(draft: Draft, sibling: Draft, moved: list[Departure]) -> Finding:
    """One line for all that has moved on since the last edition, with the command that shows it."""
    first = moved[0].hunk
    start = draft.view.view_offset(first.new.start)
    there = sibling.view.view_offset(first.old.start)
    return RULE.finding(
        draft,
        start,
        draft.view.view_offset(first.new.end) if first.new.text else start,
        "edition",
        evidence=[sibling.evidence(there, sibling.view.view_offset(first.old.end))],
        count=len(moved),
        other=sibling.name,
        old=_as_argument(sibling.name),
        new=_as_argument(draft.name),
    )


def _as_argument(name: str) -> str:
    """Return the name as it is typed after a command, in a Unix shell and in one of Windows."""
    return name if _PLAIN.fullmatch(name) else f'"{name}"'


def _message(old: str, new: str, edition: bool) -> str:
    if edition and any(char.isdigit() for char in old) and new:
        return "edition-differs"
    if not old:
        return "only-here"
    return "differs" if new else "only-there"


def _of_another_matter(sibling: Draft, draft: Draft) -> bool:
    one, other = sibling.described.title, draft.described.title
    return bool(one and other) and "".join(one.split()) != "".join(other.split())
