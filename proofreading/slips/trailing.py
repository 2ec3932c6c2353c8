"""Full stops that trail off: 船酔いしました。。, 雨でした。。。

Two in a letter are a key pressed twice. Three, or two again and again, are how somebody writes an
ellipsis; asked about once in a text, for a single full stop would lose what they say.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from proofreading.draft import Draft
from proofreading.others_words import quoted, within
from proofreading.slips.named_in_kana import is_quoted
from text.later import later
from text.model.finding import Finding

if TYPE_CHECKING:
    from proofreading.rule import RuleInfo

_STOPS = later("。{2,}")
_HABIT = 2
"""So many times is no slip any more."""
_ELLIPSIS = "……"


def trailing_stops(draft: Draft, start: int, rule: RuleInfo) -> Iterator[Finding]:
    """Yield a finding of `rule` for the full stops at `start`; none in another's words."""
    text = draft.text
    run = _STOPS.match(text, start)
    if run is None or (text.startswith("。", start - 1) and start):
        return
    others = quoted(draft)
    end = run.end()
    if within(draft, others, start, end) or is_quoted(text, start, end):
        return
    own = [one for one in _STOPS.finditer(text) if not within(draft, others, *one.span())]
    trails = end - start > _HABIT or len(own) >= _HABIT or any(len(one[0]) > _HABIT for one in own)
    yield rule.finding(
        draft,
        start,
        end,
        "trailing" if trails else "doubled",
        severity="question" if trails else "error",
        suggestions=[_ELLIPSIS if trails else "。"],
        cause="trailing" if trails else "",
        word="。",
        written=run.group(),
    )
