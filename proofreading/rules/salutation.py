"""Opening and closing words of a letter that do not belong together: 拝啓 … 草々.

An opening counts at the head of a paragraph, a closing alone in its line or at the end of one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from proofreading.context import Context
from proofreading.draft import Draft
from proofreading.rule import RuleInfo
from text.later import later
from text.model.finding import Finding

RULE = RuleInfo(__name__, severity="error")

_REPLY = ("敬具", "拝具", "敬白", "拝答", "敬答", "謹言", "かしこ")
_HASTE = ("草々", "早々", "匆々", "怱々", "不一", "不二", "不備", "不尽", "かしこ")
CLOSINGS = {
    "拝啓": ("敬具", "拝具", "敬白", "かしこ"),
    "拝呈": ("敬具", "拝具", "敬白"),
    "啓上": ("敬具", "拝具", "敬白"),
    "一筆申し上げます": ("敬具", "かしこ"),
    "謹啓": ("謹言", "謹白", "敬白", "頓首", "敬具", "かしこ"),
    "恭啓": ("謹言", "謹白", "敬白"),
    "拝復": _REPLY,
    "復啓": _REPLY,
    "謹復": (*_REPLY, "謹白"),
    "再啓": ("敬具", "拝具", "敬白"),
    "前略": _HASTE,
    "冠省": _HASTE,
    "略啓": _HASTE,
    "急啓": (*_HASTE, "敬具", "拝具"),
    "急白": _HASTE,
}
"""Which closings each opening asks for, the usual one first."""

_ALL = sorted({closing for closings in CLOSINGS.values() for closing in closings})
_WORD = later(
    rf"^[ \t\u3000]*(?P<opening>{'|'.join(CLOSINGS)})(?=[ \u3000、。，\n]|$)"
    rf"|(?:^|(?<=[。 \t\u3000]))(?P<closing>{'|'.join(_ALL)})(?=[ \t\u3000。]{{0,4}}$)",
    re.MULTILINE,
)


class Mistake(NamedTuple):
    """A word at [start, end), what is wrong with it, and the words that would fit."""

    start: int
    end: int
    trouble: str
    fitting: tuple[str, ...]
    opening: str = ""


def mistakes(text: str) -> Iterator[Mistake]:
    """Yield openings without a closing, closings without an opening, and pairs that clash."""
    opened: re.Match[str] | None = None
    for match in _WORD.finditer(text):
        if match["opening"]:
            if opened:
                yield _unclosed(opened)
            opened = match
            continue
        start, end = match.span("closing")
        if opened is None:
            fitting = tuple(word for word, ends in CLOSINGS.items() if match["closing"] in ends)
            yield Mistake(start, end, "no-opening", fitting)
        elif match["closing"] not in CLOSINGS[opened["opening"]]:
            fitting = CLOSINGS[opened["opening"]]
            yield Mistake(start, end, "clash", fitting, opened["opening"])
        opened = None
    if opened:
        yield _unclosed(opened)


def _unclosed(opened: re.Match[str]) -> Mistake:
    fitting = CLOSINGS[opened["opening"]]
    return Mistake(*opened.span("opening"), "no-closing", fitting, opened["opening"])


def check(draft: Draft, context: Context) -> Iterator[Finding]:
    """Yield a finding for each word without its counterpart. O(length of the draft)."""
    for start, end, trouble, fitting, opening in mistakes(draft.text):
        yield RULE.finding(
            draft,
            start,
            end,
            trouble,
            severity=None if trouble == "clash" else "question",
            suggestions=fitting[:2] if trouble == "clash" else (),
            word=draft.text[start:end],
            opening=opening,
            fitting="・".join(fitting[:3]),
        )
