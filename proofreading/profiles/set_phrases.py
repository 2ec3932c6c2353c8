"""Set phrases in kana: 説明すると**とも**に, に**すぎ**ない, と**いう**こと, に**かかわら**ず."""

from __future__ import annotations

from collections.abc import Sequence

from proofreading.profiles.neighbours import INFLECTED, noun_led, word_after, word_before
from proofreading.profiles.norms import cited
from text.model.document import Token

_ITEM = cited("kunrei", "1(2)キ")
_GUIDE = cited("kangaekata", "解説 Ⅰ-1")


def set_phrase(tokens: Sequence[Token], index: int) -> str:
    """Return the clause by which the word at `index`, of a set phrase, is in kana; "" for others.

    と共に, に過ぎない, かも知れない, に就いて, に依って, という, に関わらず, にも拘わらず.
    """
    token = tokens[index]
    before, after, next_but_one = (
        word_before(tokens, index),
        word_after(tokens, index),
        word_after(tokens, index, 2),
    )
    if token.surface == "共" and before == "と" and after == "に":
        # 説明すると共に; 会社と共に is "together with".
        led = index >= 2 and tokens[index - 2].pos[0] in INFLECTED
        return _ITEM if led else ""
    if token.lemma == "過ぎる" and before == "に" and after in ("ない", "ず", "ませ", "なかっ"):
        return _ITEM
    if token.surface == "知れ" and before == "も" and after in ("ない", "ませ"):
        return _ITEM
    if token.surface in ("就い", "付い") and before == "に" and after == "て":
        if next_but_one not in ("、", "，", "は", "も", "の"):
            return ""
        return _ITEM if noun_led(tokens, index) else ""
    if token.lemma in ("関わる", "拘る") and before in ("に", "も") and after == "ず":
        return _GUIDE
    if token.surface in ("因っ", "依っ", "拠っ", "因り", "依り", "因る", "依る") and before == "に":
        return _GUIDE
    if token.surface in ("言う", "云う", "謂う") and before == "と":
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        if following is not None and following.surface in _ABSTRACT:
            return _GUIDE
    return ""


_ABSTRACT = frozenset(
    [
        "こと",
        "事",
        "もの",
        "物",
        "ところ",
        "所",
        "わけ",
        "訳",
        "点",
        "よう",
        "観点",
        "制度",
        "考え方",
        "意味",
        "趣旨",
        "名称",
        "目的",
        "状況",
        "問題",
        "性質",
        "制約",
        "事実",
        "事情",
        "方針",
        "理由",
        "原則",
        "立場",
        "前提",
        "形",
    ]
)
