"""Sentences and paragraphs that stand elsewhere in the new version, edited on the way or not.

What is said is compared, not the number or bullet before it, nor tags and targets of links.
Only what found no partner in its own place can have moved, and only what is long and rare enough
to be known again: a boilerplate line that stands twice anywhere moves only together with others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from collation.alignment.align import Stretch, row_cuts
from collation.alignment.pairing import Pairs, candidates, likeness, pairs_of
from collation.stream.stream import Stream
from text.later import later
from text.records import dataclass

_LEAST = 8
"""Fewest characters of a sentence that moves unchanged."""
_LEAST_NEARBY, _NEARBY = 3, 400
"""Fewest characters of a line that stands once in either text and moves this far at most."""
_LEAST_ITEM = 2
"""The same of an item of a list or a heading."""
_LEAST_EDITED = 14
"""Fewest characters of a sentence that moves and is edited."""
_LATIN = later("[!-~]+")
_HALF, _SURELY = 0.5, 0.8
"""The same of what is not Latin in it, and of one that is little else but Latin."""
_ALIKE = 0.6
"""Dice share of character pairs that a moved and edited sentence keeps."""
_FOLLOWS = 0.35
"""The same of one that goes along with the sentence before it: the body of a moved section."""


@dataclass(frozen=True, slots=True)
class Move:
    """old.text[old_start:old_end] stands at new.text[new_start:new_end]; `parts` are its sentences.

    The parts are stretches "equal" or "edited", in order and without gaps on either side.
    """

    old_start: int
    old_end: int
    new_start: int
    new_end: int
    parts: tuple[Stretch, ...]


Sentence = tuple[int, int]


def find_moves(old: Stream, new: Stream, stretches: Sequence[Stretch]) -> list[Move]:
    """Return the moves among the "loose" stretches, in the order of old.

    O(n) in the number of loose sentences, by an index of their rare character pairs.
    """
    left = _sentences(old, [(s.old_start, s.old_end) for s in stretches if s.standing == "loose"])
    right = _sentences(new, [(s.new_start, s.new_end) for s in stretches if s.standing == "loose"])
    if not left or not right:
        return []
    mates = _mates(old, new, left, right)
    repeated = _repeated(old), _repeated(new)
    moves: list[Move] = []
    index = 0
    while index < len(left):
        run = [index]
        while (
            index in mates
            and run[-1] + 1 in mates
            and mates[run[-1] + 1] == mates[run[-1]] + 1
            and left[run[-1]][1] == left[run[-1] + 1][0]
            and right[mates[run[-1]]][1] == right[mates[run[-1] + 1]][0]
        ):
            run.append(run[-1] + 1)
        if index in mates and not all(
            old.bare(*left[i]) in repeated[0] or new.bare(*right[mates[i]]) in repeated[1]
            for i in run
        ):
            moves.append(_move(old, new, [(left[i], right[mates[i]]) for i in run]))
        index = run[-1] + 1
    return moves


def _sentences(stream: Stream, loose: Sequence[Sentence]) -> list[Sentence]:
    return [
        sentence
        for start, end in loose
        if start < end
        for sentence in pairwise(row_cuts(stream, start, end))
        if sentence[0] not in stream.cells
    ]


def _repeated(stream: Stream) -> set[str]:
    bounds = pairwise([*stream.sentences, len(stream.text)])
    counts = Counter(stream.bare(start, end) for start, end in bounds)
    return {sentence for sentence, count in counts.items() if count > 1}


def _mates(
    old: Stream, new: Stream, left: Sequence[Sentence], right: Sequence[Sentence]
) -> dict[int, int]:
    """Return for loose old sentences (by number) the new ones that they have become."""
    one = [old.bare(start, end) for start, end in left]
    other = [new.bare(start, end) for start, end in right]
    mates: dict[int, int] = {}
    taken: set[int] = set()
    places: dict[str, list[int]] = {}
    for j in range(len(other) - 1, -1, -1):
        if _says_something(other[j]):
            places.setdefault(other[j], []).append(j)
    for i, sentence in enumerate(one):
        near = places.get(sentence)
        if near and (
            len(sentence) >= _LEAST
            or (
                len(sentence) >= (_LEAST_ITEM if left[i][0] in old.leads else _LEAST_NEARBY)
                and abs(left[i][0] - right[near[-1]][0]) <= _NEARBY
            )
        ):
            mates[i] = near.pop()
            taken.add(mates[i])
    old_pairs = [pairs_of(sentence) for sentence in one]
    new_pairs = [pairs_of(sentence) for sentence in other]
    found = []
    for i, likely in enumerate(candidates(old_pairs, new_pairs)):
        if i in mates or len(one[i]) < _LEAST_EDITED:
            continue
        for j in likely:
            if j not in taken and len(other[j]) >= _LEAST_EDITED:
                share = likeness(old_pairs[i], new_pairs[j])
                if share >= _ALIKE and _same_words(one[i], other[j]):
                    found.append((-share, i, j))
    for _, i, j in sorted(found):
        if i not in mates and j not in taken:
            mates[i] = j
            taken.add(j)
    _take_along(mates, (left, right), (old_pairs, new_pairs))
    return mates


def _says_something(text: str) -> bool:
    """Return whether there is more in it than marks: what opens a comment moves nowhere."""
    return any(map(str.isalnum, text))


def _take_along(
    mates: dict[int, int],
    places: tuple[Sequence[Sentence], Sequence[Sentence]],
    pairs: tuple[Sequence[Pairs], Sequence[Pairs]],
) -> None:
    """Add to `mates` what stands behind a sentence that moved, and has gone with it."""
    left, right = places
    taken = set(mates.values())
    for first in sorted(mates):
        i, j = first + 1, mates[first] + 1
        while (
            i < len(left)
            and j < len(right)
            and i not in mates
            and j not in taken
            and left[i - 1][1] == left[i][0]
            and right[j - 1][1] == right[j][0]
            and likeness(pairs[0][i], pairs[1][j]) >= _FOLLOWS
            and any(map(_says_something, pairs[0][i]))
        ):
            mates[i] = j
            taken.add(j)
            i, j = i + 1, j + 1


def _same_words(one: str, other: str) -> bool:
    """Return whether two alike sentences are alike in what is not Latin, too.

    A long identifier in both makes no version of either.
    """
    ours, theirs = _LATIN.sub("", one), _LATIN.sub("", other)
    if min(len(ours), len(theirs)) < _LEAST:
        return likeness(pairs_of(one), pairs_of(other)) >= _SURELY
    return likeness(pairs_of(ours), pairs_of(theirs)) >= _HALF


def _move(old: Stream, new: Stream, pairs: Sequence[tuple[Sentence, Sentence]]) -> Move:
    parts = tuple(
        Stretch(
            start,
            end,
            begin,
            stop,
            "equal" if old.text[start:end] == new.text[begin:stop] else "edited",
        )
        for (start, end), (begin, stop) in pairs
    )
    return Move(parts[0].old_start, parts[-1].old_end, parts[0].new_start, parts[-1].new_end, parts)
