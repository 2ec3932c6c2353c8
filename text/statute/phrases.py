"""Which words of a provision to name: 「A」を「B」に改める for the least that is there but once."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from difflib import SequenceMatcher

from text.language.morphology import tokens
from text.later import later

_WHOLE = later(
    "第[0-9０-９一二三四五六七八九十百千]+[条項号編章節款目表](?:の[0-9０-９一二三四五六七八九十百千]+(?![項号]))*"
    "|[0-9０-９]+(?:[.．,，][0-9０-９]+)*[年月日回円人歳条項号]?|[一二三四五六七八九十百千万億]+[年月日回円人歳条項号]?"
)
"""What is named whole: a number with its unit."""

_GAP = 1
"""Words between two changes that are named as one."""

_MOST = 0.7
"""Share of the old words that may be named; with more, the provision is written anew."""


def pairs_between(old: str, new: str, within: Sequence[str]) -> tuple[tuple[str, str], ...] | None:
    """Return the words to replace so that `old` becomes `new`; None: write it anew instead.

    `within` are all the lines that the address covers: words are chosen that stand in them once.
    Every pair is of words in `old`; each is replaced wherever it stands.
    """
    before, after = _words(old), _words(new)
    codes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    spans = [(i, k, j, m) for tag, i, k, j, m in codes if tag != "equal"]
    whole = "\n".join(within)
    pairs: list[tuple[str, str]] = []
    while True:
        spans = _merged(spans)
        pairs, grown = [], False
        for place, (i, k, j, m) in enumerate(spans):
            one, other = "".join(before[i:k]), "".join(after[j:m])
            if i == k and i > 0:
                i, j, grown = i - 1, j - 1, True
                spans[place] = (i, k, j, m)
                break
            good = one and whole.count(one) == 1 and _plain(one) and _plain(other)
            if good:
                pairs.append((one, other))
                continue
            left, right = i > 0, k < len(before)
            if not left and not right:
                return None
            low = spans[place - 1][1] if place else 0
            if left and (i > low or not right):
                spans[place] = (i - 1, k, j - 1, m)
            else:
                spans[place] = (i, k + 1, j, m + 1)
            grown = True
            break
        if not grown:
            break
    if sum(len(one) for one, _ in pairs) > _MOST * max(len(old), 1) and len(old) > 12:
        return None
    if not pairs or len(dict(pairs)) < len(pairs):
        return None
    return tuple(pairs)


def _merged(spans: Sequence[tuple[int, int, int, int]]) -> list[tuple[int, int, int, int]]:
    found: list[tuple[int, int, int, int]] = []
    for i, k, j, m in spans:
        if found and i - found[-1][1] <= _GAP and j - found[-1][3] == i - found[-1][1]:
            a, b, c, d = found.pop()
            found.append((min(a, i), max(b, k), min(c, j), max(d, m)))
        else:
            found.append((i, k, j, m))
    return found


def _plain(text: str) -> bool:
    """Whether `text` may stand between 「 and 」: its own brackets are in pairs."""
    depth = 0
    for char in text:
        depth += (char == "「") - (char == "」")
        if depth < 0:
            return False
    return depth == 0 and "\n" not in text and text.strip() == text


def _words(text: str) -> list[str]:
    """Return `text` in words, a number with its unit being one."""
    borders = {0, len(text)}
    for token in tokens(text, 0):
        borders |= {token.start, token.end}
    for match in _WHOLE.finditer(text):
        borders -= set(range(match.start() + 1, match.end()))
        borders |= {match.start(), match.end()}
    places = sorted(borders)
    return [text[low:high] for low, high in itertools.pairwise(places)]
