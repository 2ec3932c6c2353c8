"""Brackets that do not pair: left open, closed twice, crossing, or closed in another width.

Matched over the whole running text, so that a pair may span lines and paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from proofreading.context import Context
from proofreading.draft import Draft
from proofreading.matter.emoticons import cheeks
from proofreading.mentions.half_marks import half_marks
from proofreading.others_words import quoted, within
from proofreading.prose import holds, is_code
from proofreading.rewording import Rewording
from proofreading.rule import RuleInfo
from text.later import later
from text.model.finding import Finding

RULE = RuleInfo(__name__, severity="error")

Trouble = Literal["open", "stray", "crossing", "width"]

_PAIRS = dict(zip("「『（([［｛{【〔《〈«‹｢", "」』）)]］｝}】〕》〉»›｣", strict=True))
_WIDE = {"(": "（", "[": "［", "{": "｛", "｢": "「"}
_FAMILY = {left: _WIDE.get(left, left) for left in _PAIRS} | {
    right: _WIDE.get(left, left) for left, right in _PAIRS.items()
}
_CLOSERS = frozenset(_PAIRS.values())
_BRACKET = later("[" + re.escape("".join(sorted({*_PAIRS, *_CLOSERS}))) + "]")
_CODE = later(r"`[^`\n]*`")
_ENUMERATOR = later(
    r"(?:^|[\s\u3000、。，．：:・])[0-9０-９¹²³⁰⁴-⁹a-zA-Zａ-ｚＡ-Ｚア-ンｱ-ﾝ一二三四五六七八九十①-⑳]{1,3}$"
)


_SPACED = later("(?:^|[\n。\\]】])[ \t\u3000]*[0-9０-９a-zA-Zａ-ｚＡ-Ｚア-ンｱ-ﾝ]{1,2}[ \u3000]$")
_LABEL = later(
    r"(?<![事用判条凡実症先前文特通慣比異恒定適作悪好類])例$|(?:^|[\s\u3000、。，．：:・>＞｜|\ufffc])(?:例|例題|注|註|注意|備考|参考|補足|出典|引用|資料|図|表|写真|左|右"
    r"|上|下|前|後|問|設問|答|答え|解答|質問|回答|※)[0-9０-９①-⑳一二三四五]{0,3}$"
)
_EMOTICON = later("[:;=8][-^o']?$")
_SPEAKER = later(r"(?:^|\n)[ \t\u3000]*(?:[-*・][ \u3000])?[^\s()（）。、「」]{1,10}$")
_HEADED = later("(?:^|\\n)[ \\t\u3000]*(?:[-*+・][ \u3000])?[一-鿿ァ-ヴー]{2,8}$")
"""A word at the head of a line or an item: キーワード）, 具体例）."""
_BOUND = (
    r"[ \u3000]*[-+−±]?(?:[0-9０-９][0-9０-９.,_]{0,15}|∞|[A-Za-zα-ω](?:[-+_]?[0-9])?)[ \u3000]*"
)
_INTERVAL = later(rf"[(\[（［]{_BOUND}[,，、;]{_BOUND}[)\]）］]")
"""A mathematical interval, the one end of which may belong to it and the other not: [0, 1)."""
_NUMBERED = later("(?:^|[^0-9０-９])([0-9０-９]{1,2})$")
_NEAR = 300
"""A list within a sentence goes on within so many code points."""
_ARROWS = frozenset("«»‹›")
"""Quotation marks of other languages, and arrows of pages and menus in this one."""


_PARAGRAPH = 80
"""Code points from which an unclosed quotation is a paragraph of a longer one."""


class Mistake(NamedTuple):
    """A bracket at `place` and what is wrong with it; `partner` is the other bracket's place."""

    place: int
    trouble: Trouble
    partner: int = -1


def mistakes(text: str) -> list[Mistake]:
    """Return the brackets of `text` that do not pair, in order. O(len(text))."""
    found: list[Mistake] = []
    opened: list[int] = []
    waiting: dict[str, list[int]] = {family: [] for family in _FAMILY.values()}
    crossed: dict[str, list[tuple[int, int]]] = {family: [] for family in waiting}
    marks = half_marks(text) | cheeks(text)
    for place, char in _brackets(text):
        if place in marks or _is_no_bracket(text, place):
            continue
        family = _FAMILY[char]
        if char not in _CLOSERS:
            if opened and _goes_on(text, opened[-1], place):
                waiting[family].pop()
                opened.pop()
            opened.append(place)
            waiting[family].append(place)
        elif waiting[family]:
            lines = text.count("\n", waiting[family][-1], place)
            ends = text[place + 1 : place + 2] in ("", "\n")
            # （北中学校⏎自然クラブ）: what is opened in the line before is closed by this one
            if lines and not (lines == 1 and ends) and _enumerates(text, place):
                continue
            partner = waiting[family].pop()
            while (inner := opened.pop()) != partner:
                other = _FAMILY[text[inner]]
                waiting[other].pop()
                crossed[other].append((inner, place))
            if _PAIRS[text[partner]] != char:
                found.append(Mistake(place, "width", partner))
        elif crossed[family]:
            found.append(Mistake(crossed[family].pop()[0], "crossing", place))
        elif (
            not _enumerates(text, place)
            and not _counts_on(text, place)
            and not _EMOTICON.search(text[max(place - 2, 0) : place])
        ):
            found.append(Mistake(place, "stray"))
    found.extend(Mistake(place, "open") for place in opened)
    found.extend(Mistake(place, "open") for left in crossed.values() for place, _ in left)
    return sorted(found)


