"""Auxiliary verbs and formal nouns in kana, by part of speech and by the words around.

見て**みる** but 現場を**見る**, 説明する**とき** but その**時**, 次の**とおり** but 駅前の**通り**.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache

from proofreading.context import Context
from proofreading.draft import Draft
from proofreading.profiles.departure import Departures
from proofreading.profiles.norms import cited, tables
from proofreading.rule import RuleInfo
from text.language.kana import hiragana
from text.model.document import Token
from text.model.finding import Finding

RULE = RuleInfo(__name__, severity="question", default=False, terms=True, corpus="used")

_KANJI = re.compile("[一-鿿々]")
_ITEM = cited("kunrei", "1(2)キ")
_PARTICLE = cited("kunrei", "1(2)カ")
_GUIDE = cited("kangaekata", "解説 Ⅰ-1")
_INFLECTED = frozenset(["動詞", "形容詞", "助動詞"])

Around = tuple[Token | None, Token, Token | None]


def check(draft: Draft, context: Context) -> Iterator[Finding]:
    """Yield every auxiliary, particle and formal noun that is written in kanji."""
    departures = Departures(RULE, draft, context)
    tokens = draft.tokens
    for index, token in enumerate(tokens):
        if not _KANJI.match(token.surface) or departures.quoted(token.start):
            continue
        found = _judged(tokens, index)
        if found is not None:
            kind, clause = found
            right = _KANA.get(token.surface) or hiragana(token.kana)
            if right and right != token.surface:
                yield departures.finding(token.start, token.end, kind, right, clause)


_KANA = {
    **{"下さい": "ください", "位": "ぐらい", "他": "ほか", "外": "ほか", "物": "もの"},
    **{"事": "こと", "時": "とき", "所": "ところ", "通り": "とおり", "内": "うち", "程": "ほど"},
}
"""Kana where the dictionary may guess another reading."""


def _judged(tokens: Sequence[Token], index: int) -> tuple[str, str] | None:
    token = tokens[index]
    if token.pos[0] in ("助詞", "助動詞") or token.pos[1] == "助動詞語幹":
        return "particle", _PARTICLE
    if token.lemma in ("出来る",) and token.pos[0] == "動詞":
        return "verb", _ITEM
    if token.pos[0] in ("動詞", "形容詞") and _auxiliary(tokens, index):
        return "auxiliary", _ITEM
    if token.pos[0] == "動詞" and token.surface[0] in "有居成" and _plain(tokens, index):
        return "verb", _ITEM
    if token.pos[0] == "形容詞" and token.lemma == "無い" and token.surface[0] == "無":
        return ("verb", _ITEM) if _before(tokens, index) in ("が", "は", "も", "の") else None
    formal = _FORMAL.get(token.surface)
    if formal is not None and formal(tokens, index):
        return "formal-noun", _ITEM
    return _phrase(tokens, index)


# Verbs


@lru_cache(maxsize=1)
def _own() -> Mapping[str, frozenset[str]]:
    """The auxiliaries with the verbs after which they are verbs of their own."""
    return {lemma: frozenset(own.split()) for lemma, own in tables()["auxiliary"].items()}


def _auxiliary(tokens: Sequence[Token], index: int) -> bool:
    token = tokens[index]
    if index >= 2 and token.lemma in _own() and token.pos[1] == "非自立可能":
        te = index - 1
        if tokens[te].surface in ("も", "は") and token.lemma == "良い":
            te -= 1
        if (
            te >= 1
            and tokens[te].surface in ("て", "で")
            and tokens[te].pos[1] == "接続助詞"
            and tokens[te].start == tokens[te - 1].end
        ):
            if token.surface == "行っ":
                return False  # may be 行う
            return not _of_its_own(tokens, te, _own()[token.lemma])
    if token.lemma in ("下さる", "頂く", "致す"):
        return _honorific(tokens, index)
    return False


def _of_its_own(tokens: Sequence[Token], te: int, own: frozenset[str]) -> bool:
    """Whether the verb before て is one of `own`; of a verbal noun with する, the noun."""
    verb = tokens[te - 1]
    return verb.lemma in own or (verb.lemma == "為る" and te >= 2 and tokens[te - 2].surface in own)


def _honorific(tokens: Sequence[Token], index: int) -> bool:
    """Whether it follows お待ち, 御覧 or a verbal noun: お待ち下さい, 御説明致します."""
    before = tokens[index - 1] if index else None
    if before is None or before.end != tokens[index].start:
        return False
    if before.pos[0] == "動詞" and before.conjugation_form.startswith("連用形"):
        return index >= 2 and tokens[index - 2].lemma == "御"
    return before.pos[0] == "名詞" and (
        before.pos[2] == "サ変可能"
        or before.lemma in ("願い", "御覧", "知らせ")
        or (index >= 2 and tokens[index - 2].lemma == "御" and tokens[index].lemma != "致す")
    )


def _plain(tokens: Sequence[Token], index: int) -> bool:
    """Whether 有る, 在る, 居る and 成る are no more than ある, いる, なる: 委員から成る is not."""
    token = tokens[index]
    if len(token.surface) < 2 or token.lemma not in ("有る", "居る", "成る"):
        return False
    before = _before(tokens, index)
    if token.lemma == "成る":
        return before in ("に", "と", "く")
    return before in ("が", "は", "も", "に", "で", "て")


def _before(tokens: Sequence[Token], index: int) -> str:
    return tokens[index - 1].surface if index else ""


def _after(tokens: Sequence[Token], index: int, steps: int = 1) -> str:
    place = index + steps
    return tokens[place].surface if place < len(tokens) else ""


# Formal nouns


def _adnominal(tokens: Sequence[Token], index: int) -> bool:
    """Whether an inflected word that qualifies stands right before: 許可しない事, 行った所."""
    if not index:
        return False
    before = tokens[index - 1]
    form = before.conjugation_form
    return (
        before.end == tokens[index].start
        and before.pos[0] in _INFLECTED
        and (form.startswith("連体形") or form.startswith("終止形"))
        and before.surface != "だ"
    )


def _koto(tokens: Sequence[Token], index: int) -> bool:
    if tokens[index].kana not in ("コト", "ゴト") or _kanji_follows(tokens, index):
        return False
    return _adnominal(tokens, index) or _before(tokens, index) in ("この", "その", "の", "との")


def _toki(tokens: Sequence[Token], index: int) -> bool:
    after = _after(tokens, index)
    if _before(tokens, index) == "の" and index >= 2 and after in ("は", "、", "，"):
        noun = tokens[index - 2]
        return noun.pos[2] == "サ変可能" or noun.surface in _EVENTS
    if not _adnominal(tokens, index) or _kanji_follows(tokens, index):
        return False
    if after in ("は", "、", "，", "も", "や"):
        return True
    return after == "に" and (
        _after(tokens, index, 2) in ("は", "、", "，", "も") and _before(tokens, index) != "た"
    )


_EVENTS = frozenset(
    ["事故", "災害", "緊急", "雨天", "荒天", "非常", "火災", "地震", "台風", "病気", "満員", "不在"]
)


def _tokoro(tokens: Sequence[Token], index: int) -> bool:
    before, after = _before(tokens, index), _after(tokens, index)
    if before == "た" and after in ("、", "，", "で"):
        return True
    if _adnominal(tokens, index) and after in ("に", "で", "と"):
        return _after(tokens, index, 2) in ("より", "よる", "ある", "あり", "なり", "なる", "する")
    return (
        index >= 2
        and before == "の"
        and tokens[index - 2].surface in ("現在", "今", "目下", "多忙")
    )


def _mono(tokens: Sequence[Token], index: int) -> bool:
    # 生じた物である may be a thing; what is held to be so is none.
    after, further = _after(tokens, index), _after(tokens, index, 2)
    held = after == "と" and further in _HELD
    return _adnominal(tokens, index) and (held or after in ("です", "だ"))


_HELD = frozenset(["する", "し", "認める", "認め", "考える", "考え", "思わ", "なる"])


def _wake(tokens: Sequence[Token], index: int) -> bool:
    return (
        tokens[index].kana == "ワケ"
        and _adnominal(tokens, index)
        and _after(tokens, index) in ("に", "で", "だ", "です", "が", "では")
    )


def _toori(tokens: Sequence[Token], index: int) -> bool:
    before, after = _before(tokens, index), _after(tokens, index)
    if after in ("を", "沿い", "の", "から", "へ", "や"):
        return False
    if _adnominal(tokens, index):
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
        and _after(tokens, index) in ("に", "、", "，")
        and (_adnominal(tokens, index) or _before(tokens, index) == "の")
    )


def _uchi(tokens: Sequence[Token], index: int) -> bool:
    after = _after(tokens, index)
    if _adnominal(tokens, index):
        return tokens[index].kana == "ウチ" and after in ("に", "は")
    return _before(tokens, index) == "の" and after in ("、", "，") and tokens[index].kana == "ウチ"


def _hodo(tokens: Sequence[Token], index: int) -> bool:
    if not index or tokens[index].kana != "ホド":
        return False
    before = tokens[index - 1]
    return _adnominal(tokens, index) or before.pos[2] in ("助数詞", "助数詞可能")


def _hoka(tokens: Sequence[Token], index: int) -> bool:
    return (
        _adnominal(tokens, index)
        and _after(tokens, index) in ("、", "，", "は", "に")
        and not _kanji_follows(tokens, index)
    ) or (
        _before(tokens, index) == "の"
        and index >= 2
        and tokens[index - 2].surface not in ("そ", "こ")
        and _after(tokens, index) in ("、", "，")
    )


def _tame(tokens: Sequence[Token], index: int) -> bool:
    return tokens[index].kana == "タメ"


def _kanji_follows(tokens: Sequence[Token], index: int) -> bool:
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    return (
        after is not None
        and after.start == tokens[index].end
        and _KANJI.match(after.surface) is not None
        and after.pos[0] in ("名詞", "接尾辞")
    )


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


# Set phrases


def _phrase(tokens: Sequence[Token], index: int) -> tuple[str, str] | None:
    """Words of set phrases: と共に, に過ぎない, かも知れない, に就いて, に依って, という."""
    token = tokens[index]
    before, after, next_but_one = (
        _before(tokens, index),
        _after(tokens, index),
        _after(tokens, index, 2),
    )
    if token.surface == "共" and before == "と" and after == "に":
        # 説明すると共に; 会社と共に is "together with".
        led = index >= 2 and tokens[index - 2].pos[0] in _INFLECTED
        return ("phrase", _ITEM) if led else None
    if token.lemma == "過ぎる" and before == "に" and after in ("ない", "ず", "ませ", "なかっ"):
        return "phrase", _ITEM
    if token.surface == "知れ" and before == "も" and after in ("ない", "ませ"):
        return "phrase", _ITEM
    if token.surface in ("就い", "付い") and before == "に" and after == "て":
        if next_but_one not in ("、", "，", "は", "も", "の"):
            return None
        return ("phrase", _ITEM) if _noun_led(tokens, index) else None
    if token.surface in ("因っ", "依っ", "拠っ", "因り", "依り", "因る", "依る") and before == "に":
        return "phrase", _GUIDE
    if token.surface in ("言う", "云う", "謂う") and before == "と":
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        if following is not None and following.surface in _ABSTRACT:
            return "phrase", _GUIDE
    return None


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


def _noun_led(tokens: Sequence[Token], index: int) -> bool:
    return index >= 2 and tokens[index - 2].pos[0] in (
        "名詞",
        "代名詞",
        "接尾辞",
        "助詞",
        "補助記号",
    )
