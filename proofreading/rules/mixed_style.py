"""A sentence in plain style (である, できない) among those in です・ます, or the other way round.

What stands in a list, in quotation marks or in brackets is left out, and so is a block that is all
in one style: a letter in です・ます may list its particulars in plain style.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal

from proofreading.context import Context
from proofreading.draft import Draft
from proofreading.others_words import titles, within
from proofreading.prose import holds
from proofreading.rule import RuleInfo
from text.later import later
from text.model.document import Token, ViewSpan
from text.model.finding import Finding

RULE = RuleInfo(__name__, severity="question")

Style = Literal["polite", "plain"]

_LEAST = 5
"""A style must have this many sentences to be the text's."""

_SHARE = 20
"""More than one sentence of the other style, and more than one in so many, is a habit."""

_REACH = 500
_BLANK_LINE = later(r"\n[ \t\r\u3000]*\n")

_END = later(r"(?<![・…])[。．][」』）)]*$")
_FINAL = frozenset(["か", "ね", "よ", "な", "わ", "ぞ", "さ", "けど", "が"])
"""Particles that stand behind the ending of a sentence."""
_POLITE = frozenset(["です", "ます", "ございます", "御座います"])
_ASKING = frozenset(["ください", "下さい", "なさい"])
_OPEN = frozenset(["ず", "す", "ぬ", "べし", "まい"])
"""Endings of old, or of nothing: あしからず, ありあｍす."""
_SHORT = 8
"""A sentence of fewer code points is called out, not told: 長い。"""
_LISTED = later(
    r"[ \t\u3000]*(?:[・●○〇◎■□◆◇※＊*#>＞\-|]|[(（]?[0-9０-９ア-ン]{1,2}[)）.．、]|[①-⑳])"
)
_GOES_ON = later(
    "(?:と(?!こ|き|も|て|く|り)|って|など)"
    "|[ \u3000\n]*(?:と、|そう(?:言|い|思|考|感|答|返|書|話|聞))"
)
_TAKEN_UP = later(
    "[ \u3000\n]*(?:そんな|こんな|そういう|こういう|そういった|こういった|これが|それが"
    "|[こそ]の(?!為|後|他|際|度|場合|結果|間|時|年|日|上|点|面)[一-鿿])"
)
"""A thought is said plainly and then spoken of: 必要な分だけ読む。これが…の考え方です."""
_COPY = 30
"""A plain sentence that has its line to itself is catch copy, an item or a heading up to here."""
_CUT = later(
    r"(?:(?:まし|でし)[ \t\r\u3000]*\n[ \t\u3000]*た|ま[ \t\r\u3000]*\n[ \t\u3000]*(?:した|す|せん)"
    r"|で[ \t\r\u3000]*\n[ \t\u3000]*(?:した|す))[かねよ]?[。．]"
)
"""A polite ending that a line break cuts in two: 残っていまし⏎た。"""
_BEFORE_CUT = 12
_ROW = 3
_QUOTED = later(r"「[^「」]{0,200}」|『[^『』]{0,200}』|（[^（）]{0,200}）|\([^()]{0,200}\)")
_CITED = later(
    "＜[^＜＞\n]{0,400}＞|《[^《》\n]{0,400}》|〈[^〈〉\n]{0,400}〉|“[^“”\n]{0,400}”"
    "|”[^“”\n]{2,400}”"
)
_POINTS = later(r"[ \t\u3000]*[▶►→⇒»>＞]")
_NOUN_IN_MARKS = later("[」』][。．]$")
_GLOSS = later("[（(][ぁ-んァ-ヶー]{1,20}[)）]")


def style(words: Sequence[Token]) -> tuple[Style, Token] | None:
    """Return the style of a sentence that ends with `words` and the word that shows it.

    None where none shows: 体言止め, an imperative, a sentence left open.
    """
    left = [word for word in words[-8:] if word.pos[0] not in ("補助記号", "空白")]
    while left and left[-1].pos[0] == "助詞" and left[-1].surface in _FINAL:
        left.pop()
    if not left:
        return None
    last = left[-1]
    if last.surface in _ASKING:
        return "polite", last
    if last.pos[0] not in ("動詞", "形容詞", "助動詞"):
        return None
    ending = [word for word in left[-4:] if word.pos[0] == "助動詞"]
    if any(word.lemma in _POLITE for word in ending) or last.lemma in _POLITE:
        return "polite", next(word for word in left[-4:] if word.lemma in _POLITE)
    if not last.conjugation_form.startswith(("終止形", "意志推量形")) or last.surface in _OPEN:
        return None
    at = len(left) - 1
    while (
        at
        and left[at - 1].pos[0] == "助動詞"
        and (left[at].pos[0] == "助動詞" or left[at].lemma == "有る")
    ):
        at -= 1
    return "plain", left[at]


def _among(text: str, ending: ViewSpan, others: list[ViewSpan]) -> bool:
    """Whether one of `others` (in order) stands in the same block, between blank lines."""
    index = bisect_left(others, ending.start, key=lambda other: other.start)
    gaps = [text[others[index - 1].end : ending.start]] if index else []
    gaps += [text[ending.end : others[index].start]] if index < len(others) else []
    return any(len(gap) < _REACH and not _BLANK_LINE.search(gap) for gap in gaps)


def _stands_apart(text: str, ending: ViewSpan, others: Sequence[ViewSpan]) -> bool:
    """Whether no one of `others` (in order) ends in the line: a note or a link around a story."""
    start, end = text.rfind("\n", 0, ending.start) + 1, text.find("\n", ending.end)
    index = bisect_left(others, start, key=lambda other: other.start)
    return index == len(others) or 0 <= end < others[index].start


