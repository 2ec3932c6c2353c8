"""Kana that no prose has in this order, and the one edit that makes of them what prose has often.

開催いたしす is nowhere in 42 million characters, 開催いたします is there a thousand times. One kana
more, less, another or two swapped; what the edit is worth is the logarithm of how much likelier the
sentence becomes, by stretches of up to five symbols with back-off (Brants et al., Large Language
Models in Machine Translation, 2007: "stupid backoff").
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from proofreading.expected.kana.symbols import BITS, BREAK, FIRST, STOP, key, symbols
from proofreading.expected.kana.table import LONGEST, level, level_of

_SEEN = 4
"""A stretch of so many symbols that is absent makes a place suspicious."""
_USUAL = 7
"""So often, at least, stands each stretch that an edit makes: some ten times (twice its log)."""
_MOST, _SHARE = 300, 40
"""So many suspicious places are looked into, or one in so many symbols: dialect and noise have more
than that, prose far fewer."""
_BACKOFF = math.log(0.4)
_UNSEEN = -16.0
_STEP = math.log(2) / 2
_RARER = {(1, 0): 0.0, (0, 2): 2.0, (0, 1): 3.0, (-1, 1): 4.0}
_NAMES = (
    "かきくけこさしすせたちってでとなにのはばへまみめもやよらりるれろわをん"
    "いうえおがぎぐげござじずぜだづどびぶべぼ"
)
_LETTERS = {symbols(kana): kana for kana in _NAMES}
_EDGE = chr(BREAK)


class Edit(NamedTuple):
    """`right` in place of text[start:end]; `gain` is the logarithm of how much likelier it is."""

    start: int
    end: int
    right: str
    gain: float


def edits(text: str, least: float) -> Iterator[list[Edit]]:
    """Yield for each suspicious place of `text` the edits that gain `least`, the best first.

    Costs a look-up for each kana, and some thousand for each suspicious place.
    """
    cut = _EDGE + symbols(text) + _EDGE
    done, left = 0, max(_MOST, len(cut) // _SHARE)
    for at in range(_SEEN - 1, len(cut)):
        if at <= done or not _is_kana_mostly(cut[at - _SEEN + 1 : at + 1]):
            continue
        if level(cut[at - _SEEN + 1 : at + 1]):
            continue
        left -= 1
        if left < 0:
            return
        found = _ranked(cut, at, least)
        if found:
            done = at + _SEEN - 1
            yield found


def _is_kana_mostly(stretch: str) -> bool:
    kana = sum(ord(symbol) >= FIRST for symbol in stretch)
    return kana >= _SEEN - 1 or (kana == _SEEN - 2 and ord(stretch[-1]) == STOP)


def _ranked(cut: str, at: int, least: float) -> list[Edit]:
    """Return the edits around the place in `cut`, by their gain."""
    found = []
    for place in range(max(1, at - _SEEN), min(len(cut) - 1, at + 1) + 1):
        for start, end, right in _around(cut, place):
            # A kana is missed sooner than two are swapped, one is struck for another, or too many.
            gain = _gain(cut, start, end, right) - _RARER[len(right) - (end - start), end - start]
            if gain >= least:
                kana = "".join(_LETTERS.get(one, "") for one in right)
                found.append(Edit(start - 1, end - 1, kana, gain))
    return sorted(found, key=lambda edit: (-edit.gain, edit.start))


def _around(cut: str, place: int) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, instead) of the edits at `place` that make of it what is common."""
    here, before = cut[place], cut[place - 1]
    kana = ord(here) >= FIRST
    if not kana and ord(before) < FIRST:
        return
    head = cut[max(0, place - _SEEN + 1) : place]
    opening = key(head) << BITS
    for letter in _LETTERS:
        # What stands before the letter decides for most of them.
        if level_of(opening | ord(letter)) < _USUAL:
            continue
        if _is_usual(head + letter, cut, place):
            yield place, place, letter
        if kana and letter != here and _is_usual(head + letter, cut, place + 1):
            yield place, place + 1, letter
    if not kana:
        return
    if _is_usual(head, cut, place + 1):
        yield place, place + 1, ""
    after = cut[place + 1 : place + 2]
    if (
        after
        and ord(after) >= FIRST
        and after != here
        and level(head + after) >= _USUAL
        and _is_usual(head + after + here, cut, place + 2)
    ):
        yield place, place + 2, after + here


def _is_usual(made: str, cut: str, end: int) -> bool:
    """Whether `made` and the symbols of `cut` from `end` on go on in a common way.

    Each stretch is looked up that takes in the last of `made` and the next of `cut`.
    """
    whole = made[-_SEEN + 1 :] + cut[end : end + _SEEN - 1]
    return all(
        level(whole[at : at + _SEEN]) >= _USUAL for at in range(max(1, len(whole) - _SEEN + 1))
    )


def _gain(cut: str, start: int, end: int, right: str) -> float:
    low, high = max(0, start - LONGEST), min(len(cut), end + LONGEST)
    old = cut[low:high]
    new = cut[low:start] + right + cut[end:high]
    head = start - low
    return _likelihood(new, head) - _likelihood(old, head)


def _likelihood(stretch: str, first: int) -> float:
    return sum(
        _logarithm(stretch[max(0, at - LONGEST + 1) : at + 1]) for at in range(first, len(stretch))
    )


@lru_cache(1 << 14)
def _logarithm(stretch: str) -> float:
    """Return the logarithm of how likely the last symbol is after those before it."""
    for lost in range(len(stretch) - 1):
        whole = level(stretch[lost:])
        before = level(stretch[lost:-1])
        if whole and before:
            return min(0, whole - before) * _STEP + lost * _BACKOFF
    return _UNSEEN
