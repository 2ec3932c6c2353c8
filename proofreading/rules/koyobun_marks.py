"""Marks of official documents: 、 and 。 in one kind, 「」 within 「」, か月 and 箇月."""

from __future__ import annotations

import re
from collections.abc import Iterator

from proofreading.context import Context
from proofreading.draft import Draft
from proofreading.profiles.departure import Departures
from proofreading.profiles.norms import cited
from proofreading.rule import RuleInfo
from text.later import later
from text.model.finding import Finding

RULE = RuleInfo(__name__, severity="question", default=False, terms=True, corpus="used")

_MARKS = cited("kangaekata", "Ⅰ-5(1)ア")
_BRACKETS = cited("kangaekata", "Ⅰ-5(1)ウ")
_KA = cited("kangaekata", "Ⅰ-4ケ")

_SPACE = cited("kangaekata", "Ⅰ-5(2)ア")
_REPEAT = cited("kangaekata", "Ⅰ-6イ")

_JA = "ぁ-んァ-ヶー一-鿿々"
_COMMA = later(f"(?<=[{_JA}）」]),(?=[{_JA}（「])|(?<=[{_JA}）」])，(?=[^0-9０-９])")
_PERIOD = later(f"(?<=[{_JA}）」])[．.](?=[{_JA}\n]|$)")
_INNER = later("「[^「」『』\n]*(『[^「」『』\n]*』)[^「」『』\n]*」")
_COUNTER = later(
    "(?<=[0-9０-９])[ヶケヵカ箇](?=[月所条国年]|か所)|(?<=[0-9０-９])個(?=所)|(?<=[0-9０-９])[ヵヶ](?=[一-鿿])"
)
_KANJI_COUNTER = later("(?<=[一二三四五六七八九十数])[ヶケヵカか](?=[月所条国]|年計画)")

_SPACELESS = later(
    f"(?<=[{_JA}）」])[？！?!]+(?=[{_JA}「])(?![かがとのはもをにで]|って|など|ではな)"
)
_NESTED = later(
    "（[^（）〔〕［］\n]{0,200}([〔［][^（）〔〕［］\n]{1,200}[〕］])[^（）〔〕［］\n]{0,200}）"
)
_REPEATED = later("(?<=([ぁ-ん]))([ゝゞ])(?<!いすゞ)")


def check(draft: Draft, context: Context) -> Iterator[Finding]:
    """Yield every mark that is another than announced."""
    departures = Departures(RULE, draft, context)
    text = draft.text
    touten = text.count("、")
    commas = list(_COMMA.finditer(text))
    if touten and commas:
        for match in commas:
            if len(commas) <= touten:
                yield departures.finding(*match.span(), "comma", "、", _MARKS)
        if len(commas) > touten:
            for place in re.finditer("、", text):
                if not departures.quoted(place.start()):
                    yield departures.finding(
                        *place.span(), "comma-mixed", commas[0].group(), _MARKS
                    )
    for match in _PERIOD.finditer(text):
        if "。" in text and not (departures.quoted(match.start()) or _item(text, match.start())):
            yield departures.finding(*match.span(), "period", "。", _MARKS)
    for match in _INNER.finditer(text):
        start, end = match.span(1)
        yield departures.finding(start, end, "inner", f"「{match[1][1:-1]}」", _BRACKETS)
    for match in _COUNTER.finditer(text):
        yield departures.finding(*match.span(), "ka", "か", _KA)
    for match in _KANJI_COUNTER.finditer(text):
        if not departures.quoted(match.start()):
            yield departures.finding(*match.span(), "ka-kanji", "箇", _KA)
    yield from _symbols(departures, text)


_MARK_BEFORE = later(f"(?:^|[^{_JA}])(?:[ァ-ヶ]|[一二三四五六七八九十]{{1,3}})$")
_LONGEST_MARK = 4


def _item(text: str, dot: int) -> bool:
    """Whether the dot stands behind the mark of an item: イ．設備, | 二．職員."""
    return _MARK_BEFORE.search(text[max(0, dot - _LONGEST_MARK) : dot]) is not None


def _symbols(departures: Departures, text: str) -> Iterator[Finding]:
    """A space behind ？ and ！, （（）） and not （〔〕）, kana written out and not ゝ."""
    for match in _SPACELESS.finditer(text):
        if not departures.quoted(match.start()):
            yield departures.finding(*match.span(), "space", match.group() + "\u3000", _SPACE)
    for match in _NESTED.finditer(text):
        start, end = match.span(1)
        yield departures.finding(start, end, "nested", f"（{match[1][1:-1]}）", _BRACKETS)
    for match in _REPEATED.finditer(text):
        kana = match[1] if match[2] == "ゝ" else match[1].translate(_VOICED)
        if not departures.quoted(match.start()):
            yield departures.finding(*match.span(2), "repeat", kana, _REPEAT)


_VOICED = str.maketrans(
    "かきくけこさしすせそたちつてとはひふへほ", "がぎぐげござじずぜぞだぢづでどばびぶべぼ"
)