def _brackets(text: str) -> Iterator[tuple[int, str]]:
    """Yield the brackets outside inline code and intervals with their places."""
    code = [match.span() for match in _CODE.finditer(text)]
    intervals = [match.span() for match in _INTERVAL.finditer(text)]
    code = sorted([*code, *(one for one in intervals if not holds(code, *one))])
    cut = [match.span() for match in _CUT_CODE.finditer(text)]
    code = sorted([*code, *(one for one in cut if not holds(code, *one))])
    code.append((len(text), len(text)))
    current = 0
    for match in _BRACKET.finditer(text):
        while code[current][1] <= match.start() < len(text) and current < len(code) - 1:
            current += 1
        if not code[current][0] <= match.start() < code[current][1]:
            yield match.start(), match.group()


def _is_no_bracket(text: str, place: int) -> bool:
    """Whether the bracket is a mouth, the half of (ry (以下略), or opens what an excerpt cuts off:
    :), :(, （最新の."""
    if (
        text[place] in ")）"
        and text[place - 1 : place] in ("：", "；")
        and _ENDS_LINE.match(text, place)
    ):
        return True
    around = text[place - 1 : place], text[place + 1 : place + 2]
    if around[0] in _QUOTES and around[1] in _QUOTES:
        return True  # "{" is what is spoken of
    if _PAIRS.get(around[0]) == around[1] and text[place] not in around:
        return True  # （]）, 「【」
    if text[place] in "()" and _SMILE.fullmatch(text, max(0, place - 3), place + 2):
        return True
    return _SLANG.match(text, place) is not None or _is_cut_off(text, place)


def _is_cut_off(text: str, place: int) -> bool:
    """Whether the bracket opens the last words of an excerpt, which ends in mid-sentence."""
    if text[place] not in "(（「『" or not _CUT.match(text, place):
        return False
    return place - text.rfind("\n", max(0, place - _EXCERPT), place) >= _EXCERPT or (
        "\n" not in text[max(0, place - _EXCERPT) : place] and place >= _EXCERPT
    )


_QUOTES = ('"', "'", "“", "”", "‘", "’", "`")
_ENDS_LINE = later("[)）][ \u3000。！？!?]*(?:\n|\\Z)")
_EXCERPT = 80
"""A list of posts shows from so many code points of each."""
_CUT = later("[(（「『][^\\n。！？!?)）」』]{0,30}[のをはがにでと](?:\\n|\\Z)")


_SMILE = later(
    r"(?:.{0,2}[\s。！!？?、…])?[:;=][-^o']?[()](?:[\s。！!？?、…<*_\ufffc])?|[:;=]-[()].?", re.S
)
_SLANG = later("[(（][rｒ][yｙ](?![A-Za-zａ-ｚ])")
_CUT_CODE = later(
    r"[({](?=[^\n…ぁ-んァ-ヶ一-鿿]{0,200}[=;{}])[^\n…ぁ-んァ-ヶ一-鿿]{4,200}(?:…|\.\.\.(?=\s|$))"
)
"""Code in an excerpt, up to where that was cut off."""


def _goes_on(text: str, before: int, place: int) -> bool:
    """Whether a quotation goes on in a new paragraph, which opens it anew: only the last closes it.

    Told from a bracket left open by the length of the paragraph: speech is shorter.
    """
    if text[before] != text[place] or text[place] not in "「『" or place - before < _PARAGRAPH:
        return False
    starts = all(not at or text[at - 1] in "\n\u3000 " for at in (before, place))
    return starts and "\n" in text[place - 3 : place] and text.count("\n", before, place) <= 3


