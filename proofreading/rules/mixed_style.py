"""A sentence in plain style (である, できない) among those in です・ます, or the other way round.

What stands in a list, in quotation marks or in brackets is left out, and so is a block that is all
in one style: a letter in です・ます may list its particulars in plain style.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Literal

from proofreading.context import Context
from proofreading.draft import Draft
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
    r"[ \t\u3000]*(?:[・●○〇◎■□◆◇※＊*#>\-|]|[(（]?[0-9０-９ア-ン]{1,2}[)）.．、]|[①-⑳])"
)
_GOES_ON = ("と", "って", "など")
_QUOTED = later(r"「[^「」]{0,200}」|『[^『』]{0,200}』|（[^（）]{0,200}）|\([^()]{0,200}\)")


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


def _outside_quotations(draft: Draft, sentence: ViewSpan) -> list[Token]:
    """Return the last words of the sentence but for those in a quotation or in brackets."""
    words = draft.text[sentence.start : sentence.end]
    inside = [match.span() for match in _QUOTED.finditer(words)]
    return [
        word
        for word in draft.tokens_between(sentence.start, sentence.end)[-40:]
        if not any(low <= word.start - sentence.start < high for low, high in inside)
    ]


def check(draft: Draft, context: Context) -> Iterator[Finding]:
    """Yield the sentences of the rarer style where one style clearly rules the body."""
    seen: dict[Style, list[ViewSpan]] = {"polite": [], "plain": []}
    headings = [(mark.start, mark.end) for mark in draft.document.marks if mark.kind == "heading"]
    for sentence in draft.sentences:
        words = draft.text[sentence.start : sentence.end]
        if _LISTED.match(words) or words.startswith(("「", "『", "（", "(")):
            continue
        if not _END.search(words) or draft.text.startswith(_GOES_ON, sentence.end):
            continue
        found = style(_outside_quotations(draft, sentence))
        if found and not (len(words) < _SHORT and found[1].pos[0] == "形容詞"):
            name, word = found
            seen[name].append(ViewSpan(word.start, sentence.end))
    rarer: Style = "plain" if len(seen["plain"]) < len(seen["polite"]) else "polite"
    ruling: Style = "polite" if rarer == "plain" else "plain"
    if len(seen[ruling]) < _LEAST or len(seen[rarer]) > max(1, len(seen[ruling]) // _SHARE):
        return
    for ending in seen[rarer]:
        if not _among(draft.text, ending, seen[ruling]):
            continue
        place, _ = draft.view.raw_span(ending.start, ending.end)
        line = draft.document.raw.rfind("\n", 0, place) + 1
        if holds(headings, place, place + 1) or draft.document.raw.startswith("#", line):
            continue  # a motto
        yield RULE.finding(
            draft,
            ending.start,
            ending.end,
            rarer,
            written=draft.text[ending.start : ending.end],
            count=len(seen[ruling]),
        )
