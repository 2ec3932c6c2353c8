"""The changes of wording that turn a sentence round: yes and no, limits, deadlines, may and must.

A proofreader looks for these first, so they are called only where the predicate or the limit of one
and the same clause has changed: can → cannot, at least → more than, before → after. A sentence that
was rewritten, an aside that was left out or a range written otherwise (から → ～) is none of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from text.later import later
from text.model.document import Token

Note = Literal["negation", "limit", "deadline", "modality", ""]

_NEGATIONS = frozenset(("ない", "無い", "ず", "まい", "ぬ"))
_OPPOSITES = frozenset(
    frozenset(pair)
    for pair in (
        *(("必要", "不要"), ("要", "不要"), ("賛成", "反対"), ("許可", "禁止"), ("有料", "無料")),
        *(("有効", "無効"), ("有り", "無し"), ("任意", "義務"), ("任意", "強制"), ("必須", "任意")),
        *(("増加", "減少"), ("含む", "除く"), ("開始", "終了"), ("可決", "否決"), ("多数", "少数")),
        *(("肯定", "否定"), ("承認", "却下"), ("承認", "否認"), ("可", "不可"), ("可", "否")),
        *(("有", "無"), ("ユウ", "無"), ("あり", "なし"), ("公開", "非公開"), ("課税", "非課税")),
        *(("出席", "欠席"), ("合格", "不合格"), ("適用", "不適用"), ("採択", "不採択")),
        *(("賛成", "棄権"), ("許可", "不許可"), ("認める", "禁ずる"), ("認める", "禁じる")),
        *(("未納", "既納"), ("未婚", "既婚"), ("未済", "既済"), ("増額", "減額"), ("増員", "減員")),
        *(("値上げ", "値下げ"), ("引き上げる", "引き下げる"), ("引き上げ", "引き下げ")),
        *(("有償", "無償"), ("有利", "不利"), ("適法", "違法"), ("上げる", "下げる")),
        *(
            ("参加", "不参加"),
            ("有る", "無い"),
            ("同意", "拒否"),
            ("継続", "中止"),
            ("開く", "閉じる"),
        ),
    )
)
_OPEN_OR_CLOSED = frozenset(
    frozenset(pair)
    for pair in (
        *(("営業", "休業"), ("開業", "廃業"), ("開店", "閉店"), ("開館", "休館"), ("開館", "閉館")),
        *(("開庁", "閉庁"), ("開校", "休校"), ("開園", "休園"), ("開講", "休講"), ("診療", "休診")),
        *(("運行", "運休"), ("運転", "運休"), ("開催", "中止"), ("実施", "中止"), ("再開", "休止")),
    )
)
"""What a notice is about, so that a new wording of the whole line does not hide the turn."""
_PREFIXES = "不非無未"
_FACING = {"未": "既", "既": "未", "有": "無", "無": "有", "可": "否", "要": "否", "正": "誤"}
_BOUNDS = (
    *(
        "以上",
        "以下",
        "未満",
        "超える",
        "を超えない",
        "超過",
        "超",
        "以内",
        "以外",
        "以前",
        "以後",
        "以降",
    ),
    *(
        "上回る",
        "下回る",
        "に限り",
        "に限る",
        "を除き",
        "を除く",
        "を含む",
        "を含み",
        "のみ",
        "だけ",
    ),
    *("少なくとも", "最大", "最小", "最低", "最高", "上限", "下限", "までに", "まで", "から"),
    *("より前", "より後", "前", "後"),
)
_BOUND = later("|".join(sorted(_BOUNDS, key=len, reverse=True)))
_SAME_BOUNDS = tuple(
    frozenset(pair)
    for pair in (
        *(
            ("以後", "以降"),
            ("のみ", "だけ"),
            ("超える", "超"),
            ("以下", "を超えない"),
            ("超過", "超"),
            ("から", "以降"),
        ),
        *(
            ("後", "以降"),
            ("後", "以後"),
            ("に限る", "のみ"),
            ("に限り", "のみ"),
            ("まで", "までに"),
        ),
        *(("前", "以前"), ("少なくとも", "最低"), ("に限る", "に限り"), ("を含む", "を含み")),
        *(("を除く", "以外"), ("を除き", "以外"), ("を除く", "を除き"), ("に限り", "だけ")),
    )
)
_JOINS = (
    {"又は", "若しくは", "または", "もしくは", "或いは"},
    {"及び", "並びに", "および", "ならびに", "かつ"},
)
_WHOLE = (
    {"全部", "全て", "全員", "全額", "すべて", "全"},
    {"一部", "半数", "半額", "過半数", "半"},
)
_WITHOUT = later(
    "(?:が|の)?なく(?:して)?|なし[にで]|を(?:得|受け|経)(?:ず|ないで)に?|(?:せ|し)ずに?"
)
_WITH = later(
    "を(?:得|受け|経)(?:て|た上で|たうえで)|の(?:上|うえ)で?|し(?:て|た上で|たうえで)|があれば"
)
_UNDONE = later("(?P<deed>[一-龠々]{2,4})(?:無し|なし)(?=[とでに、。])")
_RANGE = later("から|より|[~～〜―]|-")
_LEFT = later(r"[^、。()「」]*$")
_UNTIL = frozenset(
    ("前", "後", "まで", "までに", "から", "以内", "以降", "以前", "以後", "より前", "より後")
)
_CASE = later("^[がはもを](?=.)")
"""A particle before a predicate: が必要 became は不要."""
_WHO = later("の?(?:者|もの|人|方)?$")
"""Whom a limit is set, said or not: 二十歳以上, 二十歳以上の者, 二十歳を超える者."""
_MARKS = later(r"[\s、。，,.・*_`|#]+")
_TIME = later(
    "(?:[日月年時分週]|日間|週間|か月|ヶ月|カ月|箇月|年間|時間"
    "|末|期限|締切|当日|前日|翌日|曜日?|開始|終了)[)）]?$"
)
_CAN = (
    "(?:ことができ|こともでき|ことはでき|でき(?=る|ま|た|な))(?!るよう)|可能(?!な限り|性)|得る"
    "|ても(?:よい|良い|差し支えな|かまわな)"
)
_MUST = (
    "なければ|ねば|なくては|なきゃ|ざるを得|必要がある|必要があ|義務を負|べき(?=で|だ|と|か|。)|べし"
    "|ては(?:ならな|いけな)"
)
_FORCES = {
    "try": later("努め|努力|[がはも]望ましい"),
    "must": later(_MUST),
    "can": later(_CAN),
    "perhaps": later("ことがあ|場合があ|おそれがあ|恐れがあ|かもしれ"),
    "shall": later("ものと(?:する|します|し)"),
}
_POTENTIAL = later("[えけせてねめれげべ](?:る|ます|ない|ません|た|ました)?$")
_HELPERS = frozenset(
    ("為る", "有る", "居る", "成る", "出来る", "事", "物", "様", "得る", "努める", "ます")
)

_EMPTY = frozenset(("為る", "有る", "致す", "為さる", "御座る", "事", "出来る", "行う", "物"))
"""Verbs that say nothing but that it is done, or may be."""
_COPULAS = frozenset(("為る", "有る", "成る"))
"""What a noun is made a predicate with: 公開とする, 公開である, 公開となる."""
_FORCING = frozenset(
    ("必要", "可能", "義務", "負う", "良い", "望ましい", "差し支える", "構う", "行く", "成る")
)
"""Words of may and must themselves: してもよい, しても差し支えない, してはいけない."""
_LONGEST_TAIL = 16
"""Longest phrase (code points) that can add or drop nothing but the force of a predicate."""


class Change(NamedTuple):
    """The words and the text of both sides, and what stands before them in the sentence."""

    old: Sequence[Token]
    new: Sequence[Token]
    before: str
    after: str
    left: str = ""
    right: str = ""


def note(change: Change) -> Note:
    """Return what a change of wording does to the sense, "" if nothing that can be told."""
    before, after = (_MARKS.sub("", side) for side in (change.before, change.after))
    if (not before and not after) or "。" in change.before.strip("。") + change.after.strip("。"):
        return ""
    if (_WITHOUT.fullmatch(before) and _WITH.fullmatch(after)) or (
        _WITH.fullmatch(before) and _WITHOUT.fullmatch(after)
    ):
        return "negation"
    if (
        before
        and after
        and (_negated(change) or _opposite(_CASE.sub("", before), _CASE.sub("", after), change))
    ):
        return "negation"
    if _bounds(before, after, change):
        if _UNTIL.isdisjoint(_BOUND.findall(before) + _BOUND.findall(after)):
            return "limit"
        last = _BOUND.sub("", before) or _BOUND.sub("", after) or change.left
        return "deadline" if _TIME.search(last.rstrip()) else "limit"
    return "modality" if _forced(before, after, change) else ""


def reversed_deed(before: str, after: str) -> bool:
    """Return whether one side says that something was not done, the other that it was.

    変更無しとした became 変更し, however much else of the sentence has changed.
    """
    return turning_words(before, after) is not None


def turning_words(before: str, after: str) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Return where either side says whether something was done; None where that does not turn."""
    for one, other, turned in ((before, after, False), (after, before, True)):
        for match in _UNDONE.finditer(one):
            done = re.compile(f"{match['deed']}(?:を行[いうっ]|し(?!な|ま[いせ])|する|され|せら)")
            found = done.search(other)
            if found and not done.search(one) and match.group() not in other:
                spans = match.span(), found.span()
                return spans[::-1] if turned else spans
    return None


