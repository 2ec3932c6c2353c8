"""One kanji or kana struck twice within words: 対処法法, お早めめに, しなければななら.

A kanji twice is sound where a word ends with it and the next begins with it (大学学長, 国政政党),
and in few other places; the dictionary tells which, for without the second one the sentence is
far cheaper.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from proofreading.draft import Draft
from proofreading.slips.mending import clause
from proofreading.slips.named_in_kana import is_reading
from text.language.morphology import cost, tokens
from text.later import later
from text.model.document import Token

_TWICE = later(r"([一-鿿ぁ-ん])\1(?!\1)")
_READING = later(".*[（(][ぁ-んー]*$", re.DOTALL)
_NUMERALS = frozenset("一二三四五六七八九十百千万億兆〇")
_MAY = frozenset("及分目型版々打")
"""Kanji that words join to a word ending in them: 普及及び, 自分分, 何項目目, 原型型, 出版版,
博打打ち."""
_YEARS = later("(?<=[0-9０-９元])年年度")
_LEAST_KANJI, _LEAST_KANA = 1500, 6000
"""By how much the clause must be cheaper without the second; equal kana often meet."""
_MOST = 2000
"""So many pairs are weighed in one draft; a row of ああ ああ would have a hundred thousand."""
_SMALL = frozenset("ぁぃぅぇぉ")
_CRY = later("[っッ〜～ー]")
_PAUSE = frozenset("\n。、！？!?…「」『』（）()・ \u3000")
_LONGEST_CRY = 5
_SPOKEN = frozenset("とてかのんっ")
"""Kana that two words or a voice may double: やっってみて, 行くと|ともに, 書い|てて."""


def struck_twice(draft: Draft) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of the two equal characters of which one is too many, in order.

    Costs two analyses of a clause for every pair of equal characters.
    """
    text = draft.text
    for match in islice(_TWICE.finditer(text), _MOST):
        start, end = match.span()
        run = text[max(0, start - 2) : start]
        kanji = match[1] > "ん"
        if start == 0 or run == match[1] * 2 or (kanji and run[-1:] == match[1]):
            continue  # four and more, kanji three times: a rhythm, a cry, a name
        letter = match[1]
        if "ぁ" <= letter <= "ん":
            if (
                letter not in _SPOKEN
                and not is_reading(text, start, end)
                and _kana_too_many(draft, start)
            ):
                yield start, end
        elif letter not in _NUMERALS and _kanji_too_many(draft, start):
            yield start, end


def _kanji_too_many(draft: Draft, start: int) -> bool:
    text, letter = draft.text, draft.text[start]
    if _YEARS.match(text, start):
        return True
    if letter in _MAY or not "一" <= text[start - 1] <= "鿿":
        return False
    word, first = _at(draft, start + 1), _at(draft, start)
    if word is None or first is None or "固有名詞" in (word.pos[1], first.pos[1]):
        return False
    if word.start == start + 1 and len(word.surface) > 1:
        return False  # 国政|政党
    if word.start < start or (word.start == start and word.surface[:2] != letter * 2):
        return False  # a word of the dictionary has both
    if not _stands_alone(text, start + 1):
        return False  # 関税|税率, 博物館|館長
    low, high = clause(text, start, start + 2)
    mended = text[low:start] + text[start + 1 : high]
    if cost(text[low:high]) - cost(mended) < _LEAST_KANJI or _is_reduplicated(letter):
        return False
    return all(token.pos[1] != "固有名詞" for token in tokens(mended) if _holds(token, start - low))


def _kana_too_many(draft: Draft, start: int) -> bool:
    """Whether the sentence without the second is the same, word for word, but for that one."""
    text = draft.text
    low, high = clause(text, start, start + 2)
    mended = text[low:start] + text[start + 1 : high]
    if _CRY.match(text, start + 2) or text[start] in _SMALL or _called_out(text, start):
        return False
    if text.startswith("も", start + 2) or _READING.match(text, max(0, start - 12), start):
        return False  # 会合のところ|で|でも, 姫路城（ひめじじょう）
    if cost(text[low:high]) - cost(mended) < _LEAST_KANA:
        return False
    before = [token.surface for token in tokens(text[low:high])]
    return _is_less(before, [token.surface for token in tokens(mended)], text[start])


def _called_out(text: str, start: int) -> bool:
    """Whether all between the marks around is kana, few of it, or a vowel is drawn out: ふむむ。"""
    head = start
    while head and "ぁ" <= text[head - 1] <= "ん":
        head -= 1
    tail = start + 2
    while tail < len(text) and ("ぁ" <= text[tail] <= "ん" or text[tail] in "ー～〜"):
        tail += 1
    alone = (head == 0 or text[head - 1] in _PAUSE) and (tail == len(text) or text[tail] in _PAUSE)
    while start > head and text[start - 1] == text[start]:
        start -= 1
    return (alone and tail - head <= _LONGEST_CRY) or (start > 0 and text[start - 1] in _SMALL)


def _is_less(many: Sequence[str], few: Sequence[str], word: str) -> bool:
    """Whether `few` is `many` without one `word`. O(words)."""
    head = 0
    while head < len(few) and many[head] == few[head]:
        head += 1
    if len(many) != len(few) + 1 or list(many[head + 1 :]) != list(few[head:]):
        return False
    return many[head] == word


def _at(draft: Draft, place: int) -> Token | None:
    near = draft.tokens_between(max(0, place - 12), place + 1)
    return next((token for token in reversed(near) if token.end > place), None)


def _holds(token: Token, place: int) -> bool:
    return token.start <= place < token.end


def _stands_alone(text: str, place: int) -> bool:
    """Whether the kanji at `place` begins no word with the next: 館長 does, 場者 does not."""
    after = text[place + 1 : place + 2]
    if not "一" <= after <= "鿿" or after in _NUMERALS:
        return True
    if after != "者":
        return False
    return not any(
        token.surface == text[place : place + 2] for token in tokens(text[place : place + 2])
    )


def _is_reduplicated(letter: str) -> bool:
    """Whether the kanji twice is a word that describes: 堂々, 綽々."""
    found = list(tokens(f"{letter}々"))
    return len(found) == 1 and (found[0].pos[0] == "副詞" or found[0].pos[1] == "タリ")
