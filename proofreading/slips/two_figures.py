"""One fee, one number of places, in two figures within a text: 参加費1,500円 … 参加費は1,200円です.

What a letter says once for all (a fee, a limit) it says twice alike. Other figures, of
members or signatures, move from sentence to sentence: of them only a slip of one digit counts.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from proofreading.draft import Draft
from proofreading.lexicon.one_slip import one_apart
from proofreading.mentions.figures import SAME_UNIT
from text.language.figures.numbers import NumberMention
from text.later import later

_FEES = """
参加費 参加料 年会費 会費 入会金 受講料 聴講料 入場料 入館料 利用料 使用料 手数料
資料代 材料費 教材費 定員 定数 募集人数 募集人員 募集定員
"""
_ONCE = tuple(_FEES.split())
"""What is said once for all."""
_COUNTED = """
円 人 名 組 枚 件 台 部 冊 筆 世帯 団体 社 校 時間 回 区画
"""
_UNITS = frozenset(_COUNTED.split())
_LABEL = later(
    r"(?P<of>(?:[^\s、。：:の\x1f]{1,12}の)?)(?P<label>[一-鿿々ヶァ-ヴー]{2,12})"
    r"(?P<join>(?:は|が|[:：]|[ \u3000\x1f]{1,8}|)、?"
    r"(?:(?:お?一人|お?ひとり|[1１]人)(?:様|さま)?(?:につき|[当あ]たり)?、?[ \u3000]?)?)"
    r"(?P<per>[0-9０-９]{1,4}[^\s0-9０-９、。\x1f]{1,8}(?:につき|[当あ]たり)、?[ \u3000]?)?$"
)
_TOLD_APART = later(
    "[0-9０-９]{2,4}年度?|[0-9０-９]{1,2}月|一般|非?会員|学生|生徒|大人|小人|子ども|こども|子供|[小中高]学生|高校生|大学生|幼児|未就学|シニア|高齢|障害|障がい"
    "|前売|当日|早割|早期|割引|年度|昨年|前年|昨年度|前回|前々回|今回|次回|従来|これまで|今まで|以前|当初|当時|現在|現行|時点|末"
    "|改[定正]|変更|値[上下]|[引き]+[上下]げ|増[額員]|減[額員免]|免除|旧|新た|通常|税[抜別]|午[前後]|第[0-9０-９一二三四五六七八九十]+"
    "|日目|日程|コース|教室|講座|クラス|部門|会場|団体|個人|家族|ペア|親子|半日|月額|年額|うち|内訳|上限|以[上下内]|未満|最[大低高]"
    "|追加|別途|[各毎]|ごと|希望|オンライン|対面|男|女|[A-Za-zＡ-Ｚａ-ｚ甲乙丙①-⑳]|翌|先月|今月|仮に|例えば|たとえば|場合|なら|ば、"
)
"""Words by which one sentence may speak of another case than the other."""
_AT_THE_DOOR = "当日"
_BEFOREHAND = later("前売|前日|事前|早割|早期|早め|予約")
"""Where a text speaks of none of these, what is brought on the day is what it costs."""
_MARK = later(r"[^一-鿿ぁ-ヴー]{0,8}")
_EVENT = later(
    r"^[^一-鿿ぁ-ヴー\n]{0,8}(?P<what>日時|会場|場所|講師|対象|日程|期日|開催日)[ \u3000\x1f:：は]",
    re.MULTILINE,
)
"""What a notice says once of each thing that it invites to."""
_ASIDE = later("[（(][^（）()\n]{1,20}[)）]")
_SUPPOSED = later("の(?:場合|とき|時|例|ケース)|なら|だと|とすると|としたら|とした場合|と仮定")
"""Behind a figure that an example supposes: 残額が5,000万円の場合."""
_REACH = 30
_SLIP = 3
"""Digits from which on a slip of one is told from another figure."""
_RATIO = 3
"""A fee is no slip of one that is more than so many times as high, unless of a digit."""
_MOST = 3
"""Figures of one name, of which more are a list."""


class TwoFigures(NamedTuple):
    """Two places that name the same thing, [start, end) of the text each; the later is first."""

    start: int
    end: int
    low: int
    high: int
    label: str


class _Figure(NamedTuple):
    number: NumberMention
    of: str
    label: str
    heads: bool
    """Whether the line, or the cell, begins with the label and says no sentence."""
    told: frozenset[str]


def two_figures(draft: Draft) -> Iterator[TwoFigures]:
    """Yield the second of two figures that the text gives for one thing. O(length of the draft)."""
    found: dict[tuple[str, ...], list[_Figure]] = defaultdict(list)
    for number in draft.numbers:
        if number.counter in _UNITS and not number.approximate:
            known = _named(draft, number)
            if known is not None:
                unit = SAME_UNIT.get(number.counter, number.counter)
                found[(*known[0], unit)].append(known[1])
    for (label, *_), figures in _by_owner(found, draft.described.title):
        if not 2 <= len(figures) <= _MOST or len({one.number.value for one in figures}) != 2:
            continue
        first = figures[0]
        other = next(one for one in figures if one.number.value != first.number.value)
        if first.told != other.told or (first.heads and other.heads):
            continue
        if _is_slip(first, other) and not (_is_once(label) and _of_several(draft.text)):
            places = other.number.start, other.number.end, first.number.start, first.number.end
            yield TwoFigures(*places, label)


def _by_owner(
    found: Mapping[tuple[str, ...], list[_Figure]], title: str
) -> Iterator[tuple[tuple[str, ...], list[_Figure]]]:
    """Yield the figures of one thing: 灯油の価格 is 価格 where the text is of 灯油 and of nothing
    else that has one."""
    for key, figures in found.items():
        owners = {figure.of for figure in figures} - {""}
        if len(owners) == 1 and owners.pop().removesuffix("の") in title:
            yield key, figures
            continue
        for of in dict.fromkeys(figure.of for figure in figures):
            yield key, [figure for figure in figures if figure.of == of]


def _is_once(label: str) -> bool:
    return label.endswith(_ONCE)


def _named(draft: Draft, number: NumberMention) -> tuple[tuple[str, ...], _Figure] | None:
    """Return what the figure is of and the figure; None where no name stands before it."""
    line = draft.text[max(0, number.start - _REACH) : number.start].rpartition("\n")[2]
    match = _LABEL.search(line)
    if match is None or draft.text[number.end : number.end + 1] in tuple("～〜~-－"):
        return None
    if _SUPPOSED.match(draft.text, number.end):
        return None
    sentence = draft.sentence_at(number.start)
    aside = _ASIDE.match(draft.text, number.end)
    told = draft.text[sentence.start : number.start] + (aside.group() if aside else "")
    _, cell, lead = line[: match.start()].rpartition("\x1f")
    heads = "。" not in draft.text[number.end : sentence.end]
    heads = heads and (bool(cell) or len(line) < _REACH) and _MARK.fullmatch(lead) is not None
    words = frozenset(_TOLD_APART.findall(told))
    if not _BEFOREHAND.search(draft.text):
        words -= {_AT_THE_DOOR}
    per = (
        unicodedata.normalize("NFKC", match["per"] or "").rstrip("、 ").replace("当たり", "あたり")
    )
    figure = _Figure(number, match["of"], match["label"], heads, words)
    return (match["label"], per), figure


def _is_slip(one: _Figure, other: _Figure) -> bool:
    values = sorted(figure.number.value for figure in (one, other))
    digits = [f"{value:f}" for value in values]
    if _is_once(one.label):
        return values[1] <= _RATIO * values[0] or one_apart(*digits)
    return min(map(len, digits)) >= _SLIP and one_apart(*digits)


def _of_several(text: str) -> bool:
    """Whether the text invites to more than one thing."""
    return max(Counter(_EVENT.findall(text)).values(), default=0) > 1
