"""Which words of a provision to name: 「A」を「B」に改める for the least that is there but once."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from text.later import later
from text.statute.quantities import named_words

_FIGURE = later(r"[ \u3000\t]+|[0-9０-９一二三四五六七八九十百千万億].*")
"""A cell of a row of figures, or the blank between two."""

Span = tuple[int, int, int, int]

_GAP = 1
"""Words between two changes that are named as one."""

_MOST = 0.7
"""Share of the old words that may be named; with more, the provision is written anew."""


def pairs_between(old: str, new: str, within: Sequence[str]) -> tuple[tuple[str, str], ...] | None:
    """Return the words to replace so that `old` becomes `new`; None: write it anew instead.

    `within` are all the lines that the address covers: words are chosen that stand in them once.
    Every pair is of words in `old`; each is replaced wherever it stands.
    """
    before, after = named_words(old), named_words(new)
    codes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    spans = _in_columns([code[1:] for code in codes if code[0] != "equal"], before, after)
    whole = "\n".join(within)
    pairs: list[tuple[str, str]] = []
    while True:
        spans = _merged(spans, before)
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


def _in_columns(
    spans: Sequence[Span], before: Sequence[str], after: Sequence[str]
) -> Sequence[Span]:
    """Set figures against figures where a row of them has the next one's value in one place.

    400円 450円 against 450円 500円 is two amounts that rose, not one that went and one that came.
    """
    found: list[Span] = []
    for span in spans:
        i, k, j, m = span
        if found and j < m and i == k:
            a, b, c, d = found[-1]
            ours, theirs = before[a:k], after[c:m]
            row = (
                c == d
                and len(ours) == len(theirs)
                and all(map(_FIGURE.fullmatch, [*ours, *theirs]))
            )
            if row and a < b:
                places = [at for at in range(len(ours)) if ours[at] != theirs[at]]
                found[-1:] = [(a + at, a + at + 1, c + at, c + at + 1) for at in places]
                continue
        found.append(span)
    return found


def _merged(spans: Sequence[Span], before: Sequence[str]) -> list[Span]:
    """Return the spans, those as one that stand no more than `_GAP` words apart in one cell."""
    found: list[Span] = []
    for i, k, j, m in spans:
        gap = i - found[-1][1] if found else 0
        cell = (
            gap == 1
            and (before[i - 1].isspace() or before[i - 1] == "、")
            and all(h < t for h, t in ((i, k), (j, m)))
        )
        if found and gap <= _GAP and j - found[-1][3] == gap and not cell:
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
