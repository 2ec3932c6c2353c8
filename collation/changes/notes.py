"""The changes of wording that turn a sentence round: yes and no, may and must, limits.

A proofreader looks for these first; each is known by words that only one side has.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from text.model.document import Token

Note = Literal["negation", "limit", "modality", ""]

_NEGATIONS = frozenset(("ない", "無い", "ず", "まい", "ぬ"))
_OPPOSITES = frozenset(
    frozenset(pair)
    for pair in (
        ("必要", "不要"),
        ("賛成", "反対"),
        ("許可", "禁止"),
        ("有料", "無料"),
        ("有効", "無効"),
        ("有り", "無し"),
        ("任意", "義務"),
        ("任意", "強制"),
        ("増加", "減少"),
        ("含む", "除く"),
        ("開始", "終了"),
        ("可決", "否決"),
        ("多数", "少数"),
        ("肯定", "否定"),
        ("承認", "却下"),
    )
)
_NEGATING_PREFIXES = "不非無未"
_LIMITS = frozenset(
    (
        *("以上", "以下", "未満", "以内", "以外", "以前", "以後", "以降", "超", "超える", "超過"),
        *(
            "まで",
            "から",
            "最大",
            "最小",
            "最低",
            "最高",
            "上限",
            "下限",
            "少なくとも",
            "のみ",
            "だけ",
        ),
        *("上回る", "下回る", "全て", "一部", "又は", "及び", "若しくは", "並びに"),
    )
)
_MODALS = frozenset(
    (
        *(
            "べし",
            "出来る",
            "可能",
            "義務",
            "必ず",
            "努める",
            "原則",
            "ものとする",
            "得る",
            "望ましい",
        ),
        *("良い", "任意", "推奨", "検討"),
    )
)
_PERHAPS = ("ことがあ", "場合があ", "おそれがあ", "恐れがあ", "かもしれ")
_OBLIGED = ("なけれ", "ねば", "なくては", "ざるを得")


def note(old: Sequence[Token], new: Sequence[Token], before: str, after: str) -> Note:
    """Return what a change of wording does to the sense, "" if nothing that can be told."""
    one, other = [word.lemma for word in old], [word.lemma for word in new]
    only_old, only_new = _without(one, other), _without(other, one)
    if _negated(old, before) != _negated(new, after) or _opposite(
        before, after, only_old, only_new
    ):
        return "negation"
    changed = {*only_old, *only_new}
    if changed & _LIMITS:
        return "limit"
    if changed & _MODALS or _forces(before) != _forces(after):
        return "modality"
    return ""


def _without(some: Sequence[str], others: Sequence[str]) -> list[str]:
    """Return `some` without one of each of `others`: a difference of counts, of a few words."""
    rest = list(some)
    for word in others:
        if word in rest:
            rest.remove(word)
    return rest


def _obliges(text: str) -> bool:
    return any(form in text for form in _OBLIGED)


def _forces(text: str) -> tuple[bool, bool]:
    return _obliges(text), any(form in text for form in _PERHAPS)


def _negated(words: Sequence[Token], text: str) -> bool:
    """Return whether a wording says no: an odd number of negations, those of "must" aside."""
    negations = sum(
        word.lemma in _NEGATIONS and word.pos[0] in ("助動詞", "形容詞") for word in words
    )
    if _obliges(text):
        return False
    return negations % 2 == 1


def _opposite(before: str, after: str, old: Sequence[str], new: Sequence[str]) -> bool:
    shorter, longer = sorted((before, after), key=len)
    if shorter and len(longer) == len(shorter) + 1 and longer[0] in _NEGATING_PREFIXES:
        return longer[1:] == shorter
    if any(frozenset((one, other)) in _OPPOSITES for one in old for other in new):
        return True
    heads = frozenset((before[:2], after[:2]))
    return heads in _OPPOSITES
