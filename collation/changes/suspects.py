"""Which side of a hunk looks like an error, and why.

Only what one side has and the other has not counts; where both look wrong, or neither, nothing is
said. The rules have the names under which `kyogo check` knows them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from collation.changes.edit import Edit
from collation.changes.lost_brackets import lost_bracket
from collation.changes.lost_figures import lost_figure, lost_part
from collation.stream.stream import Stream
from collation.units.reading import Reading
from text.language.figures.dates import DateMention, find_dates
from text.language.figures.digit_groups import misgrouped
from text.later import later
from text.messages import say
from text.model.collation import Suspicion
from text.model.document import Token

_RULES = {
    "year": "impossible-year",
    "month": "impossible-date",
    "day": "impossible-date",
    "era-year": "era",
    "era-border": "era",
    "era-mismatch": "era-mismatch",
    "weekday": "weekday",
}
_PARTICLES = frozenset("をのにがはへもでと")
_ENDINGS = frozenset(("です", "ます", "でし", "まし", "だ", "である"))
_UNTIL = later(r"\s*(?:から|より|[~〜―-])\s*")
_PLACEHOLDER = later("[〇○◯●◎□■XxＸｘ_＿*＊?？]{2,}|(?<![0-9一二三四五六七八九十])[〇○◯●]+[年月日]")
_LONGEST = 20_000
"""Most code points of an added or removed block that are looked through."""

_TOLD = 5
"""Problems of one change that are told; of more, the rest is counted."""

Problem = tuple[str, str]
"""A rule and the words that break it."""


def suspicion(
    old: Stream, new: Stream, edit: Edit, one: Reading, other: Reading
) -> Suspicion | None:
    """Return why one side of `edit` looks like an error; None if neither or both do."""
    wrong = (
        list(_problems(one, edit.old_start, edit.old_end)),
        list(_problems(other, edit.new_start, edit.new_end)),
    )
    if wrong == ([], []):
        wrong = _each(_unseen(old, new, edit, one, other))
    if wrong == ([], []):
        wrong = _each(lost_bracket(old, new, edit))
    if wrong == ([], []):
        units = lost_figure(old, new, edit)
        first, last = (("lost-figure", unit) if unit else None for unit in units)
        wrong = _each((first, last))
    if wrong == ([], []):
        wrong = _each(_lost_parts(old, new, edit))
    return _blamed(*wrong)


def block_suspicion(old: Stream, new: Stream, edit: Edit) -> Suspicion | None:
    """Return why one side of a block that nobody reads word by word looks like an error."""
    wrong = (
        list(_wrong_in(old, edit.old_start, edit.old_end)),
        list(_wrong_in(new, edit.new_start, edit.new_end)),
    )
    if wrong == ([], []):
        wrong = _each(lost_bracket(old, new, edit))
    return _blamed(*(wrong if wrong != ([], []) else _each(_lost_parts(old, new, edit))))


def _lost_parts(old: Stream, new: Stream, edit: Edit) -> tuple[Problem | None, Problem | None]:
    found = lost_part(old, *edit[:2]), lost_part(new, *edit[2:])
    first, last = (("lost-part", text) if text else None for text in found)
    return first, last


def both(one: Suspicion | None, other: Suspicion | None) -> Suspicion | None:
    """Return what is wrong in two changes that become one: all of it, where one side has it."""
    if one is None or other is None or one.side != other.side:
        return one or other
    message = one.message
    if one.count < _TOLD:
        message += say("diff.semicolon") + other.message
    elif not message.endswith(say("diff.more")):
        message += say("diff.more")
    return Suspicion(one.side, one.rule, message, one.text, one.count + other.count)


def _each(wrong: tuple[Problem | None, Problem | None]) -> tuple[list[Problem], list[Problem]]:
    first, last = wrong
    return [first] if first else [], [last] if last else []


def _blamed(old: Sequence[Problem], new: Sequence[Problem]) -> Suspicion | None:
    """Blame the one side that has problems, for all of them."""
    if bool(old) == bool(new):
        return None
    found = list(dict.fromkeys(old or new))
    told = [say(f"diff.{rule}", text=text) for rule, text in found[:_TOLD]]
    message = say("diff.semicolon").join(told) + (say("diff.more") if len(found) > _TOLD else "")
    side, (rule, text) = "old" if old else "new", found[0]
    return Suspicion(side, rule.removesuffix("-mismatch"), message, text, len(found))


def _wrong_in(stream: Stream, start: int, end: int) -> Iterator[Problem]:
    text = stream.text[start : min(end, start + _LONGEST)]
    for mention in find_dates(text):
        if (rule := _rule(mention, text)) is not None:
            yield rule, text[mention.start : mention.end]
    for low, high, _ in misgrouped(text):
        yield "digit-grouping", text[low:high]


def _rule(mention: DateMention, text: str) -> str | None:
    """Return the rule that a date breaks; a form to be filled in (〇月〇日) breaks none."""
    if not mention.problem or _PLACEHOLDER.search(text, max(0, mention.start - 2), mention.end):
        return None
    return _RULES[mention.problem]


def _problems(reading: Reading, start: int, end: int) -> Iterator[Problem]:
    for mention in reading.dates:
        low, high = reading.offsets[mention.start], reading.offsets[mention.end - 1]
        if mention.problem and low < end and start <= high:
            rule = _rule(mention, reading.text)
            if rule is not None:
                yield rule, reading.text[mention.start : mention.end]
    for first, last in pairwise(reading.dates):
        low, high = reading.offsets[first.start], reading.offsets[last.end - 1]
        if low < end and start <= high and _is_backward(reading.text, first, last):
            yield "reversed-period", reading.text[first.start : last.end]
    if "," in reading.text:
        for place, stop, _ in misgrouped(reading.text):
            if reading.offsets[place] < end and start <= reading.offsets[stop - 1]:
                yield "digit-grouping", reading.text[place:stop]
    excerpt = reading.excerpt(start, end)
    low, high = excerpt.first, excerpt.first + len(excerpt.words)
    for number in range(max(1, low), min(high + 1, len(reading.words))):
        word, following = reading.words[number - 1], reading.words[number]
        twice = word.end == following.start and word.surface == following.surface
        if twice and _never_twice(word.token):
            yield "doubled-word", word.surface * 2
    for number in range(max(0, low - 2), min(high, len(reading.words) - 3)):
        if reading.words[number].surface != reading.words[number + 2].surface:
            continue
        four = reading.words[number : number + 4]
        said = [word.surface for word in four]
        if said[:2] == said[2:] and all(word.token.pos[0] == "助詞" for word in four):
            yield "doubled-word", "".join(said)


def _is_backward(text: str, first: DateMention, last: DateMention) -> bool:
    """Return whether two dates are a period that ends before it begins."""
    whole = first.day is not None and last.day is not None and first.iso and last.iso
    return (
        bool(whole)
        and bool(_UNTIL.fullmatch(text[first.end : last.start]))
        and (str(last.iso) < str(first.iso))
    )


def _never_twice(word: Token) -> bool:
    if word.pos[0] == "助動詞":
        return word.surface in _ENDINGS
    if word.pos[0] == "助詞":
        return word.surface in _PARTICLES
    return word.pos[0] in ("名詞", "動詞") and len(word.surface) > 1 and word.pos[1] != "数詞"


def _unseen(
    old: Stream, new: Stream, edit: Edit, one: Reading, other: Reading
) -> tuple[Problem | None, Problem | None]:
    """Return the side whose word stands nowhere else, where its homophone does."""
    ours = one.excerpt(edit.old_start, edit.old_end).tokens
    theirs = other.excerpt(edit.new_start, edit.new_end).tokens
    if len(ours) != len(theirs):
        return None, None
    differing = [
        (word, mate)
        for word, mate in zip(ours, theirs, strict=True)
        if word.surface != mate.surface
    ]
    if len(differing) != 1:
        return None, None
    word, mate = differing[0]
    if not _homophones(word, mate):
        return None, None
    seen = [
        old.text.count(token.surface) + new.text.count(token.surface) - 1 for token in (word, mate)
    ]
    if seen[0] == 0 and seen[1] > 0:
        return ("homophone", word.surface), None
    if seen[1] == 0 and seen[0] > 0:
        return None, ("homophone", mate.surface)
    return None, None


def _homophones(word: Token, mate: Token) -> bool:
    return (
        word.kana == mate.kana != ""
        and word.lemma != mate.lemma
        and word.pos[0] == mate.pos[0] == "名詞"
        and len(word.surface) > 1
        and len(mate.surface) > 1
        and all("\u4e00" <= char <= "\u9fff" for char in word.surface + mate.surface)
    )
