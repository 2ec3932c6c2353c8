"""People of the house's own list: their office on the day, age, name, reading and honorific.

Silent without `people` in the settings. A day without a year, or none, tells nothing of an office.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from proofreading.context import Context
from proofreading.draft import Draft
from proofreading.known.people import Person
from proofreading.rule import RuleInfo
from text.language.kana import hiragana
from text.language.morphology import kana
from text.model.finding import Finding
from text.view.characters import standard

RULE = RuleInfo(__name__, severity="question")

_BLANK = "[ \u3000]?"
_REACH = 24
"""Code points before a name in which its office stands."""
_LETTER = "[一-鿿々ヶぁ-んァ-ヶー]"
_AGE = re.compile("(?:さん|氏|様|先生|君)?[（(]([0-9０-９]{1,3})(?:歳|才)?[）)]")
_READING = re.compile("[（(]([ぁ-んァ-ヶー \u3000・]{3,30})[）)]")
_CALLED = re.compile(f"{_BLANK}(様|氏(?!名)|さん|先生|殿|君)")


def check(draft: Draft, context: Context) -> Iterator[Finding]:
    """Yield what the draft says of a listed person and the list says otherwise."""
    if not context.people:
        return
    known: dict[str, list[Person]] = {}
    for person in context.people:
        known.setdefault(person.name, []).append(person)
    day = _day(draft.described.date)
    offices = sorted({p.office for p in context.people if p.office}, key=len, reverse=True)
    pattern = re.compile("|".join(map(_spaced, sorted(known, key=len, reverse=True))))
    for match in pattern.finditer(draft.text):
        entries = known[_bare(match.group())]
        yield from _office(draft, match, entries, offices, day)
        yield from _age(draft, match, entries, day)
        yield from _read(draft, match, entries)
        yield from _called(draft, match, entries)
    yield from _misspelt(draft, context, known, offices)


def _spaced(name: str) -> str:
    return _BLANK.join(map(re.escape, name))


def _bare(written: str) -> str:
    return "".join(written.split())


def _day(iso: str) -> date | None:
    try:
        return date.fromisoformat(iso)
    except ValueError:
        return None


def _role(draft: Draft, start: int, end: int, offices: Sequence[str]) -> tuple[int, int] | None:
    """Return the office written right before or right behind the name: 会長 山田, 山田会長."""
    if not offices:
        return None
    roles = "|".join(map(re.escape, offices))
    low = max(0, start - _REACH)
    before = re.search(f"(?<![副前元])({roles})(?:の|である|、)?{_BLANK}$", draft.text[low:start])
    if before:
        return low + before.start(1), low + before.end(1)
    behind = re.compile(f"{_BLANK}({roles})(?!代理|補佐|職務)").match(draft.text, end)
    return behind.span(1) if behind else None


def _office(
    draft: Draft,
    match: re.Match[str],
    entries: Sequence[Person],
    offices: Sequence[str],
    day: date | None,
) -> Iterator[Finding]:
    held = [person for person in entries if person.office]
    place = _role(draft, *match.span(), offices)
    if not held or place is None:
        return
    written = draft.text[slice(*place)]
    mine = [person for person in held if person.office == written]
    now = [person for person in held if day is None or person.holds(day)]
    right = [person.office for person in now]
    name = _bare(match.group())
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
    draft: Draft, match: re.Match[str], entries: Sequence[Person], day: date | None
) -> Iterator[Finding]:
    birth = next((person.birth for person in entries if person.birth), None)
    written = _AGE.match(draft.text, match.end())
    if birth is None or written is None or day is None:
        return
    age = day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))
    if int(written[1]) != age:
        yield RULE.finding(
            draft,
            *written.span(1),
            "age",
            suggestions=[str(age)],
            name=_bare(match.group()),
            written=written[1],
            age=age,
            day=day,
        )


def _read(draft: Draft, match: re.Match[str], entries: Sequence[Person]) -> Iterator[Finding]:
    reading = next((person.reading for person in entries if person.reading), "")
    written = _READING.match(draft.text, match.end())
    if not reading or written is None:
        return
    if hiragana(re.sub("[ \u3000・]", "", written[1])) != hiragana(reading):
        yield RULE.finding(
            draft,
            *written.span(1),
            "reading",
            suggestions=[reading],
            name=_bare(match.group()),
            written=written[1],
            reading=reading,
        )


def _called(draft: Draft, match: re.Match[str], entries: Sequence[Person]) -> Iterator[Finding]:
    wanted = next((person.honorific for person in entries if person.honorific), "")
    written = _CALLED.match(draft.text, match.end())
    if wanted and written is not None and written[1] != wanted:
        yield RULE.finding(
            draft,
            *written.span(1),
            "honorific",
            suggestions=[wanted],
            name=_bare(match.group()),
            written=written[1],
            wanted=wanted,
        )


def _misspelt(
    draft: Draft, context: Context, known: dict[str, list[Person]], offices: Sequence[str]
) -> Iterator[Finding]:
    """One character other than in the list, with the same reading, form or office."""
    seen: set[int] = set()
    for name, entries in known.items():
        if len(name) < 3:
            continue
        variants = (
            _BLANK.join([*map(re.escape, name[:i]), _LETTER, *map(re.escape, name[i + 1 :])])
            for i in range(len(name))
        )
        for match in re.finditer("|".join(variants), draft.text):
            bare = _bare(match.group())
            if bare in known or match.start() in seen or not _alone(draft, match):
                continue
            place = _role(draft, *match.span(), offices)
            same = standard(bare) == standard(name) or (
                entries[0].reading and hiragana(kana(bare)) == hiragana(entries[0].reading)
            )
            role = place is not None and draft.text[slice(*place)] in {p.office for p in entries}
            if (same or role) and not context.corpus.count(bare):
                seen.add(match.start())
                yield RULE.finding(
                    draft, *match.span(), "name", suggestions=[name], written=bare, name=name
                )


def _alone(draft: Draft, match: re.Match[str]) -> bool:
    """Whether no further kanji of a name or word stands at either end but an office or 様."""
    behind = draft.text[match.end() : match.end() + 1]
    return (
        not re.match("[一-鿿々]", behind)
        or _CALLED.match(draft.text, match.end()) is not None
        or behind in "会委書理事社部課局係教校"
    )
