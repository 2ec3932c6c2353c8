"""A number, name, negation or date that the nearest document of the corpus has otherwise.

The most telling finding of all on letters made from one another: of the two shipped letters, 23
lines long, four lines differ, three by the addressee and one by an error.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from proofreading.context import Context
from proofreading.draft import Draft
from proofreading.knowledge.editions import Described
from proofreading.knowledge.siblings import Departure, departures, differences, nearest
from proofreading.rule import RuleInfo
from text.language.figures.dates import find_dates
from text.language.morphology import kana, tokens
from text.later import later
from text.model.collation import Hunk
from text.model.finding import Finding

RULE = RuleInfo(__name__, severity="question", corpus="needed")
_MOST = 6
"""Questions per draft; a text that departs more often is another text, and the rest is style."""

_DOUBTED = 0.3
"""Between texts of other titles (two manuals, two minutes) what differs is what should differ."""
_PLACES = 50
_BEFORE, _AFTER = 8, 4
"""Code points around a figure that make it the same figure elsewhere."""
_LASTING = 3
"""Years that a figure must have stood for its change to be asked about by itself."""
_PLAIN = later(r"[\w./\\:@%+=,-]+")
"""A name that no shell reads anything into."""


def check(draft: Draft, context: Context) -> Iterator[Finding]:
    """Yield the departures from the sibling; the first in worth as questions.

    From another year's edition figures, dates and names have moved on: one line counts them. What
    moves with no year is asked about by itself: a contact, a negation, a limit, a spelling of one
    sound; and a figure that stood for three years is named.
    """
    near = nearest(draft, context.corpus)
    if near is None:
        return
    sibling = context.corpus.document(near.entry.name)
    found = [
        one for one in departures(sibling, draft) if not _is_slip_there(one.hunk, sibling, context)
    ]
    if not near.edition:
        found = [one for one in found if not _in_kana(one.hunk)]
    doubted = not near.edition and _of_another_matter(sibling, draft)
    lasted: dict[Departure, int] = {}
    if near.edition:
        lasted = {one: _lasted(one, sibling, context) for one in found if one.moves_on}
        moved = [one for one, years in lasted.items() if years < _LASTING]
        if moved:
            yield _counted(draft, sibling, moved)
        found = [one for one in found if one not in moved]
    asked = set(sorted(found, key=lambda departure: departure.rank)[:_MOST])
    for departure in found:
        years = lasted.get(departure, 0)
        kind = "lasted" if years else _message(departure.hunk, near.edition)
        if kind == "differs" and _is_alone(departure.hunk, sibling, context):
            kind = "two-readings"
        finding = _finding(draft, sibling, departure.hunk, kind, years)
        yield replace(
            finding,
            severity="question" if departure in asked else "style",
            confidence=_DOUBTED if doubted else finding.confidence,
        )


def _finding(draft: Draft, sibling: Draft, hunk: Hunk, kind: str, years: int) -> Finding:
    """Return the question about one departure; what lasted `years` years offers no correction."""
    there, end = map(sibling.view.view_offset, (hunk.old.start, hunk.old.end))
    start = draft.view.view_offset(hunk.new.start)
    replaced = kind in ("differs", "edition-differs") and not _of_other_month(hunk)
    return RULE.finding(
        draft,
        start,
        draft.view.view_offset(hunk.new.end) if hunk.new.text else start,
        kind,
        suggestions=[hunk.old.text] if replaced else [],
        evidence=[sibling.evidence(there, end)],
        here=hunk.new.text,
        there=hunk.old.text,
        other=sibling.name,
        years=years,
    )


def _in_kana(hunk: Hunk) -> bool:
    """Whether the one text has in kana the 接続詞 or 副詞 that the other has in kanji, 及び and
    および: each of two documents writes it in its own way."""
    one, other = hunk.old.text, hunk.new.text
    if not (_KANA.fullmatch(one) or _KANA.fullmatch(other)) or kana(one) != kana(other):
        return False
    return all(word.pos[0] in ("接続詞", "副詞") for word in tokens(one + "\n" + other))


_KANA = later("[ぁ-ん]+")


def _is_slip_there(hunk: Hunk, sibling: Draft, context: Context) -> bool:
    """Whether more documents have the figure as the draft has it than as the sibling has it.

    The draft is one of them: then the sibling is the one to ask.
    """
    if hunk.kind != "number" or not hunk.old.text or not hunk.new.text:
        return False
    there, here = _witnesses(hunk, sibling, context)
    return here + 1 > there


def _is_alone(hunk: Hunk, sibling: Draft, context: Context) -> bool:
    """Whether the sibling alone has its reading and nothing tells which of the two is wrong: then
    neither is offered as the right one."""
    return hunk.suspect is None and _witnesses(hunk, sibling, context)[0] <= 1


def _witnesses(hunk: Hunk, sibling: Draft, context: Context) -> tuple[int, int]:
    """Return how many documents have the place as the sibling has it, and as the draft has it."""
    old = hunk.old
    start, end = sibling.view.view_offset(old.start), sibling.view.view_offset(old.end)
    before = sibling.text[max(0, start - _BEFORE) : start].rpartition("\n")[2]
    after = sibling.text[end : end + _AFTER].partition("\n")[0]
    there, here = (
        len(
            {
                place.paragraph.document.name
                for place in islice(context.corpus.places(before + written + after), _PLACES)
            }
        )
        for written in (sibling.text[start:end], hunk.new.text)
    )
    return there, here


def _of_other_month(hunk: Hunk) -> bool:
    """Whether the two dates are of two months: last month's notice corrects none of this one's."""
    old, new = (find_dates(text) for text in (hunk.old.text, hunk.new.text))
    return bool(old and new and new[0].problem == "weekday") and old[0].month != new[0].month


def _lasted(departure: Departure, sibling: Draft, context: Context) -> int:
    """Return in documents of how many years the figure stands as the last edition has it.

    A date is no such figure: one that stood for years was forgotten, or returns every year.
    """
    old = departure.hunk.old
    if not old.text or departure.hunk.kind == "date":
        return 0
    start, end = sibling.view.view_offset(old.start), sibling.view.view_offset(old.end)
    before = sibling.text[max(0, start - _BEFORE) : start].rpartition("\n")[2]
    after = sibling.text[end : end + _AFTER].partition("\n")[0]
    years = {
        entry.name: Described.of(entry).year
        for entry in context.corpus.documents
        if not context.corpus.is_later(entry)
    }
    places = islice(context.corpus.places(before + sibling.text[start:end] + after), _PLACES)
    return len({years.get(place.paragraph.document.name, "") for place in places} - {""})


def _counted(draft: Draft, sibling: Draft, moved: list[Departure]) -> Finding:
    """One line for all that has moved on since the last edition, with the command that shows it.

    It counts what that command lists: two counts of one comparison are one too many.
    """
    first = moved[0].hunk
    start = draft.view.view_offset(first.new.start)
    there = sibling.view.view_offset(first.old.start)
    found = RULE.finding(
        draft,
        start,
        draft.view.view_offset(first.new.end) if first.new.text else start,
        "edition",
        evidence=[sibling.evidence(there, sibling.view.view_offset(first.old.end))],
        count=len(differences(sibling, draft)),
        other=sibling.name,
        old=_as_argument(sibling.name),
        new=_as_argument(draft.name),
    )
    return replace(found, note=True)


def _as_argument(name: str) -> str:
    """Return the name as it is typed after a command, in a Unix shell and in one of Windows."""
    return name if _PLAIN.fullmatch(name) else f'"{name}"'


def _message(hunk: Hunk, edition: bool) -> str:
    old, new = hunk.old.text, hunk.new.text
    if edition and any(char.isdigit() for char in old) and new:
        return "edition-differs"
    if not old:
        return "only-here"
    return "differs" if new else "only-there"


def _of_another_matter(sibling: Draft, draft: Draft) -> bool:
    one, other = sibling.described.title, draft.described.title
    return bool(one and other) and "".join(one.split()) != "".join(other.split())
