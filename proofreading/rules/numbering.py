"""Numbering with a gap or a double: (1)(2)(4), ①①②, 第1号議案 第3号議案.

The numbers at the head of lines are followed, each way of writing them and each level for itself:
indent, heading, article. A list that begins anew under the next parent starts again at 1; one that
starts elsewhere goes on from there.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Literal, NamedTuple

from proofreading.context import Context
from proofreading.draft import Draft
from proofreading.mentions.columns import Columns
from proofreading.mentions.list_labels import (
    CIRCLED,
    IROHA,
    IROHA_ORDER,
    KANJI,
    Label,
    heading_places,
    labels,
)
from proofreading.others_words import quoted, within
from proofreading.rule import RuleInfo
from text.later import later
from text.model.finding import Finding

RULE = RuleInfo(__name__, severity="error")

_INLINE = later(
    rf"(?:[(（](?P<inner>[0-9０-９]{{1,2}})[)）]|(?P<circled>[{CIRCLED}]))"
    r"(?=[ \u3000]?[^\s、。，．・〜～~のはをがにもとやへで)）\-(（①-⑳])"
)


class Mistake(NamedTuple):
    """A label that does not follow the one `before` it; `sure` where nothing else explains it."""

    label: Label
    trouble: Literal["gap", "double"]
    before: Label
    sure: bool


def mistakes(text: str, headings: Sequence[int], order: Sequence[Label]) -> Iterator[Mistake]:
    """Yield the labels that leave a gap or repeat a number, of those in `order`, all of one column.

    O(len(text) · levels).
    """
    runs: dict[Level, list[Label]] = {}
    extract = bool(_EXTRACT.search(text[:_HEAD_OF_TEXT]))
    breaks = sorted([*headings, *(match.start() for match in _ANEW.finditer(text))])
    contents = _contents(text)
    amended = [match.start() for match in _ANEW.finditer(text)]
    clauses: set[Label] = set()
    place = 0
    for index, label in enumerate(order):
        while place < len(breaks) and breaks[place] <= label.start:
            if not (label.heading and breaks[place] == label.start):
                _close(runs, text, breaks[place], breaks[place] in headings)
            if _EXTRACT.match(text, breaks[place]):
                extract = True
            place += 1
        if any(start <= label.start < end for start, end in contents):
            continue
        level = label.style, label.heading, 0 if label.style[0] == "第" else label.indent
        _leave(runs, label)
        run = runs.setdefault(level, [])
        before = run[-1] if run else None
        if before is None or label.number == 1 or label.number == before.last + 1:
            if label.number == 1:
                run.clear()
            run.append(label)
            in_article = any(style == _ARTICLE for style, _, _ in runs)
            if in_article and label.style == "1 " and label.number == 2:
                clauses.add(label)  # the first clause of an article bears no number
            if label.number == 1 and before is not None and before.number == 1:
                if _begins_in_line(text, label):
                    continue
                following = _next_at(order, index)
                if following in (2, 3) and text.count("\n", before.end, label.start) == 1:
                    yield Mistake(label, "double", before, following == 3)
                    # (1)(1)(3) has but one mistake.
                    run[-1] = label._replace(number=following - 1, last=following - 1)
            continue
        run.append(label)
        between = text[before.end : label.start]
        sure = run[0].number == 1 and label.style in _SURE and not label.heading
        if label.style in (*_BARE, "Q1") and run[0].number != 1 and run[0] not in clauses:
            continue  # a column of figures, the names of places
        if label.number < before.number:
            run[:] = [label]
        elif label.number <= before.last:
            if label.number == before.number and label.style not in _MAY_STAND_TWICE:
                yield Mistake(label, "double", before, sure)
        elif (
            not (extract and label.style[0] == "第")
            and not (len(amended) >= _AMENDED and label.start > amended[0])
            and not _comes_later(order, index, before.last + 1)
            and not _written(
                label.style, before.last + 1, text if label.style in ("Q1", "問1") else between
            )
        ):
            yield Mistake(label, "gap", before, sure and label.number == before.last + 2)
            if label.number == before.last + 2 == _next_at(order, index):
                # １ ３ ３ has but one mistake.
                run[-1] = label._replace(number=label.number - 1, last=label.number - 1)


Level = tuple[str, bool, int]
"""Of a run of labels: how they are written, whether they head sections, how far they stand in."""

_BARE = ("1 ", "一 ")
"""Numbers before a blank and nothing else."""
_ARTICLE = "第1条"
_MAY_STAND_TWICE = frozenset(("第1章", "第1節", "第1部"))
"""In a list of contents and again over the chapter."""
_EXTRACT = later("[^\n]{0,40}(?:[（(]?抄[）)]?$|抜粋|抜すい|一部抜)", re.MULTILINE)
_HEAD_OF_TEXT = 200
_ANEW = later("^[ \t\u3000]*附[ \u3000]*則", re.MULTILINE)
"""Supplementary provisions count their articles anew, and again at each amendment."""
_AMENDED = 3
"""Supplementary provisions from which a text gives of each amendment what still holds."""
_CONTENTS = later("^[ \t\u3000]*目[ \u3000]*次[ \t\u3000]*$", re.MULTILINE)


def _contents(text: str) -> list[tuple[int, int]]:
    """Where lists of contents stand: the lines below 目次 up to a blank line or a sentence."""
    found = []
    for match in _CONTENTS.finditer(text):
        end = match.end()
        for line in text[end + 1 : end + 8000].splitlines(keepends=True):
            if "。" in line or (not line.strip() and end > match.end() + 1):
                break
            end += len(line)
        found.append((match.start(), end + 1))
    return found


def _close(runs: dict[Level, list[Label]], text: str, place: int, heading: bool) -> None:
    """At a heading the lists below the one before end; at 附則 all numbering does."""
    for level in list(runs):
        if not heading or not (level[1] or level[0][0] == "第"):
            del runs[level]


def _leave(runs: dict[Level, list[Label]], label: Label) -> None:
    """Forget the lists that the next label of an outer list, article or heading has ended."""
    for level in list(runs):
        style, heading, indent = level
        inner = not heading and indent > label.indent and style[0] != "第"
        of_article = label.style[0] == "第" and not heading and style[0] != "第"
        if inner or of_article:
            del runs[level]


_SURE = frozenset(("(1)", "(一)", "①", "1.", "1)", "第1号議案"))


def inline_mistakes(text: str) -> Iterator[Mistake]:
    """Yield the labels inside a line that leave a gap: (1)氏名、(2)住所、(4)電話. O(len(text)).

    Only after a list that begins 1, 2 in that line; a label before a particle is a reference.
    """
    line_start, runs = 0, dict[str, list[Label]]()
    for match in _INLINE.finditer(text):
        if text.find("\n", line_start, match.start()) >= 0:
            runs = {}
        line_start = match.end()
        circled = match["circled"]
        style = "①" if circled else "(1)"
        number = CIRCLED.index(circled) + 1 if circled else int(match["inner"])
        label = Label(match.start(), match.end(), style, number)
        run = runs.setdefault(style, [])
        if number == 1:
            run.clear()
        if number == len(run) + 1:
            run.append(label)
        elif len(run) >= 2 and number in (len(run) + 2, len(run) + 3):
            before = run[-1]
            low, high = text.rfind("\n", 0, label.start) + 1, text.find("\n", label.end)
            if circled and CIRCLED[len(run)] in text[low : high if high >= 0 else None]:
                continue  # ①集める ②書く ④配る／③会計は別に
            runs[style] = []
            yield Mistake(label, "gap", before, False)


def _comes_later(order: Sequence[Label], index: int, number: int) -> bool:
    """Whether the list has the number further down, before it begins anew: ① ③ ④ ②, in another
    order on purpose. Right behind the next it was swapped with it."""
    label = order[index]
    own = (
        one for one in order[index + 1 :] if (one.style, one.indent) == (label.style, label.indent)
    )
    for place, one in enumerate(own):
        if one.number == 1:
            return False
        if one.number == number:
            return place > 0
    return False


def _begins_in_line(text: str, label: Label) -> bool:
    """Whether the list that begins with `label` goes on in its line: 1. 窓 2. 机 below 1.掃除."""
    high = text.find("\n", label.end)
    line = text[label.end : high if high >= 0 else None]
    return label.style in ("1.", "1)") and re.search(r"[。\s\u3000][2２][.．)）]", line) is not None


def _next_at(order: Sequence[Label], index: int) -> int:
    """Return the number of the next label if it is of the same style and level, else 0."""
    label, after = order[index], order[index + 1] if index + 1 < len(order) else None
    same = after is not None and (after.style, after.indent, after.heading) == (
        label.style,
        label.indent,
        label.heading,
    )
    return after.number if after is not None and same else 0


def _written(style: str, number: int, text: str) -> bool:
    """Whether the label `number` stands somewhere in `text`, though not at the head of a line."""
    if style == "①":
        return number <= len(CIRCLED) and CIRCLED[number - 1] in text
    if style == "(イ)":
        return number <= len(IROHA_ORDER) and f"{IROHA_ORDER[number - 1]}）" in text
    if style == "(ア)":
        return number <= len(IROHA) and f"{IROHA[number - 1]}）" in text
    folded = unicodedata.normalize("NFKC", text)
    if style == "1 ":
        # 3月以内 is no third clause.
        return re.search(rf"(?<![0-9]){number}(?=[\s.、,)])", folded) is not None
    if style == "一 ":
        return False
    if style == "(一)":
        return f"({KANJI[(number - 1) % 10]})" in folded
    return style.replace("1", str(number)).strip() in folded


def check(draft: Draft, context: Context) -> Iterator[Finding]:
    """Yield a finding for each number out of order. O(length of the draft)."""
    found = _by_columns(draft)
    for label, trouble, before, sure in chain(found, inline_mistakes(draft.text)):
        yield RULE.finding(
            draft,
            label.start,
            label.end,
            trouble,
            severity=None if sure else "question",
            label=draft.text[label.start : label.end].strip(),
            before=draft.text[before.start : before.end].strip(),
        )


def _set_in(draft: Draft, label: Label) -> Label:
    """The label one level further in if it opens an item of a list in HTML: 3. <li>1. … <li>2. …"""
    place, _ = draft.view.raw_span(label.start, label.end)
    item = _ITEM.search(draft.document.raw, max(0, place - _TAG), place)
    return label._replace(indent=label.indent + 2) if item else label


_TAG = 120
_ITEM = later(r"<li\b[^<>]{0,100}>\s*$", re.IGNORECASE)


def _by_columns(draft: Draft) -> Iterator[Mistake]:
    """Yield the mistakes of the lists outside of tables and of those in them.

    In a table one must be a mistake down the column and along the rows: a 新旧対照表 has 第３条
    twice in one row, and a list may run either way.
    """
    text, headings = draft.text, heading_places(draft)
    others = quoted(draft)
    order = [
        _set_in(draft, label)
        for label in labels(text, headings)
        if not within(draft, others, label.start, label.end)
    ]
    columns = Columns(draft)
    along = list(mistakes(text, headings, order))
    if not along or len(columns) < 2:
        yield from along
        return
    known = {(one.label.start, one.trouble) for one in along}
    places = {label.start: columns.at(label.start) for label in order}
    down: list[Mistake] = []
    for column in sorted({*places.values()}):
        own = [label for label in order if places[label.start] == column]
        down += mistakes(text, headings, own)
    for one in sorted(down, key=lambda one: one.label.start):
        left_out = one.trouble == "gap" and columns.is_extract(one.label.start)
        if (one.label.start, one.trouble) in known and not left_out:
            yield one