def _negated(change: Change) -> bool:
    """Return whether the same predicate says yes on one side and no on the other."""
    if _nays(change.old) % 2 == _nays(change.new) % 2:
        return False
    if any(_FORCES["must"].search(side) for side in (change.before, change.after)):
        return False
    if change.before.endswith("か") != change.after.endswith("か"):
        return False
    one, other = (_content(side) for side in (change.old, change.new))
    return one == other


def _content(words: Sequence[Token]) -> list[str]:
    """Return the lemmas that say what is done, without what only says whether."""
    return [
        word.lemma
        for word in words
        if word.pos[0] not in ("助詞", "助動詞", "補助記号", "空白")
        and word.lemma not in _NEGATIONS
        and word.lemma not in _EMPTY
    ]


def _nays(words: Sequence[Token]) -> int:
    return sum(word.lemma in _NEGATIONS and word.pos[0] in ("助動詞", "形容詞") for word in words)


def _opposite(before: str, after: str, change: Change) -> bool:
    shorter, longer = sorted((before, after), key=len)
    if len(longer) == len(shorter) + 1 and longer[0] in _PREFIXES and longer[1:] == shorter:
        return True
    if len(before) == len(after) and _faces(before, after):
        return True
    one, other = (
        [
            _plain(word)
            for word in side
            if word.pos[0] not in ("助詞", "助動詞") and word.lemma not in _COPULAS
        ]
        for side in (change.old, change.new)
    )
    only_old, only_new = _without(one, other), _without(other, one)
    if _opened_or_closed(before, after, only_old, only_new):
        return True
    if len(only_old) == 1 == len(only_new) and frozenset((*only_old, *only_new)) in _OPPOSITES:
        return True
    if len(only_old) + len(only_new) == 1 and (only_old or only_new)[0] in _PREFIXES:
        return True
    return frozenset((before, after)) in _OPPOSITES or {before, after} in (
        {"あり", "なし"}, {"あり", "無し"}, {"有り", "無し"}, {"有り", "なし"}, {"可", "不可"},
        {"○", "×"}, {"要", "不要"}, {"有", "無"}, {"ある", "ない"}, {"あります", "ありません"},
    )  # fmt: skip


