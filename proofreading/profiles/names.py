"""The stretches of a draft that are names: the announcements do not speak of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from proofreading.draft import Draft
from proofreading.mentions.names import named
from proofreading.profiles.readable import is_kanji
from text.later import later

_AFTER = later(
    "[ \u3000]?(?:様|氏(?!名)|さん|先生|君|殿|市|町|村|区|県|郡|駅|寺"
    "|神社|神宮|川|山|島|橋|池|岬|峠|港|城|線"
    "|通り|株式会社|大学|高等学校|高校|中学校|小学校|病院|医院)"
)

_STATUTE = 6
"""Kanji in a row from which on …法 and …条例 are the name of a statute: 治療法 is none."""
_STATUTES = ("法", "条例", "規則", "規程")
_REACH = 24
_COMPANY = later("(?:会社|法人|組合|[㈱㈲]|[(（][有株社福医学財][)）])[ \u3000]?$")
_LONGEST_COMPANY = 4
_ORDERS = ("光章", "綬章", "褒章", "勲章", "宝章")
"""The ends of decorations: 旭日単光章."""
_PLACE = "島川岬峠郡駅"
"""What stands behind the name of a place within a longer one: 筬島駅前."""


class Names:
    """The names of one draft."""

    def __init__(self, draft: Draft) -> None:
        """O(len(draft)): proper nouns, with the kanji that they stand among, and named parties."""
        text = draft.text
        spans = [
            (name.start, name.end)
            for name in named(draft)
            if not set("をにへ。、") & set(name.bare)  # a name, no clause
        ]
        for token in draft.tokens:
            if token.pos[1] == "固有名詞":
                spans.append(_run(text, token.start, token.end))
        self._text = text
        merged: list[tuple[int, int]] = []
        for start, end in sorted(spans):
            if merged and start <= merged[-1][1]:
                merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
            else:
                merged.append((start, end))
        self._spans: Sequence[tuple[int, int]] = merged

    def hold(self, start: int, end: int) -> bool:
        """Return whether text[start:end] touches a name, or reads like one: 祇園町, 鷺沼駅."""
        index = bisect_right(self._spans, (start, 1 << 60)) - 1
        if index >= 0 and start < self._spans[index][1]:
            return True
        if index + 1 < len(self._spans) and self._spans[index + 1][0] < end:
            return True
        low, high = _run(self._text, start, end)
        if high - low >= _STATUTE and self._text.endswith(_STATUTES, low, high):
            return True
        if self._text.endswith(_ORDERS, low, high) or self._text[end : end + 1] in [*_PLACE]:
            return True
        if _COMPANY.search(self._text[max(0, low - _LONGEST_COMPANY) : low]):
            return True  # 有限会社 旭光運輸
        return _AFTER.match(self._text, high) is not None or _ends_as_place(self._text[start:high])


def _run(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the run of kanji around text[start:end], of at most _REACH on either side."""
    low, high = max(0, start - _REACH), min(len(text), end + _REACH)
    while start > low and (is_kanji(text[start - 1]) or text[start - 1] in "々ヶ"):
        start -= 1
    while end < high and (is_kanji(text[end]) or text[end] in "々ヶ"):
        end += 1
    return start, end


def _ends_as_place(run: str) -> bool:
    """Whether it ends as a place does: 祇園町, 筬島. 吊橋 and 溜池 are words as well."""
    if len(run) == 2:
        return run[-1] in _PLACE
    return len(run) >= 3 and run[-1] in "市町村区県郡駅寺川島橋池岬峠港城線様氏"
