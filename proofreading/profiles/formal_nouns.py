"""Formal nouns: 説明する**とき** but その**時**, 次の**とおり** but 駅前の**通り**."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from proofreading.profiles.neighbours import (
    adnominal,
    kanji_follows,
    word_after,
    word_before,
)
from text.model.document import Token


def formal_noun(tokens: Sequence[Token], index: int) -> bool:
    """Return whether the word at `index`, in kanji, is no more than a formal noun there."""
    formal = _FORMAL.get(tokens[index].surface)
    return formal is not None and formal(tokens, index)


def _koto(tokens: Sequence[Token], index: int) -> bool:
    if tokens[index].kana not in ("コト", "ゴト") or kanji_follows(tokens, index):
        return False
    return adnominal(tokens, index) or word_before(tokens, index) in ("この", "その", "の", "との")


def _toki(tokens: Sequence[Token], index: int) -> bool:
    after = word_after(tokens, index)
    if word_before(tokens, index) == "の" and index >= 2 and after in ("は", "、", "，"):
        noun = tokens[index - 2]
        return noun.pos[2] == "サ変可能" or noun.surface in _EVENTS
    if not adnominal(tokens, index) or kanji_follows(tokens, index):
        return False
    if after in ("は", "、", "，", "も", "や"):
        return True
    return after == "に" and (
        word_after(tokens, index, 2) in ("は", "、", "，", "も")
        and word_before(tokens, index) != "た"
        and tokens[index - 1].pos[0] != "形容詞"  # いずれか遅い時に
        and tokens[index - 1].lemma != "定める"  # 政令で定める時に
    )


_EVENTS = frozenset(
    ["事故", "災害", "緊急", "雨天", "荒天", "非常", "火災", "地震", "台風", "病気", "満員", "不在"]
)


def _tokoro(tokens: Sequence[Token], index: int) -> bool:
    before, after = word_before(tokens, index), word_after(tokens, index)
    if before == "た" and after in ("、", "，", "で"):
        return True
    if adnominal(tokens, index) and after in ("に", "で", "と"):
        return word_after(tokens, index, 2) in (
            "より",
            "よる",
            "ある",
            "あり",
            "なり",
            "なる",
            "する",
        )
    return (
        index >= 2
        and before == "の"
        and tokens[index - 2].surface in ("現在", "今", "目下", "多忙")
    )


def _mono(tokens: Sequence[Token], index: int) -> bool:
    # 生じた物である may be a thing; what is held to be so is none.
    after, further = word_after(tokens, index), word_after(tokens, index, 2)
    held = after == "と" and further in _HELD
    return adnominal(tokens, index) and (held or after in ("です", "だ"))


_HELD = frozenset(["する", "し", "認める", "認め", "考える", "考え", "思わ", "なる"])


def _wake(tokens: Sequence[Token], index: int) -> bool:
    return (
        tokens[index].kana == "ワケ"
        and adnominal(tokens, index)
        and word_after(tokens, index) in ("に", "で", "だ", "です", "が", "では")
    )


def _toori(tokens: Sequence[Token], index: int) -> bool:
    before, after = word_before(tokens, index), word_after(tokens, index)
    if after in ("を", "沿い", "の", "から", "へ", "や"):
        return False
    if adnominal(tokens, index):
        return True
    if before == "の" and index >= 2:
        return tokens[index - 2].surface in _AS_SAID
    return before in _AS_SAID or before in ("その", "この")


_AS_SAID = frozenset(
    [
        "次",
        "下記",
        "以下",
        "上記",
        "左記",
        "別紙",
        "前述",
        "後述",
        "別表",
        "別添",
        "記載",
        "規定",
        "従前",
        "従来",
        "例年",
        "予定",
        "計画",
        "御覧",
        "ご覧",
        "承知",
        "案内",
        "説明",
        "通常",
        "希望",
        "期待",
        "指示",
        "約束",
        "前記",
        "同様",
        "元",
        "見込み",
        "要望",
        "既述",
        "記述",
    ]
)


def _yue(tokens: Sequence[Token], index: int) -> bool:
    return (
        tokens[index].kana == "ユエ"
        and word_after(tokens, index) in ("に", "、", "，")
        and (adnominal(tokens, index) or word_before(tokens, index) == "の")
    )


def _uchi(tokens: Sequence[Token], index: int) -> bool:
    after = word_after(tokens, index)
    if adnominal(tokens, index):
        return tokens[index].kana == "ウチ" and after in ("に", "は")
    return (
        word_before(tokens, index) == "の"
        and after in ("、", "，")
        and tokens[index].kana == "ウチ"
    )


def _hodo(tokens: Sequence[Token], index: int) -> bool:
    if not index or tokens[index].kana != "ホド":
        return False
    before = tokens[index - 1]
    return adnominal(tokens, index) or before.pos[2] in ("助数詞", "助数詞可能")


def _hoka(tokens: Sequence[Token], index: int) -> bool:
    return (
        adnominal(tokens, index)
        and word_after(tokens, index) in ("、", "，", "は", "に")
        and not kanji_follows(tokens, index)
    ) or (
        word_before(tokens, index) == "の"
        and index >= 2
        and tokens[index - 2].surface not in ("そ", "こ")
        and word_after(tokens, index) in ("、", "，")
    )


def _tame(tokens: Sequence[Token], index: int) -> bool:
    return tokens[index].kana == "タメ"


_FORMAL: Mapping[str, Callable[[Sequence[Token], int], bool]] = {
    "事": _koto,
    "時": _toki,
    "所": _tokoro,
    "物": _mono,
    "訳": _wake,
    "通り": _toori,
    "故": _yue,
    "内": _uchi,
    "程": _hodo,
    "他": _hoka,
    "外": _hoka,
    "為": _tame,
}
