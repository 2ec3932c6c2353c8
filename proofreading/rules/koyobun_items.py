"""項目の細別: 第1, 1, (1), ア, (ア) in this order, none left out, no dot behind the mark."""

from __future__ import annotations

import re
from collections.abc import Iterator

from proofreading.context import Context
from proofreading.draft import Draft
from proofreading.profiles.departure import Departures
from proofreading.profiles.norms import cited
from proofreading.rule import RuleInfo
from text.model.finding import Finding

RULE = RuleInfo(__name__, severity="question", default=False)

_CLAUSE = cited("kangaekata", "Ⅰ-6")
_LEVELS = ("第1", "1", "(1)", "ア", "(ア)")
_MARKS = (
    re.compile("第[0-9０-９]{1,2}[ \u3000]"),
    re.compile("[0-9０-９]{1,2}(?:[ \u3000]|[.．][ \u3000]?(?=[^0-9０-９\\s]))"),
    re.compile("[(（][0-9０-９]{1,2}[)）]|[⑴-⒇]"),
    re.compile("[アイウエオカキクケコ](?:[ \u3000]|[.．][ \u3000]?)"),
    re.compile("[(（][アイウエオカキクケコ][)）]"),
)
_DOT = re.compile("[.．]")
_FIRST = re.compile("[(（第]?[1１ア⑴]")


def check(draft: Draft, context: Context) -> Iterator[Finding]:
    """Yield every first item of a level that skips the one between, and dots behind marks."""
    departures = Departures(RULE, draft, context)
    text = draft.text
    if not any(_MARKS[2].match(_line(text, p.start, p.end)) for p in draft.paragraphs):
        return  # one level alone is a plain list
    open_levels: list[int] = []
    for paragraph in draft.paragraphs:
        line = _line(text, paragraph.start, paragraph.end)
        start = paragraph.end - len(text[paragraph.start : paragraph.end].lstrip())
        for level, pattern in enumerate(_MARKS):
            match = pattern.match(line)
            if match is None:
                continue
            end = start + len(match.group().rstrip())
            if _DOT.search(match.group()):
                right = _DOT.sub("", match.group().rstrip())
                yield departures.finding(start, end, "dot", right, _CLAUSE)
            while open_levels and open_levels[-1] > level:
                open_levels.pop()
            if (not open_levels or open_levels[-1] < level) and _FIRST.match(match.group()):
                above = open_levels[-1] if open_levels else -1
                if above >= 0 and level > above + 1:
                    expected = _LEVELS[above + 1]
                    yield departures.finding(
                        start, end, "skipped", "", _CLAUSE, above=_LEVELS[above], expected=expected
                    )
                open_levels.append(level)
            elif not open_levels or open_levels[-1] != level:
                open_levels.append(level)
            break


def _line(text: str, start: int, end: int) -> str:
    return text[start:end].lstrip()
