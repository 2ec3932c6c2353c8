"""項目の細別: 第1, 1, (1), ア, (ア) in this order, none left out, no dot behind the mark.

In vertical writing, with kanji numerals: 第一, 一, 1, (一), (1), ア.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from proofreading.context import Context
from proofreading.draft import Draft
from proofreading.profiles.departure import Departures
from proofreading.profiles.norms import cited
from proofreading.rule import RuleInfo
from text.later import later
from text.model.finding import Finding

RULE = RuleInfo(__name__, severity="question", default=False)

_CLAUSE = cited("kangaekata", "Ⅰ-6ウ")
_DIGITS, _KANJI, _KATAKANA = (
    "[0-9０-９]{1,2}",
    "[一二三四五六七八九十]{1,3}",
    "[アイウエオカキクケコ]",
)
_BLANK, _DOTTED = "[ \u3000]", "[.．][ \u3000]?(?=[^0-9０-９\\s])"
_FIGURE = later(f"{_DIGITS}(?:{_BLANK}|{_DOTTED})")
_REFERRED = "(?!から|まで|及び|又は|並びに|若しくは|[のにをはがとや、])"
"""Not 「(1)から(5)までに掲げる」, which begins a line but marks none."""
_BRACKETED = later(f"(?:[(（]{_DIGITS}[)）]|[⑴-⒇]){_REFERRED}")
_KANA = later(f"{_KATAKANA}(?:{_BLANK}|[.．][ \u3000]?)")
_Ladder = tuple[tuple[str, ...], tuple[re.Pattern[str], ...]]
_ACROSS: _Ladder = (
    ("第1", "1", "(1)", "ア", "(ア)"),
    (
        later(f"第{_DIGITS}{_BLANK}"),
        _FIGURE,
        _BRACKETED,
        _KANA,
        later(f"[(（]{_KATAKANA}[)）]"),
    ),
)
_DOWN: _Ladder = (
    ("第一", "一", "1", "(一)", "(1)", "ア"),
    (
        later(f"第{_KANJI}{_BLANK}"),
        later(f"{_KANJI}(?:{_BLANK}|[.．][ \u3000]?)"),
        _FIGURE,
        later(f"[(（]{_KANJI}[)）]"),
        _BRACKETED,
        _KANA,
    ),
)
"""The marks of horizontal and of vertical writing, from the outermost to the innermost."""
_ITEM_OF_STATUTE = later("[ロハニホヘトチリヌ][ \u3000]")
"""Items by いろは, as statutes have them."""
_ARTICLE = later("第[0-9０-９一二三四五六七八九十百]+条")
_JAPANESE = later("[ぁ-んァ-ヶ一-鿿]")
"""Without any the line is a reference to a foreign paper: 3. https://…"""
_DOT = later("[.．]")
_FIRST = later("[(（第]?[1１一ア⑴](?![一二三四五六七八九十0-9０-９])")


def check(draft: Draft, context: Context) -> Iterator[Finding]:
    """Yield every first item of a level that skips the one between, and dots behind marks."""
    departures = Departures(RULE, draft, context)
    text = draft.text
    lines = [_line(text, paragraph.start, paragraph.end) for paragraph in draft.paragraphs]
    ladder = _ladder(lines)
    if ladder is None:
        return
    names, marks = ladder
    open_levels: list[int] = []
    for paragraph in draft.paragraphs:
        line = _line(text, paragraph.start, paragraph.end)
        start = paragraph.end - len(text[paragraph.start : paragraph.end].lstrip())
        for level, pattern in enumerate(marks):
            match = pattern.match(line)
            if match is None:
                continue
            end = start + len(match.group().rstrip())
            if _DOT.search(match.group()) and _JAPANESE.search(line):
                right = _DOT.sub("", match.group().rstrip())
                yield departures.finding(start, end, "dot", right, _CLAUSE, cause="dot")
            while open_levels and open_levels[-1] > level:
                open_levels.pop()
            if (not open_levels or open_levels[-1] < level) and _FIRST.match(match.group()):
                above = open_levels[-1] if open_levels else -1
                if above >= 0 and level > above + 1:
                    expected = names[above + 1]
                    yield departures.finding(
                        start, end, "skipped", "", _CLAUSE, above=names[above], expected=expected
                    )
                open_levels.append(level)
            elif not open_levels or open_levels[-1] != level:
                open_levels.append(level)
            break


def _ladder(lines: Sequence[str]) -> _Ladder | None:
    """Return the marks by which the items go, None where they are a plain list or a statute."""
    if any(_ITEM_OF_STATUTE.match(line) for line in lines):
        return None
    if sum(_ARTICLE.match(line) is not None for line in lines) > 1:
        return None  # 条, 項 and 号 have their own: 一, イ, (1)
    down = sum(any(mark.match(line) for mark in _DOWN[1][:2]) for line in lines)
    across = sum(_ACROSS[1][0].match(line) is not None for line in lines)
    if down > 1 and not across:
        inner = (_DOWN[1][2], _DOWN[1][3], _DOWN[1][4])
        return _DOWN if any(mark.match(line) for line in lines for mark in inner) else None
    return _ACROSS if any(_BRACKETED.match(line) for line in lines) else None


def _line(text: str, start: int, end: int) -> str:
    return text[start:end].lstrip()
