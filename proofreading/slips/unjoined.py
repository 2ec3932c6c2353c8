"""Words side by side that prose never has: 使用ことが, 可能ます, ようなった, されいない, はを.

`unjoined.tsv` holds the pairs that 42 million characters of free texts do not have though chance
alone would bring them 20 times; `models/unjoined.py` counts them. Only words whose neighbours are a
matter of grammar are counted: particles, endings, formal nouns, and what stands before those.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from proofreading.slips.joint_names import (
    ADJECTIVAL,
    FORMAL,
    NOUN,
    VERBAL_NOUN,
    joint_name,
)
from proofreading.slips.mending import clause
from text.language.morphology import cost, tokens
from text.model.document import Token

FILE = Path(__file__).with_name("unjoined.tsv")


def may_be_asked(left: str, right: str) -> bool:
    """Whether the two names are of kinds whose neighbours are a matter of grammar.

    Behind a noun only an ending or a formal noun: a verb may follow where a particle is left out in
    speech. Before a verb of its own, anything: a new clause begins there.
    """
    if not _is_function(right) or left == right:
        return False  # twice the same: the rule on doubled words
    if not "ぁ" <= right[0] <= "ん" and right[:-1] not in FORMAL:
        return False  # 知っ得: a verb in kanji may begin anything
    if left in (NOUN, VERBAL_NOUN, ADJECTIVAL):
        return right[:-1] in FORMAL or _is_ending(right)
    return True


def _is_function(name: str) -> bool:
    return "/" in name


def _is_ending(name: str) -> bool:
    surface, _, form = name.partition("/")
    return len(form) > 1 and not form.endswith("動") and surface not in FORMAL


@lru_cache(maxsize=1)
def _pairs() -> dict[str, str]:
    """By the name of a word those that never follow, each between two blanks: to make sets of them
    would cost a draft more than it asks.
    """
    lines = (line.split("\t") for line in FILE.read_text("utf-8").splitlines())
    return {left: f" {rights} " for left, rights in lines}


_BETWEEN = ("する", "した", "して", "の", "が", "を", "に", "こと", "て", "れ", "い")
"""What is left out sooner than anything else."""
_LEAST = 1000
"""By how much the clause must be cheaper with what was meant."""


def meant(text: str, one: Token, two: Token) -> str | None:
    """Return what stands soundly in place of the two words: with something between them, or one
    of them alone; None where the dictionary finds nothing likelier. Some 13 analyses of a clause.
    """
    low, high = clause(text, one.start, two.end)
    before, after = text[low : one.start], text[two.end : high]
    made = [one.surface + between + two.surface for between in _BETWEEN]
    made += [word.surface for word in (one, two) if "ぁ" <= word.surface <= "ん"]
    ranked = sorted((cost(before + right + after), right) for right in made)
    most = cost(text[low:high]) - _LEAST
    for price, right in ranked[:3]:
        end = len(before) + len(right)
        words = list(tokens(before + right + after))
        near = (words[at] for at in unjoined(words))
        if price <= most and not any(len(before) - 2 <= word.start <= end + 2 for word in near):
            return right
    return None


def unjoined(words: Sequence[Token]) -> Iterator[int]:
    """Yield the number of each word that never stands behind the one before it, in order. O(n)."""
    pairs = _pairs()
    names: dict[tuple[str, str, tuple[str, ...]], str] = {}
    last, end = "", -1
    for at, word in enumerate(words):
        key = word.surface, word.conjugation_form, word.pos
        name = names.get(key)
        if name is None:
            name = names[key] = joint_name(word)
        if last and name and word.start == end and f" {name} " in pairs.get(last, ""):
            yield at
        last, end = name, word.end
