"""People of the house's own list: their office on the day, age, name, reading and honorific.

Silent without `people` in the settings. A day without a year, or none, tells nothing of an office.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache

from proofreading.context import Context
from proofreading.draft import Draft
from proofreading.known.listed_names import ListedNames, Window
from proofreading.known.listed_offices import ListedOffices
from proofreading.known.people import Person
from proofreading.rule import RuleInfo
from text.language.kana import hiragana
from text.language.morphology import kana
from text.later import later
from text.model.finding import Finding
from text.view.characters import standard

RULE = RuleInfo(__name__, severity="question")

_BLANK = "[ \u3000]?"
_AGE = later("(?:さん|氏|様|先生|君)?[（(]([0-9０-９]{1,3})(?:歳|才)?[）)]")
_READING = later("[（(]([ぁ-んァ-ヶー \u3000・]{3,30})[）)]")
_CALLED = later(f"{_BLANK}(様|氏(?!名)|さん|先生|殿|君)")


def check(draft: Draft, context: Context) -> Iterator[Finding]:
    """Yield what the draft says of a listed person and the list says otherwise."""
    if not context.people:
        return
    names, offices, known = _listed(tuple(context.people))
    day = _day(draft.described.date)
    for place in names.found(draft.text):
        entries = known[place.bare]
        yield from _office(draft, place, entries, offices, day)
        yield from _age(draft, place, entries, day)
        yield from _read(draft, place, entries)
        yield from _called(draft, place, entries)
    for place, meant in names.one_off(draft.text):
        yield from _misspelt(draft, context, place, {name: known[name] for name in meant}, offices)


@lru_cache(maxsize=2)
def _listed(
    people: tuple[Person, ...],
) -> tuple[ListedNames, ListedOffices, Mapping[str, Sequence[Person]]]:
    known: dict[str, list[Person]] = {}
    for person in people:
        known.setdefault(person.name, []).append(person)
    return ListedNames(known), ListedOffices(p.office for p in people if p.office), known


def _day(iso: str) -> date | None:
    try:
        return date.fromisoformat(iso)
    except ValueError:
        return None


def _office(
    draft: Draft,
    window: Window,
    entries: Sequence[Person],
    offices: ListedOffices,
    day: date | None,
) -> Iterator[Finding]:
    held = [person for person in entries if person.office]
    place = offices.beside(draft.text, window.start, window.end)
    if not held or place is None:
        return
    written = draft.text[slice(*place)]
    mine = [person for person in held if person.office == written]
    now = [person for person in held if day is None or person.holds(day)]
    right = [person.office for person in now]
    name = window.bare
    if not mine:
        yield RULE.finding(
            draft,
            *place,
            "other-office",
            suggestions=right,
            name=name,
            written=written,
            known="・".join(dict.fromkeys(right or [p.office for p in held])),
        )
    elif day is not None and not any(person.holds(day) for person in mine):
        terms = [f"{p.since or ''}〜{p.until or ''}" for p in mine]
        yield RULE.finding(
            draft,
            *place,
            "not-then",
            suggestions=right,
            name=name,
            written=written,
            day=day,
            term="、".join(terms),
        )


def _age(
    draft: Draft, window: Window, entries: Sequence[Person], day: date | None
) -> Iterator[Finding]:
    birth = next((person.birth for person in entries if person.birth), None)
    written = _AGE.match(draft.text, window.end)
    if birth is None or written is None or day is None:
        return
    age = day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))
    if int(written[1]) != age:
        yield RULE.finding(
            draft,
            *written.span(1),
            "age",
            suggestions=[str(age)],
            name=window.bare,
            written=written[1],
            age=age,
            day=day,
        )


def _read(draft: Draft, window: Window, entries: Sequence[Person]) -> Iterator[Finding]:
    reading = next((person.reading for person in entries if person.reading), "")
    written = _READING.match(draft.text, window.end)
    if not reading or written is None:
        return
    if hiragana(re.sub("[ \u3000・]", "", written[1])) != hiragana(reading):
        yield RULE.finding(
            draft,
            *written.span(1),
            "reading",
            suggestions=[reading],
            name=window.bare,
            written=written[1],
            reading=reading,
        )


def _called(draft: Draft, window: Window, entries: Sequence[Person]) -> Iterator[Finding]:
    wanted = next((person.honorific for person in entries if person.honorific), "")
    written = _CALLED.match(draft.text, window.end)
    if wanted and written is not None and written[1] != wanted:
        yield RULE.finding(
            draft,
            *written.span(1),
            "honorific",
            suggestions=[wanted],
            name=window.bare,
            written=written[1],
            wanted=wanted,
        )


def _misspelt(
    draft: Draft,
    context: Context,
    window: Window,
    meant: Mapping[str, Sequence[Person]],
    offices: ListedOffices,
) -> Iterator[Finding]:
    """One character other than in the list, with the same reading, form or office."""
    if not _alone(draft, window.end):
        return
    place = offices.beside(draft.text, window.start, window.end)
    written = window.bare
    for name, entries in meant.items():
        reading = entries[0].reading
        same = standard(written) == standard(name) or (
            reading and hiragana(kana(written)) == hiragana(reading)
        )
        role = place is not None and draft.text[slice(*place)] in {p.office for p in entries}
        if (same or role) and not context.corpus.count(written):
            yield RULE.finding(
                draft,
                window.start,
                window.end,
                "name",
                suggestions=[name],
                written=written,
                name=name,
            )
            return


def _alone(draft: Draft, end: int) -> bool:
    """Whether no further kanji of a name or word stands behind but an office or 様."""
    behind = draft.text[end : end + 1]
    return (
        not re.match("[一-鿿々]", behind)
        or _CALLED.match(draft.text, end) is not None
        or behind in "会委書理事社部課局係教校"
    )
