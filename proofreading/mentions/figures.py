"""Figures in running text: what is counted, in which unit, as of when.

    マイナンバーカードは昨年末においても1500万枚、約12%の交付率にとどまっており

says 1500万枚 of マイナンバーカード and 12% of 交付率, both as of the end of the year before. Only
sentences speak of the world; tables and lists of items do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from proofreading.draft import Draft
from proofreading.mentions.mention import Mention
from text.language.figures.numbers import NumberMention
from text.later import later
from text.model.document import Token
from text.records import dataclass

KIND = "figure"

_COUNTED = """
% 円 枚 人 名 件 世帯 戸 団体 自治体 社 校 台 倍 割 議席 票 か所 箇所 か国 ドル ポイント 桁 冊 部
km ha t トン kg 時間 筆 口 室 棟 基 床 頭 羽 食 隻 便
"""
_UNITS = frozenset(_COUNTED.split())
SAME_UNIT = {"名": "人", "箇所": "か所"}
RATES = frozenset(["普及率", "取得率", "交付率", "保有率"])
"""Rates that are spoken of as one: how many have it."""
_WHEN = later(
    "昨年度?末|昨年度?|一昨年|今年度?末|今年度?|本年度?末|本年度?|前年度?末|前年度?|来年度?|現在|現時点|先月|今月"
    "|(?:[0-9０-９]{4}|(?:令和|平成|昭和)[0-9０-９元]{1,2})年度?(?:[0-9０-９]{1,2}月)?末?|[0-9０-９]{1,2}月末?"
)
_TIME_WORDS = "昨年 今年 本年 前年 来年 現在 年末 月末 時点 先月 今月 末 年 度"
_TIME = frozenset(_TIME_WORDS.split())
_SENTENCE = 15
_REACH = 40  # code points back from a figure in which its subject is sought


@dataclass(frozen=True, slots=True)
class Figure:
    """A number at draft.text[start:end].

    `subject` is the compound noun that is counted, `topics` the other compound nouns of the
    sentence, `when` the words that say as of when ("" if none do).
    """

    number: NumberMention
    subject: str
    unit: str
    topics: frozenset[str]
    when: str
    start: int
    end: int


def figures(draft: Draft) -> Iterator[Figure]:
    """Yield the figures of the sentences, in order."""
    for number in draft.numbers:
        if number.counter not in _UNITS or draft.text.startswith("目", number.end):
            continue  # 一般質問の2件目 is an ordinal
        sentence = draft.sentence_at(number.start)
        if (
            sentence.end - sentence.start < _SENTENCE
            or draft.text[sentence.end - 1] not in "。」）"
        ):
            continue
        words = draft.tokens_between(sentence.start, sentence.end)
        compounds = list(_compounds(words))
        subject = _subject(draft.text, number, compounds)
        if subject:
            when = _when(draft.text, sentence.start, number.start)
            topics = frozenset(name for name, _, _ in compounds if len(name) >= 3) - {subject}
            yield Figure(
                number,
                "取得率" if subject in RATES else subject,
                SAME_UNIT.get(number.counter, number.counter),
                topics,
                when,
                number.start,
                number.end,
            )


def _compounds(words: Sequence[Token]) -> Iterator[tuple[str, int, int]]:
    """Yield (text, start, end) of the runs of nouns; 中黒 between them does not count."""
    run: list[Token] = []
    for word in [*words, None]:
        if word is not None and _is_noun(word) and (not run or run[-1].end == word.start):
            run.append(word)
            continue
        if word is not None and word.surface == "・" and run and run[-1].end == word.start:
            run.append(word)
            continue
        name = "".join(token.surface for token in run if token.surface != "・")
        if len(name) >= 2 and name not in _TIME and not all(t.surface in _TIME for t in run):
            yield name, run[0].start, run[-1].end
        run = [word] if word is not None and _is_noun(word) else []


def _is_noun(word: Token) -> bool:
    first, second, third = word.pos[:3]
    if first == "名詞":
        return second != "数詞" and third not in ("助数詞可能", "副詞可能")
    return first == "接尾辞" and second == "名詞的" and third != "助数詞"


def _subject(text: str, number: NumberMention, compounds: Sequence[tuple[str, int, int]]) -> str:
    """What is counted: X in 12%のX, else the nearest X before that a particle marks."""
    after = re.compile("の").match(text, number.end)
    if after:
        for name, start, _ in compounds:
            if start == after.end():
                return name
    for name, start, end in reversed(compounds):
        if end <= number.start and number.start - start <= _REACH:
            marked = text[end : end + 1] in "はがもをの" or text[end : end + 2] in ("では", "数は")
            if marked:
                return name
    return ""


def _when(text: str, start: int, end: int) -> str:
    found = [match.group() for match in _WHEN.finditer(text, start, end)]
    return found[-1].translate(str.maketrans("０１２３４５６７８９", "0123456789")) if found else ""


def agree(one: Decimal, rough: bool, other: Decimal, other_rough: bool) -> bool:
    """Return whether two values may be the same thing said with more or less care."""
    if one == other:
        return True
    if not (rough or other_rough):
        return False
    return abs(one - other) * 20 <= max(abs(one), abs(other))


def mentions(draft: Draft) -> Iterator[Mention]:
    """Yield one mention per figure: `key` subject and unit, `value` the rest, parted by |."""
    for figure in figures(draft):
        rough = "~" if figure.number.approximate else "="
        topics = " ".join(sorted(figure.topics))
        written = draft.text[figure.start : figure.end]
        value = f"{figure.number.value:f}|{rough}|{figure.when}|{topics}|{written}"
        evidence = draft.evidence(figure.start, figure.end)
        yield Mention(KIND, f"{figure.subject}/{figure.unit}", value, evidence.line, evidence.text)