def _outside_quotations(draft: Draft, sentence: ViewSpan) -> list[Token]:
    """Return the last words of the sentence but for those in a quotation or in brackets."""
    words = draft.text[sentence.start : sentence.end]
    inside = [match.span() for match in _QUOTED.finditer(words)]
    return [
        word
        for word in draft.tokens_between(sentence.start, sentence.end)[-40:]
        if not any(low <= word.start - sentence.start < high for low, high in inside)
    ]


def _is_a_voice(draft: Draft, sentence: ViewSpan, ending: ViewSpan, name: Style) -> bool:
    """Whether the sentence is a thought, a call, catch copy or an item, which has a style of its
    own: 来ようかな。, 知らんけど。, 分けなさいよ。, **変える必要はない。**, 心を育む。"""
    text = draft.text
    words = [
        word
        for word in draft.tokens_between(ending.start, ending.end)
        if word.pos[0] not in ("補助記号", "空白")
    ]
    last = words[-1]
    if name == "plain" and _lists_verbs(draft, sentence):
        return True
    if last.pos[0] == "助詞" and last.surface in _FINAL and last.surface != "が":
        return True
    if last.surface == "でしょ" or (name == "polite" and last.surface in _ASKING):
        return True
    if name == "polite" or (last.surface in ("た", "だ") and last.lemma == "た"):
        return False
    if last.lemma == "たい" or [word.surface for word in words[-2:]] == ["ん", "だ"]:
        return True
    if last.conjugation_form.startswith("意志推量形") or _TAKEN_UP.match(text, ending.end):
        return True
    raw, (start, end) = draft.document.raw, draft.view.raw_span(sentence.start, sentence.end)
    if raw[max(0, start - 2) : start] == "**" and raw[end : end + 2] == "**":
        return True  # the heading of a paragraph, in its first line
    alone = text[sentence.start - 1 : sentence.start] in ("", "\n") and text[
        sentence.end : sentence.end + 1
    ] in ("", "\n")
    told = _GLOSS.sub("", text[sentence.start : sentence.end])
    return alone and len(told) <= _COPY


def _in_table(text: str, sentence: ViewSpan) -> bool:
    """Whether the sentence stands in a row of a table."""
    end = text.find("\n", sentence.end)
    row = text.rfind("\n", 0, sentence.start) + 1
    return "\x1f" in text[row : end if end >= 0 else None]


def _lists_verbs(draft: Draft, sentence: ViewSpan) -> bool:
    """Whether the sentence is a row of verbs: 遊ぶ、笑う、話す。"""
    words = draft.tokens_between(sentence.start, sentence.end)
    listed = [
        one
        for one, after in pairwise(words)
        if after.surface in ("、", "。", "・")
        and one.pos[0] in ("動詞", "助動詞", "形容詞")
        and one.conjugation_form.startswith("終止")
    ]
    return len(listed) >= _ROW


def check(draft: Draft, context: Context) -> Iterator[Finding]:
    """Yield the sentences of the rarer style where one style clearly rules the body."""
    seen: dict[Style, list[ViewSpan]] = {"polite": [], "plain": []}
    voices: set[ViewSpan] = set()
    linked = titles(draft)
    cited = [match.span() for match in _CITED.finditer(draft.text)]
    headings = [(mark.start, mark.end) for mark in draft.document.marks if mark.kind == "heading"]
    for sentence in draft.sentences:
        words = draft.text[sentence.start : sentence.end]
        if _LISTED.match(words) or words.startswith(("「", "『", "（", "(")):
            continue
        if not _END.search(words) or _GOES_ON.match(draft.text, sentence.end):
            continue
        if _NOUN_IN_MARKS.search(words) or _POINTS.match(draft.text, sentence.end):
            continue  # 朱の「夏」。, the words of a button
        if holds(cited, sentence.end - 1, sentence.end):
            continue
        found = style(_outside_quotations(draft, sentence))
        if found and not (len(words) < _SHORT and found[1].pos[0] == "形容詞"):
            name, word = found
            if _CUT.search(draft.text, max(0, word.start - _BEFORE_CUT), sentence.end):
                name = "polite"
            ending = ViewSpan(word.start, sentence.end)
            seen[name].append(ending)
            if _is_a_voice(draft, sentence, ending, name) or _in_table(draft.text, sentence):
                voices.add(ending)
    rarer: Style = "plain" if len(seen["plain"]) < len(seen["polite"]) else "polite"
    ruling: Style = "polite" if rarer == "plain" else "plain"
    if len(seen[ruling]) < _LEAST or len(seen[rarer]) > max(1, len(seen[ruling]) // _SHARE):
        return
    for ending in seen[rarer]:
        if ending in voices or not _among(draft.text, ending, seen[ruling]):
            continue
        if rarer == "polite" and _stands_apart(draft.text, ending, seen[ruling]):
            continue  # what the page says around a story
        place, _ = draft.view.raw_span(ending.start, ending.end)
        line = draft.document.raw.rfind("\n", 0, place) + 1
        if holds(headings, place, place + 1) or draft.document.raw.startswith("#", line):
            continue  # a motto
        if within(draft, linked, ending.start, ending.end):
            continue  # what another page says of itself
        yield RULE.finding(
            draft,
            ending.start,
            ending.end,
            rarer,
            written=draft.text[ending.start : ending.end],
            count=len(seen[ruling]),
        )
