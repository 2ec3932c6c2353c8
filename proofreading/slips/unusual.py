"""Kana in an order that prose never has, where one edit makes what prose has all the time.

開催いたしす, 見ることがきる, 守らなければらない: endings that the dictionary cuts into whatever
words there are. Two judges must agree: the counts of kana (`proofreading.expected.kana`), and the
dictionary's own costs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from proofreading.expected.kana.nearest import Edit, edits
from proofreading.slips.mending import clause
from text.language.morphology import cost
from text.later import later

_LEAST = 6.0
_MISSED = 11.0, 2900
"""What an edit gains at least by the counts (natural logarithm) and by the dictionary. Drawn on two
million characters of strangers' prose: of the thirteen asked there, twelve were slips."""
_ALIKE = 9.0, 4000
_OTHER = 11.0, 9000
_PLAIN = 10.0, 12000
_SWAPPED = 10.0, 8000
_TOO_MANY = 6.0, 8000
_PAIRS = (
    "きさほはろるわれねれねわいりこてちらぬめまよけはすむかがきぎくぐけげこごさざしじすずせぜ"
    "そぞただてでとどはばひびふぶへべほぼはぱばぱ"
)
_LOOK_ALIKE = frozenset(_PAIRS[at : at + 2] for at in range(0, len(_PAIRS), 2))
"""Kana that eyes, scanners and fingers take for one another."""
_KEPT = frozenset("てえけらもおご")
"""A kana that speech may add or a word may begin with: 見てて, 続けえない, お話."""
_ENDINGS = ("まし", "ます", "ませ", "ない", "です", "でし")
_SPOKEN = later("[ぁぃぅぇぉ〜～]|っす|ませう")
_WELLING = later("[がもは]?わかな")
"""湧かない is written so, and 分からない sooner in kanji or whole."""
_AFTER_KATAKANA = later("[ァ-ヺー][ぁ-ん]{0,1}$")
"""A name goes on in kana behind katakana: アトリエりら."""
_NEAR = 4
_TRIED = 3
"""So many edits of a place are put to the dictionary."""


def unusual(text: str) -> Iterator[Edit]:
    """Yield the edits that both judges ask for, in order. O(length), and a millisecond for each
    place that prose does not have.
    """
    for place in edits(text, _LEAST):
        first = place[0]
        beside = text[max(0, first.start - _NEAR) : first.end + _NEAR]
        if _SPOKEN.search(beside):
            continue
        agreed = (edit for edit in place[:_TRIED] if _is_agreed(text, edit))
        yield from islice(agreed, 1)


def _is_agreed(text: str, edit: Edit) -> bool:
    if edit.end > edit.start and not "ぁ" <= text[edit.start - 1 : edit.start] <= "ん":
        return False  # the first kana: of a word or a name, not of an ending
    if edit.right == "い" and text[edit.start - 1 : edit.start] in ("て", "で"):
        return False  # できてません: spoken
    if _WELLING.match(text, max(0, edit.start - 2)) or _AFTER_KATAKANA.search(
        text, max(0, edit.start - 3), edit.start
    ):
        return False
    lines = [cheaper for gain, cheaper in _lines(edit, text) if edit.gain >= gain]
    return bool(lines) and _cheaper(text, edit) >= min(lines)


def _lines(edit: Edit, text: str) -> Sequence[tuple[float, float]]:
    """Return what the edit must gain by both judges, of which one pair is enough."""
    written = text[edit.start : edit.end]
    if not written:
        return () if edit.right in "おご" else (_MISSED,)
    if not edit.right:
        doubled = written in (text[edit.start - 1 : edit.start], text[edit.end : edit.end + 1])
        ends = text.startswith(_ENDINGS, edit.end) and written not in _KEPT
        return (_TOO_MANY,) if doubled or ends else ()
    if len(written) == len(edit.right) == 1:
        alike = {written + edit.right, edit.right + written} & _LOOK_ALIKE
        return (_ALIKE,) if alike else (_OTHER, _PLAIN)
    return (_SWAPPED,)


def _cheaper(text: str, edit: Edit) -> float:
    low, high = clause(text, edit.start, edit.end)
    return cost(text[low:high]) - cost(text[low : edit.start] + edit.right + text[edit.end : high])
