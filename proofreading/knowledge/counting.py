"""What is counted of a text: words, spellings, and what stands beside what.

Neighbours are counted three times: as words (pairs), as word classes where content words stand for
their class (classes), and as pairs of hiragana (kana). Runs of katakana are counted whole.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from proofreading.draft import Draft
from text.language.token_keys import BREAK, CLASS

_HIRAGANA_PAIR = re.compile("(?=([ぁ-ん])([ぁ-ん]))")
_DIGITS = re.compile("[0-9０-９]+")
_KATAKANA = re.compile("[ァ-ヴー]{3,}")

JOINT = "\t"
"""What stands between the words of a pair."""
RUN = CLASS + "カ:"
"""What the name of a run of katakana begins with."""


@dataclass
class Counts:
    """Counts of one or more texts.

    `words` tells kana and word class of each surface; `spellings` counts (lemma, base), where the
    lemma carries its reading and word class: two words written alike are kept apart.
    """

    surfaces: Counter[str] = field(default_factory=Counter)
    words: dict[str, tuple[str, str]] = field(default_factory=dict)
    pairs: Counter[str] = field(default_factory=Counter)
    spellings: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, other: Counts) -> None:
        """Add the counts of `other`."""
        self.surfaces.update(other.surfaces)
        self.words.update(other.words)
        self.pairs.update(other.pairs)
        self.spellings.update(other.spellings)


def kana_pairs(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield (place, left, right) for every two hiragana that stand together."""
    for match in _HIRAGANA_PAIR.finditer(text):
        yield match.start(), CLASS + match[1], CLASS + match[2]


def katakana_runs(text: str) -> Iterator[tuple[int, str]]:
    """Yield (place, run) for every run of three katakana or more."""
    for match in _KATAKANA.finditer(text):
        yield match.start(), match.group()


def line_hashes(draft: Draft) -> dict[int, int]:
    """Return for each distinct line of the text its hash and the number of its paragraph.

    Letters are made from letters: a line that stands in a hundred of them, whatever its figures, is
    counted once, or the corpus would seem to know a hundred times more than it does.
    """
    text = draft.text
    hashes: dict[int, int] = {}
    for number, line in enumerate(draft.paragraphs):
        written = _DIGITS.sub("0", text[line.start : line.end]).encode("utf-8", "replace")
        # Two checksums of 32 bits: collisions cost a line's count, and hashlib 5 ms of start-up.
        value = zlib.crc32(written) << 31 ^ zlib.adler32(written)
        hashes.setdefault(value, number)
    return hashes


def count(draft: Draft, lines: Iterable[int]) -> Counts:
    """Return the counts of the paragraphs of these numbers. O(tokens)."""
    counts = Counts()
    for number in lines:
        line = draft.paragraphs[number]
        first, last = draft.token_range(line.start, line.end)
        _count_words(counts, draft, first, last)
        _count_kana(counts, draft.text[line.start : line.end])
    return counts


def _count_words(counts: Counts, draft: Draft, first: int, last: int) -> None:
    pairs, surfaces, spelling_keys = counts.pairs, counts.surfaces, draft.spelling_keys
    previous, before = BREAK, CLASS
    for at in range(first, last):
        token, name, kind = draft.tokens[at], draft.keys[at], draft.classes[at]
        surfaces[name] += 1
        surfaces[kind] += 1
        if name not in counts.words:
            known = token.pos[0] if token.known else "未知語"
            counts.words[name] = (token.kana, f"{known}-{token.pos[1]}")
        if kind not in counts.words:
            counts.words[kind] = ("", "")
        pairs[previous + JOINT + name] += 1
        pairs[before + JOINT + kind] += 1
        previous, before = name, kind
        if spelling_keys[at]:
            counts.spellings[spelling_keys[at], token.base] += 1
    pairs[previous + JOINT + BREAK] += 1


def _count_kana(counts: Counts, text: str) -> None:
    for _, left, right in kana_pairs(text):
        counts.pairs[left + JOINT + right] += 1
        counts.surfaces[left] += 1
        counts.words.setdefault(left, ("", ""))
    for run in katakana_runs(text):
        counts.surfaces[RUN + run[1]] += 1
        counts.words.setdefault(RUN + run[1], ("", ""))