def _opened_or_closed(
    before: str, after: str, only_old: Sequence[str], only_new: Sequence[str]
) -> bool:
    """Return whether 営業 faces 休業 in one place of a phrase, whatever else of it has changed."""
    for word in only_old:
        for mate in only_new:
            if frozenset((word, mate)) in _OPEN_OR_CLOSED and not (word in after or mate in before):
                behind = before.partition(word)[2][:1], after.partition(mate)[2][:1]
                if behind[0] == behind[1]:
                    return True
    return False


def _faces(before: str, after: str) -> bool:
    """Return whether the sides differ in one character, 未 against 既 or 有 against 無."""
    differing = [pair for pair in zip(before, after, strict=True) if pair[0] != pair[1]]
    return (
        len(differing) == 1 and len(before) <= 4 and _FACING.get(differing[0][0]) == differing[0][1]
    )


def _plain(word: Token) -> str:
    return word.lemma or word.surface


def _without(some: Sequence[str], others: Sequence[str]) -> list[str]:
    """Return `some` without one of each of `others`, particles and auxiliaries left out."""
    rest = list(some)
    for word in others:
        if word in rest:
            rest.remove(word)
    return rest


def _bounds(before: str, after: str, change: Change) -> bool:
    """Return whether nothing but the limit has changed, and not only how it is written."""
    for some in (_JOINS, _WHOLE):
        if (before in some[0] and after in some[1]) or (before in some[1] and after in some[0]):
            return True
    if not (_BOUND.search(before) or _BOUND.search(after)):
        return False
    rests = tuple(_WHO.sub("", _BOUND.sub("", side)).lstrip("を") for side in (before, after))
    if rests[0] != rests[1] or (before and after and rests == (before, after)):
        return False
    bounds = _BOUND.findall(before), _BOUND.findall(after)
    if sorted(bounds[0]) == sorted(bounds[1]) or max(map(len, bounds)) > 2:
        return False
    only = set(bounds[0]) ^ set(bounds[1])
    if only <= {"から", "まで"}:
        # 4月から6月まで for 4月～6月 is the same stretch of time.
        around = _LEFT.findall(change.left)[0][-12:] + change.right[:12]
        both = {"から", "まで"} <= set(bounds[0]) | set(bounds[1])
        return (both and bool(before and after)) or (only == {"まで"} and not _RANGE.search(around))
    if not (before and after) and only & {"前", "後", "から", "まで", "を含む", "を含み"}:
        return False
    return frozenset(only) not in _SAME_BOUNDS


