"""A sentence in である among sentences in です・ます, or the other way round.

What stands in a list, in quotation marks or in brackets is left out, and so is a block that is all
in one style: a letter in です・ます may list its particulars in plain style.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import Literal

from proofreading.context import Context
from proofreading.draft import Draft
from proofreading.rule import RuleInfo
from text.later import later
from text.model.document import ViewSpan
from text.model.finding import Finding

RULE = RuleInfo(__name__, severity="question")

Style = Literal["polite", "plain"]

_LEAST = 5
"""A style must have this many sentences to be the text's."""

_SHARE = 20
"""More than one sentence of the other style, and more than one in so many, is a habit."""

_REACH = 500
_BLANK_LINE = later(r"\n[ \t\r\u3000]*\n")

_TAIL = r"(?P<tail>(?:か|ね|よ|よね)?)[。．！？!?]+$"
_POLITE = later(
    rf"(?P<end>です|でした|でしょう|ます|ました|ません|ませんでした|ましょう|ください|下さい){_TAIL}"
)
_PLAIN = later(
    rf"(?P<end>である|であった|であろう|ではない|ではなかった|のだ|なのだ|だった|だろう|[ァ-ヶ一-龠]だ|すべきだ|ねばならない|に違いない){_TAIL}"
)
_LISTED = later(
    r"[ \t\u3000]*(?:[・●○〇◎■□◆◇※＊*#>\-|]|[(（]?[0-9０-９ア-ン]{1,2}[)）.．、]|[①-⑳])"
)
_GOES_ON = ("と", "って", "など")
_QUOTED = later(r"「[^「」]{0,200}」|『[^『』]{0,200}』|（[^（）]{0,200}）|\([^()]{0,200}\)")


def style(sentence: str) -> tuple[Style, int] | None:
    """Return the style of a whole sentence and where its ending starts, None where none shows."""
    for name, ending in (("polite", _POLITE), ("plain", _PLAIN)):
        match = ending.search(sentence, max(len(sentence) - 16, 0))
        if match:
            return ("polite" if name == "polite" else "plain"), match.start("end")
    return None


def _among(text: str, ending: ViewSpan, others: list[ViewSpan]) -> bool:
    """Whether one of `others` (in order) stands in the same block, between blank lines."""
    index = bisect_left(others, ending.start, key=lambda other: other.start)
    gaps = [text[others[index - 1].end : ending.start]] if index else []
    gaps += [text[ending.end : others[index].start]] if index < len(others) else []
    return any(len(gap) < _REACH and not _BLANK_LINE.search(gap) for gap in gaps)


def check(draft: Draft, context: Context) -> Iterator[Finding]:
    """Yield the sentences of the rarer style where one style clearly rules the body."""
    seen: dict[Style, list[ViewSpan]] = {"polite": [], "plain": []}
    for sentence in draft.sentences:
        words = draft.text[sentence.start : sentence.end]
        if _LISTED.match(words) or words.startswith(("「", "『", "（", "(")):
            continue
        found = style(_QUOTED.sub(lambda match: "　" * len(match.group()), words))
        if found and not draft.text.startswith(_GOES_ON, sentence.end):
            name, place = found
            seen[name].append(ViewSpan(sentence.start + place, sentence.end))
    rarer: Style = "plain" if len(seen["plain"]) < len(seen["polite"]) else "polite"
    ruling: Style = "polite" if rarer == "plain" else "plain"
    if len(seen[ruling]) < _LEAST or len(seen[rarer]) > max(1, len(seen[ruling]) // _SHARE):
        return
    for ending in seen[rarer]:
        if not _among(draft.text, ending, seen[ruling]):
            continue
        yield RULE.finding(
            draft,
            ending.start,
            ending.end,
            rarer,
            written=draft.text[ending.start : ending.end],
            count=len(seen[ruling]),
        )
