"""Which sentences of a gap are versions of one another, by the character pairs that they share."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from collation.alignment.affixes import common_head, common_tail
from text.records import dataclass

_POSTINGS = 24
"""A character pair that stands in more sentences than this says nothing about which belong."""
_ALIKE = 0.4
"""Dice share of common character pairs from which two sentences are versions of one another."""
_SURELY = 0.6
"""Dice share from which sentences in the same places need no better partner."""
_CONTAINED = 0.7
"""Share of the shorter one's pairs from which it is a part of the longer."""
_MOST = 8
"""Most sentences, of both sides together, that are one version of one another."""
_PART = 6
"""Fewest characters of a part."""
_BETWEEN = 1
"""Most sentences that were put in between two parts of one that was split."""
_LEAST_END = 2
"""Fewest characters of a line that is the beginning, or end, of what stood in one line."""


@dataclass(frozen=True, slots=True)
class Group:
    """old[old_start:old_end] and new[new_start:new_end] (sentence numbers) are versions."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int


Pairs = frozenset[str]


def pairs_of(text: str) -> Pairs:
    """Return the pairs of neighbouring characters in `text`; a lone character is one, too."""
    return frozenset(map(str.__add__, text, text[1:])) if len(text) > 1 else frozenset(text)


def linked(old: Sequence[str], new: Sequence[str]) -> list[Group]:
    """Return the groups of sentences that are versions of one another, in order on both sides.

    A sentence may be split into several or several joined into one. O(n) for n sentences but for
    the few candidates of each.
    """
    if not old or not new:
        return []
    if len(old) == len(new) and all(map(_surely_alike, old, new)):
        return [Group(i, i + 1, i, i + 1) for i in range(len(old))]
    old_pairs = [pairs_of(sentence) for sentence in old]
    new_pairs = [pairs_of(sentence) for sentence in new]
    links: list[tuple[int, int, float]] = []
    for i, near in enumerate(candidates(old_pairs, new_pairs)):
        for j in near:
            weight = _weight(old_pairs[i], new_pairs[j])
            if weight:
                links.append((i, j, weight))
    return _with_ends(_grouped(_heaviest(links), old_pairs, new_pairs), old, new)


def _with_ends(groups: list[Group], old: Sequence[str], new: Sequence[str]) -> list[Group]:
    """Return the groups with the lines before and behind that were cut off from their sentences.

    活動日 on a line of its own has too little in it to be known again anywhere but where the
    sentence that opened with it goes on.
    """
    found: list[Group] = []
    for number, group in enumerate(groups):
        low, high, begin, stop = group.old_start, group.old_end, group.new_start, group.new_end
        before = found[-1] if found else Group(0, 0, 0, 0)
        after = groups[number + 1] if number + 1 < len(groups) else None
        ours, theirs = (_letters("".join(side)) for side in (old[low:high], new[begin:stop]))
        if begin > before.new_end and _opens(ours, theirs, _letters(new[begin - 1])):
            begin -= 1
        elif low > before.old_end and _opens(theirs, ours, _letters(old[low - 1])):
            low -= 1
        last = after.new_start if after else len(new)
        end = after.old_start if after else len(old)
        if stop < last and _opens(ours[::-1], theirs[::-1], _letters(new[stop])[::-1]):
            stop += 1
        elif high < end and _opens(theirs[::-1], ours[::-1], _letters(old[high])[::-1]):
            high += 1
        found.append(Group(low, high, begin, stop))
    return found


def _opens(whole: str, rest: str, line: str) -> bool:
    """Return whether `whole` opens with `line`, which its other version `rest` lacks."""
    return len(line) >= _LEAST_END and whole.startswith(line) and not rest.startswith(line)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def candidates(old: Sequence[Pairs], new: Sequence[Pairs], most: int = 8) -> list[list[int]]:
    """Return for each old sentence the few new ones with which it shares the most rare pairs."""
    postings: dict[str, list[int]] = defaultdict(list)
    for j, pairs in enumerate(new):
        for pair in pairs:
            postings[pair].append(j)
    found = []
    for pairs in old:
        shared: Counter[int] = Counter()
        for pair in pairs:
            places = postings.get(pair, ())
            if len(places) <= _POSTINGS:
                shared.update(places)
        # Of equals the first: a set of strings comes in another order in every process.
        ranked = sorted(shared.items(), key=lambda item: (-item[1], item[0]))
        found.append([j for j, _ in ranked[:most]])
    return found


def likeness(one: Pairs, other: Pairs) -> float:
    """Return the Dice share (0..1) of the character pairs that two sentences have in common."""
    return 2 * len(one & other) / max(1, len(one) + len(other))


def _surely_alike(one: str, other: str) -> bool:
    ends = common_head(one, other) + common_tail(one, other)
    return ends >= _SURELY * max(len(one), len(other)) or (
        likeness(pairs_of(one), pairs_of(other)) >= _SURELY
    )


def _weight(one: Pairs, other: Pairs) -> float:
    """Return the number of common pairs of two versions, 0 if they are none."""
    common = len(one & other)
    shorter, longer = sorted((len(one), len(other)))
    if 2 * common >= _ALIKE * (shorter + longer):
        return common + common / longer
    if shorter + 1 >= _PART and common >= _CONTAINED * shorter:
        return common
    return 0.0


def _heaviest(links: Sequence[tuple[int, int, float]]) -> list[tuple[int, int]]:
    """Return the chain of links of the greatest weight in which neither side ever steps back.

    O(n log n) with a Fenwick tree of best chains by new sentence.
    """
    if not links:
        return []
    ordered = sorted(links)
    size = max(j for _, j, _ in ordered) + 1
    best: list[tuple[float, int]] = [(0.0, -1)] * (size + 1)
    previous: list[int] = []
    totals: list[float] = []
    for index, (_, j, weight) in enumerate(ordered):
        top = (0.0, -1)
        k = j + 1
        while k > 0:
            top = max(top, best[k])
            k &= k - 1
        previous.append(top[1])
        totals.append(top[0] + weight)
        k = j + 1
        while k <= size:
            best[k] = max(best[k], (totals[index], index))
            k += k & -k
    index = max(range(len(totals)), key=totals.__getitem__)
    chain: list[tuple[int, int]] = []
    while index >= 0:
        chain.append(ordered[index][:2])
        index = previous[index]
    return chain[::-1]


def _grouped(
    chain: Sequence[tuple[int, int]], old: Sequence[Pairs], new: Sequence[Pairs]
) -> list[Group]:
    """Return the chain as groups: links that share a sentence are one group.

    A link joins a group only where it adds to it: the part is not yet accounted for.
    """
    groups: list[Group] = []
    for i, j in chain:
        last = groups[-1] if groups else None
        if last is not None and (i < last.old_end or j < last.new_end):
            groups[-1] = _best(groups, i, j, old, new)
        else:
            groups.append(Group(i, i + 1, j, j + 1))
    return groups


def _best(
    groups: Sequence[Group],
    i: int,
    j: int,
    old: Sequence[Pairs],
    new: Sequence[Pairs],
) -> Group:
    """Return the last group as it is, or widened by the link (i, j), or the link in its place."""
    last = groups[-1]
    before = groups[-2] if len(groups) > 1 else Group(0, 0, 0, 0)
    choices = [last]
    wider = Group(last.old_start, i + 1, last.new_start, j + 1)
    near = i <= last.old_end + _BETWEEN and j <= last.new_end + _BETWEEN
    if near and _sentences(wider) <= _MOST:
        choices.append(wider)
    if i >= before.old_end and j >= before.new_end:
        choices.append(Group(i, i + 1, j, j + 1))
    return max(choices, key=lambda group: (_of_group(group, old, new), -_sentences(group)))


def _sentences(group: Group) -> int:
    return group.old_end - group.old_start + group.new_end - group.new_start


def _of_group(group: Group, old: Sequence[Pairs], new: Sequence[Pairs]) -> float:
    one = frozenset().union(*old[group.old_start : group.old_end])
    other = frozenset().union(*new[group.new_start : group.new_end])
    return likeness(one, other)
