"""Numbering with a gap or a double: (1)(2)(4), ①①②, 第1号議案 第3号議案.

The numbers at the head of lines are followed, each way of writing them for itself. A list that
begins anew under the next parent starts again at 1; one that starts elsewhere goes on from there.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import chain
from typing import Literal, NamedTuple

from proofreading.context import Context
from proofreading.draft import Draft
from proofreading.rule import RuleInfo
from text.language.numerals import numeral
from text.model.finding import Finding

RULE = RuleInfo(__name__, severity="error")

_KANJI = "一二三四五六七八九十"
_IROHA = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワ"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_HEAD = re.compile(
    rf"^[ \t\u3000]*(?:(?P<open>[(（])(?P<inner>[0-9０-９]{{1,2}}|[{_KANJI}]{{1,3}}|[ア-ワ])[)）]"
    rf"|(?P<circled>[{_CIRCLED}])(?![〜～~・、])"
    rf"|(?P<plain>[0-9０-９]{{1,2}})(?P<stop>[.．、)）]|(?=\u3000+[^\s0-9０-９]))(?![0-9０-９])"
    rf"|第[ \u3000]?(?P<ordinal>[0-9０-９]{{1,3}}|[{_KANJI}]{{1,3}})[ \u3000]?"
    rf"(?P<counter>号議案|議案|条(?!の)|章|節|項|部|分科会)(?=[\s\u3000:：(（「]|$)"
    rf"|(?P<asked>[QＱ問])[ .．]?(?P<question>[0-9０-９]{{1,2}})(?![0-9０-９]))",
    re.MULTILINE,
)


_INLINE = re.compile(
    rf"(?:[(（](?P<inner>[0-9０-９]{{1,2}})[)）]|(?P<circled>[{_CIRCLED}]))"
    r"(?=[ \u3000]?[^\s、。，．・〜～~のはをがにもとやへで)）\-(（①-⑳])"
)


class Label(NamedTuple):
    """A number at the head of a line: its place, how it is written, and its value from 1."""

    start: int
    end: int
    style: str
    number: int


class Mistake(NamedTuple):
    """A label that does not follow the one `before` it; `sure` where nothing else explains it."""

    label: Label
    trouble: Literal["gap", "double"]
    before: Label
    sure: bool


def labels(text: str) -> Iterator[Label]:
    """Yield the list numbers of `text` in order. O(len(text))."""
    for match in _HEAD.finditer(text):
        fields = match.groupdict()
        start = match.start() + len(match.group()) - len(match.group().lstrip())
        if fields["inner"]:
            inner = fields["inner"]
            if inner in _IROHA:
                yield Label(start, match.end(), "(ア)", _IROHA.index(inner) + 1)
                continue
            style = "(一)" if inner[0] in _KANJI else "(1)"
            number = numeral(inner)
        elif fields["circled"]:
            style, number = "①", numeral(str(_CIRCLED.index(fields["circled"]) + 1))
        elif fields["plain"]:
            stop = unicodedata.normalize("NFKC", fields["stop"] or " ")
            style, number = f"1{stop}", numeral(fields["plain"])
        elif fields["ordinal"]:
            style, number = f"第1{fields['counter']}", numeral(fields["ordinal"])
        else:
            asked = unicodedata.normalize("NFKC", fields["asked"])
            style, number = f"{asked}1", numeral(fields["question"])
        if number is not None:
            yield Label(start, match.end(), style, int(number))


def mistakes(text: str) -> Iterator[Mistake]:
    """Yield the labels of `text` that leave a gap or repeat a number. O(len(text))."""
    runs: dict[str, list[Label]] = {}
    order = list(labels(text))
    for index, label in enumerate(order):
        run = runs.setdefault(label.style, [])
        before = run[-1] if run else None
        if before is None or label.number == 1 or label.number == before.number + 1:
            if label.number == 1:
                run.clear()
            run.append(label)
            if label.number == 1 and before is not None and before.number == 1:
                following = _next_of_style(order, index)
                if following in (2, 3) and text.count("\n", before.end, label.start) == 1:
                    yield Mistake(label, "double", before, following == 3)
                    # (1)(1)(3) has but one mistake.
                    run[-1] = label._replace(number=following - 1)
            continue
        run.append(label)
        between = text[before.end : label.start]
        sure = run[0].number == 1 and label.style in _SURE
        if label.style == "1 " and run[0].number != 1:
            continue  # a column of figures
        if label.number == before.number:
            yield Mistake(label, "double", before, sure)
        elif label.number > before.number + 1 and not _written(
            label.style, before.number + 1, text if label.style in ("Q1", "問1") else between
        ):
            yield Mistake(label, "gap", before, sure and label.number == before.number + 2)


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
        number = _CIRCLED.index(circled) + 1 if circled else int(match["inner"])
        label = Label(match.start(), match.end(), style, number)
        run = runs.setdefault(style, [])
        if number == 1:
            run.clear()
        if number == len(run) + 1:
            run.append(label)
        elif len(run) >= 2 and number in (len(run) + 2, len(run) + 3):
            before = run[-1]
            runs[style] = []
            yield Mistake(label, "gap", before, False)


def _next_of_style(order: list[Label], index: int) -> int:
    """Return the number of the next label if it is of the same style, else 0."""
    after = order[index + 1] if index + 1 < len(order) else None
    return after.number if after is not None and after.style == order[index].style else 0


def _written(style: str, number: int, text: str) -> bool:
    """Whether the label `number` stands somewhere in `text`, though not at the head of a line."""
    if style == "①":
        return number <= len(_CIRCLED) and _CIRCLED[number - 1] in text
    if style == "(ア)":
        return number <= len(_IROHA) and f"{_IROHA[number - 1]}）" in text
    folded = unicodedata.normalize("NFKC", text)
    if style == "(一)":
        return f"({_KANJI[(number - 1) % 10]})" in folded
    return style.replace("1", str(number)).strip() in folded


def check(draft: Draft, context: Context) -> Iterator[Finding]:
    """Yield a finding for each number out of order. O(length of the draft)."""
    for label, trouble, before, sure in chain(mistakes(draft.text), inline_mistakes(draft.text)):
        yield RULE.finding(
            draft,
            label.start,
            label.end,
            trouble,
            severity=None if sure else "question",
            label=draft.text[label.start : label.end].strip(),
            before=draft.text[before.start : before.end].strip(),
        )
