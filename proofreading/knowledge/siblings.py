"""The document of the corpus that a draft is a version of, and where the draft departs from it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from proofreading.draft import Draft
from proofreading.knowledge.editions import Described, is_edition, is_told_by_number
from proofreading.knowledge.knowledge import Entry, Knowledge
from proofreading.knowledge.relatives import ALIKE, SURE, described_as, share, shingles
from proofreading.mentions.contacts import contacts
from text.language.figures.numerals import numeral
from text.language.morphology import kana
from text.later import later
from text.records import dataclass

if TYPE_CHECKING:
    from text.model.collation import Hunk

_CANDIDATES = 6
"""Of the nearest by estimate so many are measured."""
_UNCHANGED = 0.7
"""Share of a sentence that must stand in both for its difference to be worth a question."""
_SWAPPED = 3
"""Digits that a figure has at least before two of them are called swapped: 12 and 21 come about."""
_ORDER = ("number", "name", "negation", "limit", "modality", "date", "orthographic")
_MOVING = frozenset(["number", "name", "date"])
"""What another year has otherwise; nobody takes 必ず or 以上 back because a year has gone by."""
_HEAD = frozenset(("title", "date", "addressee", "sender"))


@dataclass(frozen=True, slots=True)
class Departure:
    """A unit of the draft that the sibling has otherwise; `rank` 0 is worth the most."""

    hunk: Hunk
    rank: int
    moves_on: bool = True
    """Whether another year may have it otherwise: neither a spelling of the same sound, nor a
    telephone number or address, nor two digits that changed places."""


@dataclass(frozen=True, slots=True)
class Sibling:
    """A document that a draft was made from, or beside; `edition` where it is one of another year
    or number."""

    entry: Entry
    edition: bool


def nearest(draft: Draft, corpus: Knowledge) -> Sibling | None:
    """Return the document that shares the most with `draft`, None if none shares enough.

    What was written later does not count. Another edition counts where no letter of one campaign
    does; of several the one that came last before the draft. Among equals the first name wins.
    O(text + documents).
    """
    own, said = shingles(draft.text), described_as(draft)
    found: list[tuple[bool, int, float, Entry]] = []
    near = [entry for estimate, entry in corpus.nearest(draft.text) if estimate >= ALIKE * SURE]
    for entry in [entry for entry in near if not corpus.is_later(entry)][:_CANDIDATES]:
        # The index estimates with addresses and code; only prose makes a sibling.
        alike = share(own, shingles(corpus.document(entry.name).text))
        if alike >= ALIKE:
            other = Described.of(entry)
            edition = is_edition(said, other)
            found.append((edition, _age(said, other) if edition else 0, alike, entry))
    if not found:
        return None
    # Stable: the first of equals, in the order of the estimate, stays first.
    best = min(found, key=lambda one: (one[0], -one[1], -one[2], one[3].name))
    return Sibling(best[3], best[0])


def _age(draft: Described, other: Described) -> int:
    """Return what is greater of the later edition: a day of those that bear their numbers (5月号,
    6月号), else the year; of one year's letters the text tells which is nearest."""
    day = other.day.replace("-", "") if is_told_by_number(draft, other) else ""
    return int((day or other.year or "0").ljust(8, "0"))


@lru_cache(maxsize=2)
def differences(sibling: Draft, draft: Draft) -> Sequence[Hunk]:
    """Return what `kyogo diff` lists between the two, in its order."""
    from collation.collate import collate  # only a draft with a sibling pays for it

    return collate(sibling.document, draft.document).hunks


def departures(sibling: Draft, draft: Draft) -> Iterator[Departure]:
    """Yield the differences that a proofreader would ask about, in the order of the draft.

    Numbers, names, negation, dates and other spellings of a sound, inside sentences that are
    otherwise the same. What differs by nature does not count: the letter's head, the addressee
    wherever it is named, what is wrong in the sibling, and all of it where the one is for the
    morning and the other for the afternoon.
    """
    hunks = differences(sibling, draft)
    if any(_are_counterparts(hunk) for hunk in hunks):
        return
    for hunk in hunks:
        rank, contact = _rank(hunk), False
        if rank is None or (hunk.suspect is not None and hunk.suspect.side == "old"):
            continue
        if (
            _is_ordinal(hunk, draft)
            or _is_longer(hunk)
            or _of_one_value(hunk)
            or draft.role_at(hunk.new.start) in _HEAD
            or not (_mostly_equal(hunk, draft) or (contact := _is_contact(hunk, draft)))
        ):
            continue
        contact = contact or _is_contact(hunk, draft)
        stays = _ORDER[rank] not in _MOVING or _swapped(hunk) or contact
        yield Departure(hunk, rank, moves_on=not stays)


