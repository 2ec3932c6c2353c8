"""Words that do not go on as they stand: 呼んでいいます, 企業いいます.

Each is a pair of forms that no grammar joins, so nothing is weighed and nothing is asked of a
corpus. What forms never meet at all is counted: `proofreading.slips.unjoined`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from proofreading.slips.connections import around
from text.model.document import Token

Break = tuple[int, int, tuple[str, ...]]
"""Start, end, and what may stand there, the likeliest first."""


def misjoined(words: Sequence[Token]) -> Iterator[Break]:
    """Yield the places where two words cannot be joined, in order. O(n)."""
    for at in range(1, len(words)):
        one, two = words[at - 1], words[at]
        if one.end != two.start or two.surface != "いい" or two.lemma != "言う":
            continue
        _, after = around(words, at)
        if after is None or after.lemma != "ます":
            continue
        if one.surface in ("て", "で"):
            yield one.start, two.end, (f"{one.surface}い",)  # 呼ん|で|いい|ます
        elif _names(one):
            yield one.start, two.end, (f"{one.surface}と{two.surface}",)  # 企業|いい|ます


def _names(word: Token) -> bool:
    """Whether the word is a noun that cannot stand without a particle: no 昨日, no 何."""
    return word.pos[0] == "名詞" and word.pos[2] != "副詞可能" and len(word.surface) > 1
