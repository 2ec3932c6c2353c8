"""What a 改め文 names whole: a number with its unit, a date, a time of day, a provision.

「午後９」を「午後10」に would be right to the letter, and no office would pass it.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from text.language.morphology import tokens
from text.later import later
from text.model.document import Token

_KANJI = "一二三四五六七八九十百千万億〇"
_N = f"(?:[0-9０-９]+(?:[.．,，][0-9０-９]+)*|[{_KANJI}]+)"
_DAY = rf"(?:元|{_N})年(?:(?:{_N})月(?:{_N}日)?)?|{_N}月{_N}日"

_WHOLE = later(
    rf"(?:別表|様式|別記様式|別紙)?第{_N}(?:[条項号編章節款目表]|号様式)?(?:の{_N}(?![項号]))*"
    rf"|(?:明治|大正|昭和|平成|令和|西暦)?(?:{_DAY})"
    rf"|(?:午前|午後)?{_N}時(?:{_N}分|半)?(?!間)"
    rf"|{_N}分の{_N}"
    r"|[0-9０-９]+(?:[.．,，][0-9０-９]+)*"
)
"""Kanji numerals alone are left to the dictionary, which knows 一般 and 一部."""

_UNITS = ("助数詞可能", "助数詞")
_SUFFIXES = frozenset("人名個件枚冊台")
"""Units that the dictionary has as plain suffixes."""
_LEADS = frozenset(("満", "約", "計"))


def named_words(text: str) -> list[str]:
    """Return `text` in words; what is named whole is one of them. Their joint is `text`."""
    found = list(tokens(text, 0))
    borders = {0, len(text)} | {place for one in found for place in (one.start, one.end)}
    for low, high in _joined([*_matches(text, borders), *_counted(found)]):
        borders -= set(range(low + 1, high))
        borders |= {low, high}
    return [text[low:high] for low, high in itertools.pairwise(sorted(borders))]


def _matches(text: str, borders: set[int]) -> Iterator[tuple[int, int]]:
    for match in _WHOLE.finditer(text):
        low, high = match.span()
        if any(char.isdecimal() for char in match.group()):
            # The dictionary has 一人 and １人 as one word.
            high = min(place for place in borders if place >= high)
            yield low, high
        elif low in borders and high in borders:
            yield low, high


def _counted(found: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Yield the numbers of the dictionary with the units behind them: 三千円, ５平方メートル."""
    at = 0
    for one, other in itertools.pairwise(found):
        if one.pos[0] == "接頭辞" and one.end == other.start and one.surface != "第":
            yield one.start, other.end  # 副会長, 各号
    while at < len(found):
        start = at
        while at < len(found) and found[at].pos[1] == "数詞":
            at += 1
        if at == start:
            at += 1
            continue
        if at < len(found) and found[at].surface == "平方":
            at += 1
        while at < len(found) and _is_unit(found[at]):
            at += 1
        if start and found[start - 1].surface in _LEADS:
            start -= 1
        yield found[start].start, found[at - 1].end


def _is_unit(token: Token) -> bool:
    return token.pos[2] in _UNITS or token.pos[3] in _UNITS or token.surface in _SUFFIXES


def _joined(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the spans, those that overlap as one."""
    found: list[tuple[int, int]] = []
    for low, high in sorted(spans):
        if found and low < found[-1][1]:
            found[-1] = (found[-1][0], max(high, found[-1][1]))
        else:
            found.append((low, high))
    return found
