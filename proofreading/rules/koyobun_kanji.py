"""Characters outside the 常用漢字表: in kana, in other words, or with their reading beside them.

Names and quotations are free, and so is a word whose reading stands with it, as ruby or in
brackets.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping

from proofreading.context import Context
from proofreading.draft import Draft
from proofreading.profiles.departure import Departures
from proofreading.profiles.names import Names
from proofreading.profiles.norms import cited, tables
from proofreading.profiles.readable import in_kana, is_kanji, outside
from proofreading.rule import RuleInfo
from text.language.kana import hiragana
from text.later import later
from text.model.document import Token
from text.model.finding import Finding
from text.view.characters import standard

RULE = RuleInfo(__name__, severity="question", default=False, terms=True, corpus="used")

_REACH = 16
"""Kanji behind a word within which its reading in brackets may begin."""
_CLAUSE = cited("kunrei", "1(1)")
_SIGNS = frozenset("甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥")
_READ_BESIDE = later("[（(][ぁ-んァ-ヶー・]{2,}[）)]")


def check(draft: Draft, context: Context) -> Iterator[Finding]:
    """Yield every word with a character outside the table."""
    departures = Departures(RULE, draft, context)
    names: Names | None = None
    ruby = sorted((one.start, one.end) for one in draft.document.annotations)
    for token in draft.tokens:
        strange = outside(token.surface)
        if not strange or not token.known or departures.quoted(token.start):
            continue
        if token.surface == "之":
            continue  # of a name, 命名之地; elsewhere koyobun-words says これ
        if _SIGNS.issuperset(token.surface.removesuffix("年")):
            continue  # 甲乙…戊, 子丑寅: signs that count, with no other spelling
        if _old(draft.text, token.start, token.end):
            continue
        names = names or Names(draft)
        if names.hold(token.start, token.end) or _read_beside(draft, token, ruby):
            continue
        right = _right(token)
        kind = "outside" if right else "outside-no-kana"
        yield departures.finding(
            token.start,
            token.end,
            kind,
            right,
            _CLAUSE,
            characters="、".join(dict.fromkeys(strange)),
        )


def _old(text: str, start: int, end: int) -> bool:
    """Whether the word stands in old writing, with katakana for particles: 其ノ他ノ徽章."""
    around = text[max(0, start - 1) : start] + text[end : end + 1]
    return any(char in "ノヲハニ" for char in around)


def _right(token: Token) -> str:
    listed: Mapping[str, str] = tables()["kana"]
    if token.surface in listed:
        return listed[token.surface]
    if token.base in listed:
        return hiragana(token.kana)  # 馴染ん
    today = "".join(map(standard, token.surface))
    if not outside(today):
        return today  # 年齡: an old form of a character of the table
    if token.pos[0] in ("動詞", "形容詞") and is_kanji(token.surface[-1]):
        return ""  # 防眩 is no まばゆい: the dictionary guesses
    if token.pos[0] in ("副詞", "接続詞", "助詞", "代名詞", "連体詞"):
        return hiragana(token.kana.partition("/")[0])
    read = token.kana.partition("/")[0]
    if "ー" in read and all(map(is_kanji, token.surface)):
        return read  # 餃子 is ギョーザ: a loanword
    return in_kana(token.surface, read)


def _read_beside(draft: Draft, token: Token, ruby: list[tuple[int, int]]) -> bool:
    end = token.end
    while end < min(len(draft.text), token.end + _REACH) and is_kanji(draft.text[end]):
        end += 1
    if _READ_BESIDE.match(draft.text, end):
        return True
    if not ruby:
        return False
    start = draft.view.raw_span(token.start, token.end)[0]
    index = bisect_right(ruby, (start, 1 << 60)) - 1
    return index >= 0 and start < ruby[index][1]