def _counts_on(text: str, place: int) -> bool:
    """Whether the bracket at `place` ends one of the marks of a list within the sentence: the
    number before or after stands near with the same bracket, 会の1)名、2)所在地.
    """
    mark = _NUMBERED.search(text[max(place - 3, 0) : place])
    if mark is None:
        return False
    number = int(mark[1])
    near = text[max(0, place - _NEAR) : place - len(mark[1])], text[place + 1 : place + _NEAR]
    return any(
        re.search(rf"(?<![0-9０-９(（]){_digits(other, mark[1])}{re.escape(text[place])}", part)
        for other, part in zip((number - 1, number + 1), near, strict=True)
        if other
    )


def _digits(number: int, like: str) -> str:
    """Return the number in the width of `like`."""
    digits = str(number)
    return (
        digits
        if like.isascii()
        else digits.translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    )


def _enumerates(text: str, place: int) -> bool:
    """Whether the bracket at `place` ends a list mark or label such as 1), ア） or 例）."""
    before = text[max(place - 8, 0) : place]
    if text[place] not in ")）":
        return False
    if _SPACED.search(before):
        return True
    if _ENUMERATOR.search(before[-4:]) or _LABEL.search(before):
        return True
    if text[place + 1 : place + 2] not in (*"はがをにのでともへや、。", "") and _HEADED.search(
        text[max(place - 24, 0) : place]
    ):
        return True
    # 山田)　承知しました: who speaks
    return text[place + 1 : place + 2] in " \u3000*「『:：" and bool(
        _SPEAKER.search(text[max(place - 24, 0) : place])
    )


_SIGNATURE = later(r"[(（][^\s()（）「」。、：:のをはがにでとも]{1,16}[ \t\u3000]*(?=\n|$)")
_HABIT = 3


def _signed(text: str, found: Sequence[Mistake]) -> set[int]:
    """Return the open brackets before the name at the end of a line, where several lines end so:
    minutes that say who spoke, …を確認する(山田."""
    places = [one.place for one in found if one.trouble == "open"]
    ends = [place for place in places if _SIGNATURE.match(text, place)]
    return set(ends) if len(ends) >= _HABIT else set()


_HEAD = later(r"[ \t\u3000]*(?:[-*+・][ \u3000])?[^\s。、「」『』()（）]{1,12}$")


def _labelled(text: str, found: Sequence[Mistake]) -> set[int]:
    """Return the stray brackets behind the first words of a line, where several lines begin so:
    what somebody asks and what the others answer, 皆の意見）もう少し待つ."""
    strays = [one.place for one in found if one.trouble == "stray" and text[one.place] in ")）"]
    heads = [
        place
        for place in strays
        if _HEAD.fullmatch(text, text.rfind("\n", 0, place) + 1, place) is not None
    ]
    return set(heads) if len(heads) >= _HABIT else set()


_ASIDE = later(r"[(（][^\s()（）「」。、，,：:]{1,8}[ \t\u3000]*(?=\n|\Z)")
_LAUGHS = later(
    "[(（](?:[笑汗爆泣涙苦怒謎核滅死嘘殴照]{1,2}|[ぁぃぅぇぉっゎ])[ \t\u3000]*(?:\n|\\Z)"
)


def _line(text: str, place: int) -> str:
    end = text.find("\n", place)
    return text[text.rfind("\n", 0, place) + 1 : end if end >= 0 else None]


def _heads_its_line(draft: Draft, place: int) -> bool:
    """Whether the bracket ends a label that heads a line of the file, which was joined to the line
    before it: …を入力\n例）市役所."""
    raw, at = draft.document.raw, draft.view.raw_span(place, place + 1)[0]
    start = raw.rfind("\n", max(0, at - 12), at)
    head = raw[start + 1 : at].strip(" \t\u3000")
    return start >= 0 and raw[at : at + 1] in (")", "）") and _LABEL.search(head) is not None


def check(draft: Draft, context: Context) -> Iterator[Finding]:
    """Yield a finding for each bracket without a partner. O(length of the draft)."""
    text = draft.text
    rewording = Rewording(text)
    found = mistakes(text)
    signed = _signed(text, found) | _labelled(text, found)
    others = quoted(draft)
    for place, trouble, partner in found:
        if text[place] in _ARROWS or rewording.at(place):
            continue
        if trouble == "stray" and place in signed:
            continue
        if trouble != "width" and (is_code(_line(text, place)) or _heads_its_line(draft, place)):
            continue
        chat = _LAUGHS.match(text, place) or within(draft, others, place, place + 1)
        if trouble == "open" and chat and _ASIDE.match(text, place):
            continue  # (笑, (被害妄想: nobody closes them where people chat
        other = text[partner] if partner >= 0 else ""
        habit = trouble == "open" and place in signed
        yield RULE.finding(
            draft,
            place,
            place + 1,
            trouble,
            severity="question" if trouble == "width" or habit else None,
            cause=f"signed {text[place]}" if habit else "",
            suggestions=(_PAIRS[other],) if trouble == "width" else (),
            bracket=text[place],
            other=other,
        )