_COUNTERPARTS = frozenset(
    map(
        frozenset,
        (
            ("前半", "後半"),
            ("午前", "午後"),
            ("男子", "女子"),
            ("男性", "女性"),
            ("上巻", "下巻"),
            ("上期", "下期"),
            ("昼の部", "夜の部"),
            ("大人", "子ども"),
            ("保護者", "生徒"),
            ("入会", "退会"),
            ("初級", "上級"),
            ("初級", "中級"),
            ("中級", "上級"),
        ),
    )
)


def _are_counterparts(hunk: Hunk) -> bool:
    """Whether the two texts are for the two halves of one matter, and so meant to differ."""
    return frozenset((hunk.old.text.strip(), hunk.new.text.strip())) in _COUNTERPARTS


_LABEL = later("[(（][0-9０-９]{1,2}[)）]|[①-⑳]|[0-9０-９]{1,2}[.．][ \u3000]?")
_ARTICLE = later("第[0-9０-９一二三四五六七八九十百]{1,4}条(?:の[0-9０-９]{1,2})?$")
_TITLED = later("[ \u3000]?[（(]")
_NAMED = later("[/／・、と]?第[0-9０-９一二三四五六七八九十]{1,3}[/／・、と]?")


def _is_ordinal(hunk: Hunk, draft: Draft) -> bool:
    """Whether the number counts along (16年目, 第9回), names one (第2/第3) or labels an item."""
    if hunk.series or _LABEL.fullmatch(hunk.new.text or hunk.old.text):
        return True
    if _NAMED.fullmatch(hunk.new.text or hunk.old.text):
        return True
    raw = draft.document.raw
    if _ARTICLE.search(hunk.new.text) and _TITLED.match(raw, hunk.new.end):
        return True  # 第9条（資料の返還）: the same article, numbered otherwise there
    after, before = raw[hunk.new.end : hunk.new.end + 2], raw[: hunk.new.start][-1:]
    return bool(hunk.new.text) and (
        "目" in after[: 1 if hunk.new.text[-1:] in "年件回番度人個つ" else 2] or before == "第"
    )


_FIGURE = later("[0-9０-９〇一二三四五六七八九十百千万億兆元,，.．]+")


def _of_one_value(hunk: Hunk) -> bool:
    """Whether both say one figure, in kanji and in digits: 三月, 3月."""
    return _valued(hunk.old.text) == _valued(hunk.new.text) != ""


def _valued(text: str) -> str:
    def value(match: re.Match[str]) -> str:
        number = numeral(match.group())
        return match.group() if number is None else f"{number.normalize():f}"

    return _FIGURE.sub(value, unicodedata.normalize("NFKC", text))


_WORD = later("[一-鿿々]+")


def _is_longer(hunk: Hunk) -> bool:
    """Whether one of two words is the other and more: おやじの会, おやじの会総会."""
    short, long = sorted((hunk.old.text, hunk.new.text), key=len)
    if not short or len(long) - len(short) < 2 or not _WORD.fullmatch(long):
        return False
    return long.startswith(short) or long.endswith(short)


def _swapped(hunk: Hunk) -> bool:
    """Whether the figures differ by two digits that changed places: 8,412 and 8,421."""
    one, other = (_digits(text) for text in (hunk.old.text, hunk.new.text))
    apart = [at for at, (here, there) in enumerate(zip(one, other, strict=False)) if here != there]
    return (
        len(one) == len(other) >= _SWAPPED
        and len(apart) == 2
        and apart[1] == apart[0] + 1
        and one[apart[0]] == other[apart[1]]
        and one[apart[1]] == other[apart[0]]
    )


def _digits(text: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFKC", text) if char.isdecimal())


def _is_contact(hunk: Hunk, draft: Draft) -> bool:
    """Whether what differs is part of a telephone number, an address or the like."""
    start, end = hunk.new.start, max(hunk.new.end, hunk.new.start + 1)
    addressed = draft.with_addresses
    low, high = addressed.view.view_offset(start), addressed.view.view_offset(end)
    return any(
        contact.start < high and low < contact.end
        for contact in contacts(addressed)
        if contact.way != "address"
    )


def _rank(hunk: Hunk) -> int | None:
    if hunk.operation == "move":
        return None
    if hunk.old.text and hunk.new.text and _sound_alike(hunk.old.text, hunk.new.text):
        return _ORDER.index("orthographic")
    for kind in (hunk.note, hunk.kind):
        if kind in _ORDER:
            return _ORDER.index(kind)
    return None


def _sound_alike(one: str, other: str) -> bool:
    """Whether two words are read alike: a wrong conversion, or another spelling."""
    return kana(one) == kana(other) != ""


def _mostly_equal(hunk: Hunk, draft: Draft) -> bool:
    place = draft.view.view_offset(hunk.new.start)
    sentence = draft.sentence_at(min(place, max(0, len(draft.text) - 1)))
    length = sentence.end - sentence.start
    changed = max(len(hunk.core_old), len(hunk.core_new))
    return length > 0 and changed <= (1 - _UNCHANGED) * length
