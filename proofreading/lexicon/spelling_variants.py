"""Words that are written in more than one way: which spellings of a word vary only in form.

Two spellings of one lemma are variants where one has kana in place of kanji that the other has, or
fewer 送り仮名 (漏洩, 漏えい; 取り組み, 取組; 様々, さまざま). 作る and 創る have other kanji and
may be meant.
"""

from __future__ import annotations

from text.later import later
from text.model.document import Token

_KANJI = later("[一-鿿々]")


def are_variants(one: str, other: str) -> bool:
    """Return whether two spellings of a lemma differ only by kana for kanji or by 送り仮名."""
    if one == other:
        return False
    few, many = "".join(_KANJI.findall(one)), "".join(_KANJI.findall(other))
    if len(few) > len(many):
        return are_variants(other, one)
    if len(few) < len(many) and len(few) == len(one):
        return False  # 体 and 身体: no kana stands for the other kanji
    if few == many and _sound_apart(one, other):
        return False
    return bool(many) and _is_subsequence(few, many)


def _sound_apart(one: str, other: str) -> bool:
    """Whether two spellings with the same kanji are said otherwise: 吹き飛ぶ and 吹っ飛ぶ, 思いきり
    and 思いっきり, 考へる and 考える. Of 送り仮名 the one has the end of what the other has.
    """
    return any(
        a and b and not (a.endswith(b) or b.endswith(a))
        for a, b in zip(_KANJI.split(one), _KANJI.split(other), strict=True)
    )


def may_be_able(one: str, other: str) -> bool:
    """Return whether the one says that the other can be done or is: 割る and 割れる, 入れれる."""
    short, long = sorted((one, other), key=len)
    return long in (f"{short[:-1]}れる", f"{short[:-1]}られる")


def is_mixed(spelling: str) -> bool:
    """Return whether the spelling has kanji at all: all-kana spellings are often a choice."""
    return _KANJI.search(spelling) is not None


def respelt(token: Token, base: str) -> str:
    """Return the token's surface in the spelling `base`: 取組み by 取り組む is 取り組み."""
    head = 0
    while head < min(len(token.surface), len(token.base)) and (
        token.surface[head] == token.base[head]
    ):
        head += 1
    ending, inflected = token.base[head:], token.surface[head:]
    return base[: len(base) - len(ending)] + inflected if base.endswith(ending) else base


def _is_subsequence(few: str, many: str) -> bool:
    rest = iter(many)
    return all(char in rest for char in few)
