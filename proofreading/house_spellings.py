"""Words whose spelling the corpus settles, with the other spellings as patterns."""

from __future__ import annotations

from collections.abc import Iterator

from proofreading.knowledge.knowledge import Knowledge
from proofreading.lexicon.spelling_variants import are_variants, is_mixed
from proofreading.rules.house_spelling import settled

_INFLECTED = ("動詞", "形容詞")


def house_spellings(corpus: Knowledge) -> Iterator[tuple[str, list[str]]]:
    """Yield the usual spelling of each word that has one, with patterns of those that it is not.

    Patterns are the other spellings that the corpus has, too; of a verb, what precedes the
    inflection, with a kana after it. Equal corpora give equal spellings, in the same order.
    """
    for key, spellings in corpus.all_spellings():
        usual = settled(spellings)
        if usual is None:
            continue
        others = [base for base in sorted(spellings) if are_variants(base, usual)]
        if others and key.split("/")[2] in _INFLECTED:
            for right, wrong in (_stem(usual, base) for base in others):
                if _is_telling(wrong):
                    yield right, [f"/{wrong}(?=[ぁ-ん])/"]
        elif any(map(_is_telling, others)):
            yield usual, [base for base in others if _is_telling(base)]


def _is_telling(pattern: str) -> bool:
    """Whether the pattern is safe in a tool that looks for substrings: あた is in あたり, too."""
    return len(pattern) > 1 and is_mixed(pattern)


def _stem(usual: str, other: str) -> tuple[str, str]:
    """Return both words without the ending that they share."""
    tail = 0
    while tail < min(len(usual), len(other)) and usual[-1 - tail] == other[-1 - tail]:
        tail += 1
    return usual[: len(usual) - tail], other[: len(other) - tail]
