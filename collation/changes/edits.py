"""What changed between two versions of a sentence, in whole units.

Words are matched first; a match that only particles or marks hold between two changes is none.
What is left is widened to whole units on both sides at once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from collation.alignment.affixes import common_head, common_tail
from collation.alignment.align import Stretch
from collation.alignment.sequence import Block, matching_blocks
from collation.changes.asides import slid
from collation.changes.edit import Bounds, Edit
from collation.changes.phrases import CRUMBS, phrases
from collation.stream.stream import Stream
from collation.units.reading import Reading
from collation.units.units import Unit
from collation.units.words import Word
from text.later import later

_DIFFLIB_TOKENS = 800
_SHORT = 20
"""Characters of content up to which one common word makes two lines versions of one another."""
_KEPT = 0.25
"""Share of the content, in characters, that a longer sentence keeps if it is a version."""
_CONTEXT = 8
"""Characters on either side of a change that are read with it at the least."""
_CRUMB = 2
"""Most words of a match between two changes that may be chance, if they say nothing."""
_CITED = later("第[0-9一二三四五六七八九十百]+[条項号](?:の[0-9一二三四五六七八九十]+)?")
_FIXED = {"date", "time", "number", "name"}
_COURTEOUS = frozenset(("申し上げる", "賜る", "致す", "頂く", "下さる", "御座る", "存ずる", "御"))
"""Words that every letter is full of: sentences that share nothing else are two sentences."""
_WEAK = ("助詞", "助動詞", "補助記号", "記号", "空白")


def edits(old: Stream, new: Stream, stretch: Stretch, one: Reading, other: Reading) -> list[Edit]:
    """Return what changed inside an "edited" stretch, in order; what is between is the same.

    `one` and `other` are its two sides as they are read.
    """
    bounds = Bounds(old, new, one, other)
    whole = Edit(stretch.old_start, stretch.old_end, stretch.new_start, stretch.new_end)
    one_sided = [edit for edit in _trimmed(old, new, [whole]) if _is_one_sided(edit)]
    if one_sided:
        # A long aside that came or went leaves the sentence what it was.
        return _widened(bounds, [slid(old, new, bounds, one_sided[0], stretch)], stretch)
    if _rewritten(one, other):
        return [_between_marks(whole, one, other)]
    grown = _widened(bounds, list(_trimmed(old, new, _changed(one, other, stretch))), stretch)
    found = [
        part
        for edit in grown
        for rest in _without_same_figures(edit, one, other, bounds)
        for part in _split(rest, one, other, bounds)
    ]
    return phrases(found, one, other) if len(found) >= CRUMBS else found


def _is_one_sided(edit: Edit) -> bool:
    return edit.old_start == edit.old_end or edit.new_start == edit.new_end


def around(old: Stream, new: Stream, stretch: Stretch) -> Stretch:
    """Return `stretch` without the phrases at either end that are the same on both sides.

    Only what is left has to be read word by word; some context stays on both sides of a change.
    """
    one = old.text[stretch.old_start : stretch.old_end]
    other = new.text[stretch.new_start : stretch.new_end]
    head = max(0, common_head(one, other) - _CONTEXT)
    while head and not _may_begin(one, head):
        head -= 1
    tail = max(0, common_tail(one[head:], other[head:]) - _CONTEXT)
    while tail and not _may_begin(one, len(one) - tail):
        tail -= 1
    while head and not _divides(old, new, stretch.old_start + head, stretch.new_start + head):
        head -= 1
    while tail and not _divides(old, new, stretch.old_end - tail, stretch.new_end - tail):
        tail -= 1
    return Stretch(
        stretch.old_start + head,
        stretch.old_end - tail,
        stretch.new_start + head,
        stretch.new_end - tail,
        "edited",
    )


def _may_begin(text: str, place: int) -> bool:
    """Return whether a phrase may begin at `place`: behind a mark, or with kanji behind kana."""
    before, here = text[place - 1], text[place] if place < len(text) else "。"
    if before in "、。！？":
        return True
    return "ぁ" <= before <= "ん" and not ("ぁ" <= here <= "ん" or here in "ー々、。")


def _divides(old: Stream, new: Stream, i: int, j: int) -> bool:
    return old.divides(i) and new.divides(j) and not (old.in_mark(i) or new.in_mark(j))


def _rewritten(one: Reading, other: Reading) -> bool:
    """Return whether two sentences share so few words of content that they are two sentences."""
    ours, theirs = _content(one), _content(other)
    if not ours or not theirs:
        return False
    longest = max(sum(map(len, ours)), sum(map(len, theirs)))
    least = 1 if longest <= _SHORT else _KEPT * longest
    # Most versions agree in enough words at their beginning alone.
    common = 0
    for word, mate in zip(ours, theirs, strict=False):
        if word != mate:
            break
        common += len(word)
    if common < least:
        common = sum(map(len, (Counter(ours) & Counter(theirs)).elements()))
    return common < least


def _between_marks(whole: Edit, one: Reading, other: Reading) -> Edit:
    """Return `whole` without the marks (<td>, **) with which both sides open, or close."""
    i, k, j, m = whole
    for number in range(min(len(one.units), len(other.units)) - 1):
        spans = _same_marks(one, other, number)
        if not spans:
            break
        (_, i), (_, j) = spans
    for number in range(min(len(one.units), len(other.units)) - 1):
        spans = _same_marks(one, other, -1 - number)
        if not spans or spans[0][0] <= i or spans[1][0] <= j:
            break
        (k, _), (m, _) = spans
    return Edit(i, k, j, m)


def _same_marks(one: Reading, other: Reading, number: int) -> list[tuple[int, int]]:
    """Return where both sides have one and the same mark as their unit `number`; [] if not."""
    units = one.units[number], other.units[number]
    spans = [
        side.span(unit.start, unit.end) for side, unit in zip((one, other), units, strict=True)
    ]
    texts = [side.excerpt(*span).content for side, span in zip((one, other), spans, strict=True)]
    is_mark = units[0].kind == units[1].kind == "markup" and texts[0] == texts[1]
    return spans if is_mark else []


def _content(reading: Reading) -> list[str]:
    return [
        word.surface
        for word in reading.words
        if word.token.pos[0] not in _WEAK and word.token.lemma not in _COURTEOUS
    ]


def _changed(one: Reading, other: Reading, stretch: Stretch) -> list[Edit]:
    blocks = _strong(one.words, other.words, _blocks(one.words, other.words))
    found = []
    old_place, new_place = stretch.old_start, stretch.new_start
    for i, j, n in blocks:
        if n:
            start, old_end = one.span(one.words[i].start, one.words[i + n - 1].end)
            begin, new_end = other.span(other.words[j].start, other.words[j + n - 1].end)
            found.append(Edit(old_place, start, new_place, begin))
            old_place, new_place = old_end, new_end
    found.append(Edit(old_place, stretch.old_end, new_place, stretch.new_end))
    return [
        edit for edit in found if edit.old_start < edit.old_end or edit.new_start < edit.new_end
    ]


def _blocks(one: Sequence[Word], other: Sequence[Word]) -> list[Block]:
    old = [word.surface for word in one]
    new = [word.surface for word in other]
    if len(old) > _DIFFLIB_TOKENS or len(new) > _DIFFLIB_TOKENS:
        return matching_blocks(old, new)
    head = _same_head(old, new)
    tail = _same_head(old[head:][::-1], new[head:][::-1])
    if _is_plain(old[: len(old) - tail], new[: len(new) - tail], head):
        ends = (0, 0, head), (len(old) - tail, len(new) - tail, tail)
        return [block for block in ends if block[2]]
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return [(i, j, n) for i, j, n in matcher.get_matching_blocks() if n]


def _is_plain(old: Sequence[str], new: Sequence[str], head: int) -> bool:
    """Return whether what follows the common `head` of two sides can be matched in one way only.

    Either it has no word in common, or it is on one side only and cannot slide: of の → のの the
    first or the second may be the new one, and difflib chooses.
    """
    one, other = old[head:], new[head:]
    if one and other:
        return set(one).isdisjoint(other)
    longer = one or other
    return not longer or not head or longer[-1] != old[head - 1]


def _same_head(old: Sequence[str], new: Sequence[str]) -> int:
    """Return how many words both sides have in common at their beginning."""
    for count, (word, mate) in enumerate(zip(old, new, strict=False)):
        if word != mate:
            return count
    return min(len(old), len(new))


def _strong(old: Sequence[Word], new: Sequence[Word], blocks: Sequence[Block]) -> list[Block]:
    """Return `blocks` without those that only particles and marks hold between two changes."""
    kept: list[Block] = []
    for index, (i, j, n) in enumerate(blocks):
        before = blocks[index - 1] if index else (0, 0, 0)
        after = blocks[index + 1] if index + 1 < len(blocks) else (len(old), len(new), 0)
        left = old[before[0] + before[2] : i], new[before[1] + before[2] : j]
        right = old[i + n : after[0]], new[j + n : after[1]]
        weak = n <= _CRUMB and all(word.token.pos[0] in _WEAK for word in old[i : i + n])
        if weak and any(left) and any(right) and not (_is_swap(left) or _is_swap(right)):
            continue
        kept.append((i, j, n))
    return kept


def _is_swap(sides: tuple[Sequence[Word], Sequence[Word]]) -> bool:
    """Return whether one word or number stands in the place of another: a change on its own."""
    if not all(sides):
        return False
    kinds = [{word.token.pos[0] for word in side} for side in sides]
    return kinds[0] == kinds[1] or max(map(len, sides)) == 1


def _widened(bounds: Bounds, changed: Sequence[Edit], stretch: Stretch) -> list[Edit]:
    """Return the edits, each grown over equal characters until both sides may be cut.

    Edits that touch afterwards become one.
    """
    grown: list[Edit] = []
    for index, edit in enumerate(changed):
        i, j, k, m = edit.old_start, edit.new_start, edit.old_end, edit.new_end
        low = grown[-1].old_end if grown else stretch.old_start
        while i > low and not bounds.hold(i, j):
            i, j = i - 1, j - 1
        following = changed[index + 1] if index + 1 < len(changed) else None
        high = following.old_start if following else stretch.old_end
        while k < high and not bounds.hold(k, m):
            k, m = k + 1, m + 1
        if grown and (grown[-1].old_end, grown[-1].new_end) == (i, j):
            last = grown.pop()
            i, j = last.old_start, last.new_start
        grown.append(Edit(i, k, j, m))
    return grown


def _split(edit: Edit, one: Reading, other: Reading, bounds: Bounds) -> Iterator[Edit]:
    """Yield `edit`, with every date, number or name that faces another as an edit of its own."""
    old = one.excerpt(edit.old_start, edit.old_end).units
    new = other.excerpt(edit.new_start, edit.new_end).units
    kinds = [unit.kind for unit in old]
    if kinds == [unit.kind for unit in new] and _FIXED & set(kinds):
        head, tail = len(old), 0
    else:
        head = _facing(old, new)
        tail = min(_facing(old[::-1], new[::-1]), len(old) - head, len(new) - head)
        if (head + tail == len(old)) != (head + tail == len(new)):
            # What is left over has no counterpart: カーライル → カー|は|ライル is one change.
            head = tail = 0
        elif head + tail < len(old) and any(
            _cites(side, [*units[:head], *units[len(units) - tail :]])
            for side, units in ((one, old), (other, new))
        ):
            # Of another citation 第二項 is no figure that became 第三項.
            head = tail = 0
    cuts = [(number, number) for number in range(1, head + 1)]
    cuts += [(len(old) - number, len(new) - number) for number in range(tail, -1, -1)]
    i, j = edit.old_start, edit.new_start
    for number, mate in cuts:
        k = old[number].start if number < len(old) else edit.old_end
        m = new[mate].start if mate < len(new) else edit.new_end
        if (k, m) == (edit.old_end, edit.new_end) or bounds.hold(k, m):
            yield from _differing(one, other, Edit(i, k, j, m))
            i, j = k, m


def _cites(reading: Reading, units: Sequence[Unit]) -> bool:
    """Return whether one of `units` is a part of a text that is cited: 第三項."""
    return any(_CITED.fullmatch(reading.excerpt(*unit[:2]).content) for unit in units)


def _without_same_figures(
    edit: Edit, one: Reading, other: Reading, bounds: Bounds
) -> Iterator[Edit]:
    """Yield `edit` cut where both sides have one and the same date, number or name.

    Of 水道代を30％、電気代を50％ that became 50％, 50％ has not changed. A row of figures alone is
    held figure against figure.
    """
    old = one.excerpt(edit.old_start, edit.old_end).units
    new = other.excerpt(edit.new_start, edit.new_end).units
    fixed = [unit for unit in old if unit.kind in _FIXED], [u for u in new if u.kind in _FIXED]
    if not all(fixed) or len(fixed[0]) == len(fixed[1]):
        yield edit
        return
    said = (
        [one.excerpt(*unit[:2]).content for unit in fixed[0]],
        [other.excerpt(*unit[:2]).content for unit in fixed[1]],
    )
    i, j = edit.old_start, edit.new_start
    for number, mate, count in matching_blocks(*said):
        for unit, twin in zip(fixed[0][number:][:count], fixed[1][mate:][:count], strict=False):
            if not (bounds.hold(unit.start, twin.start) and bounds.hold(unit.end, twin.end)):
                continue
            if (i, j) != (unit.start, twin.start):
                yield Edit(i, unit.start, j, twin.start)
            i, j = unit.end, twin.end
    if (i, j) != (edit.old_end, edit.new_end):
        yield Edit(i, edit.old_end, j, edit.new_end)


def _facing(old: Sequence[Unit], new: Sequence[Unit]) -> int:
    """Return how many units at the beginning are of one kind on both sides, and a fixed one."""
    count = 0
    for unit, mate in zip(old, new, strict=False):
        if unit.kind != mate.kind or unit.kind not in _FIXED:
            break
        count += 1
    return count


def _differing(one: Reading, other: Reading, edit: Edit) -> Iterator[Edit]:
    before = one.excerpt(edit.old_start, edit.old_end).content
    if before != other.excerpt(edit.new_start, edit.new_end).content:
        yield edit


def _trimmed(old: Stream, new: Stream, changed: Sequence[Edit]) -> Iterator[Edit]:
    """Yield the edits without what both sides have in common at either end."""
    for edit in changed:
        one = old.text[edit.old_start : edit.old_end]
        other = new.text[edit.new_start : edit.new_end]
        if one == other:
            continue
        head = common_head(one, other)
        tail = common_tail(one[head:], other[head:])
        yield Edit(
            edit.old_start + head, edit.old_end - tail, edit.new_start + head, edit.new_end - tail
        )
