"""A letter that the keyboard or another input method left: するt、 协力.

A single Latin letter between a verb and a mark is a key pressed twice, one within kana (しmす,
くださｉ) a syllable that the input method did not finish. Simplified Chinese
characters are told by the character sets: in GB 2312, not in the Japanese one nor in Big5.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from proofreading.context import Context
from proofreading.draft import Draft
from proofreading.matter.chinese import chinese, lies_in
from proofreading.rule import RuleInfo
from proofreading.slips.letter_within import laughs, letters_within
from text.later import later
from text.model.finding import Finding

RULE = RuleInfo(__name__, severity="question", corpus="used")

_KANJI = later("[一-鿿]")
_KANA = later("[ぁ-んァ-ヴ]")
_TITLE = 4
"""A word of fewer letters between quotation marks may be a Japanese one with a wrong letter."""
_LANGUAGE = later("[简繁]体|体中文|中文")
_CHINESE = later(
    "(?:^|(?<=[\\s\u3000\x1f・、：:]))(?:[王李张張刘劉陈陳杨楊赵趙黄周吴呉徐孙孫胡朱高林何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮于董萧程曹袁邓鄧许許"
    "傅沈曾彭吕呂苏蘇卢盧蒋蔡贾丁魏薛叶葉阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段钱汤尹黎易常武乔贺赖龚])"
    "[ \u3000・]?[一-鿿]{1,2}(?=$|[\\s\u3000\x1f・、，,（(先さ氏様])"
)
_LETTER = later("(?<=[るたすくむぶつ])[a-z](?=[、。])")
_IME = later(
    # です and ます without the last vowel, くださｉ: a wide letter is what an input method leaves.
    "(?<=[でま])s(?=。)|(?<=[ぁ-ん])[ａ-ｚ](?=。)"
    # しmす: nobody names a quantity before a kana that is no particle.
    "|(?<=[ぁ-んー])(?<![のとをはがにもやへ])[a-zａ-ｚ](?=[あ-おくけこさ-そたちつてぬねひふほま-みむめゆ-ろん])"
    # キャッtしゅ: nothing but a kana goes on after a small ッ; でk内 is できない.
    "|(?<=[っッ])[a-zａ-ｚ](?=[ぁ-ん])|(?<=で)[kｋ](?=内)"
)


_ONE_OF_TWO = later("[A-Za-zＡ-Ｚａ-ｚ][とや]$")
"""The letters themselves are spoken of: ｂとｖは."""


def check(draft: Draft, context: Context) -> Iterator[Finding]:
    """Yield the first place of each simplified character, and every stray Latin letter."""
    simplified = {char for char in set(_KANJI.findall(draft.text)) if _is_simplified(char)}
    passages = chinese(draft.text, simplified.__contains__) if simplified else ([], [])
    for char in sorted(simplified):
        if not context.corpus.passage(char):
            all_places = (at.start() for at in re.finditer(char, draft.text))
            place = next(
                (
                    at
                    for at in all_places
                    if not lies_in(passages, at) and not _in_chinese(draft.text, at)
                ),
                -1,
            )
            if place < 0:
                continue
            yield RULE.finding(draft, place, place + 1, "simplified", written=char)
    places = {m.start(): "" for form in (_LETTER, _IME) for m in form.finditer(draft.text)}
    places.update(letters_within(draft))
    laughed = laughs(draft.text) if places else frozenset()
    for place, right in places.items():
        if place in laughed:
            continue
        if _ONE_OF_TWO.search(draft.text, max(0, place - 2), place):
            continue
        yield RULE.finding(
            draft,
            place,
            place + 1,
            "letter",
            suggestions=[right] if right else (),
            written=draft.text[place],
        )


def _in_chinese(text: str, place: int) -> bool:
    """Whether the character stands in a Chinese title, a quotation without a kana, in the name of
    the language, or in that of a Chinese which stands by itself."""
    opened = max(text.rfind(mark, max(0, place - 80), place) for mark in "「『《“（(")
    closed = min(
        (at for mark in "」』》”）)" if (at := text.find(mark, place, place + 80)) >= 0), default=-1
    )
    if _LANGUAGE.search(text, max(0, place - 2), place + 4):
        return True
    start, end = text.rfind("\n", 0, place) + 1, text.find("\n", place)
    if any(
        name.start() <= place - start < name.end()
        for name in _CHINESE.finditer(text[start : end if end >= 0 else None])
    ):
        return True
    within = text[opened + 1 : closed] if opened >= 0 and closed >= 0 else ""
    return len(_KANJI.findall(within)) >= _TITLE and not _KANA.search(within)


def _is_simplified(char: str) -> bool:
    # What Big5 has is an old character that Japanese seldom needs: 圯橋, 川芎.
    return _encodes(char, "gb2312") and not (_encodes(char, "cp932") or _encodes(char, "big5"))


def _encodes(char: str, encoding: str) -> bool:
    try:
        char.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