def _forced(before: str, after: str, change: Change) -> bool:
    """Return whether the same predicate may on one side and must on the other, or has to try."""
    lemmas = [{word.lemma for word in side} for side in (change.old, change.new)]
    if (lemmas[0] ^ lemmas[1]) & {"必ず"} and not _other_content(change, {"必ず"}):
        return True
    for effort in ("努め", "努力"):
        if effort in before and effort in after:
            before, after = (side.replace(effort, "し") for side in (before, after))
    particle = change.left[-1:] if change.left.endswith(("て", "で")) else ""
    one, other = _force(particle + before), _force(particle + after)
    if one == other or max(len(before), len(after)) > _LONGEST_TAIL + 8:
        return False
    if {one, other} == {"can", ""} and _POTENTIAL.search(before if one == "" else after):
        return False
    if not before or not after:
        return len(before or after) <= _LONGEST_TAIL and not _other_content(change, set())
    contents = [
        [_stem(word) for word in _content(side) if word not in _HELPERS and word not in _FORCING]
        for side in (change.old, change.new)
    ]
    return contents[0] == contents[1]


def _other_content(change: Change, known: set[str]) -> bool:
    return any(
        word not in _HELPERS and word not in known and word not in _FORCING
        for word in (*_content(change.old), *_content(change.new))
    )


def _stem(lemma: str) -> str:
    """Return a lemma without its ending: 届出 and 届け出る are one word."""
    return "".join(char for char in lemma if not "ぁ" <= char <= "ゖ") or lemma


def _force(text: str) -> str:
    return next((name for name, form in _FORCES.items() if form.search(text)), "")
