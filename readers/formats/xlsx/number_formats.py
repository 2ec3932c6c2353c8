"""What Excel shows of a value in a number format: 1,000円, ▲500, 令和7年4月1日, 26:05, 007.

What is shown is a text; blanks that only keep columns in line (`_)`, `* `) are left out. Names of
months are English, eras and days of the week Japanese, as in Excel under Japanese Windows.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from readers.formats.xlsx.date_formats import date_shown
from readers.formats.xlsx.digit_formats import general, number_shown
from readers.formats.xlsx.format_tokens import Section, sections

_JAPANESE = {
    **{5: '"¥"#,##0;"¥"\\-#,##0', 6: '"¥"#,##0;"¥"\\-#,##0', 7: '"¥"#,##0.00;"¥"\\-#,##0.00'},
    **{8: '"¥"#,##0.00;"¥"\\-#,##0.00', 14: "yyyy/m/d", 22: "yyyy/m/d h:mm", 30: "m/d/yy"},
    **dict.fromkeys((27, 36, 50, 57), "ge.m.d"),
    **dict.fromkeys((28, 29, 51, 54, 58), 'ggge"年"m"月"d"日"'),
    **dict.fromkeys((34, 52, 55), 'yyyy"年"m"月"'),
    **dict.fromkeys((35, 53, 56), 'm"月"d"日"'),
    **{31: 'yyyy"年"m"月"d"日"', 32: 'h"時"mm"分"', 33: 'h"時"mm"分"ss"秒"'},
}
"""Formats that a file names by number alone and that depend on the country: those of Japan."""
_OWN = 164
"""The number of the first format that a file brings with it."""


def format_of(number: int, form: str) -> str:
    """Return the format with the number `number`, by default `form`."""
    return _JAPANESE.get(number, form) if number < _OWN else form


@lru_cache(maxsize=512)
def _sections(form: str) -> tuple[Section, ...]:
    return tuple(sections(form))


@lru_cache(maxsize=4096)
def number_in(value: float, form: str, from_1904: bool = False) -> str:
    """Return the number `value` (a date is days since 1900 or 1904) as `form` shows it."""
    if form == "General":
        return general(value)
    parts = _sections(form)[:3]
    if parts[-1].has_text and len(parts) > 1 and not parts[-1].condition:
        parts = parts[:-1]
    section, signed = _chosen(value, parts)
    if section is None or section.has_text:
        return general(value)
    if section.is_date:
        shown = date_shown(value, section, from_1904)
        return general(value) if shown is None else shown
    number = Decimal(repr(value))
    try:
        return number_shown(number if signed else abs(number), section)
    except ArithmeticError:  # more digits than any program shows
        return general(value)


def text_in(value: str, form: str) -> str:
    """Return the text `value` as `form` shows it."""
    if "@" not in form and ";" not in form:
        return value
    parts = _sections(form)
    section = parts[3] if len(parts) > 3 else parts[-1]
    if len(parts) > 3 and not section.pieces:
        return ""
    if not section.has_text:
        return value
    return "".join(
        value if piece == ("sign", "@") else piece.text
        for piece in section.pieces
        if piece.kind == "literal" or piece == ("sign", "@")
    )


def _chosen(value: float, parts: tuple[Section, ...]) -> tuple[Section | None, bool]:
    """Return the section for `value`, None for none, and whether it shows a minus by itself."""
    if any(part.condition for part in parts):
        for at, part in enumerate(parts):
            if part.condition is None:
                # The second section without a condition of its own is that of negative numbers.
                if at == 1 and len(parts) > 2 and value >= 0:
                    continue
                return part, not (at == 1 and len(parts) > 2)
            if _holds(value, *part.condition):
                return part, not _is_below(part.condition)
        return None, True
    if value > 0 or len(parts) == 1:
        return parts[0], True
    if value < 0:
        return parts[1], False
    return (parts[2] if len(parts) > 2 else parts[0]), True


def _holds(value: float, sign: str, limit: float) -> bool:
    if sign == "<>":
        return value != limit
    below = value < limit and "<" in sign
    return below or (value > limit and ">" in sign) or (value == limit and "=" in sign)


def _is_below(condition: tuple[str, float]) -> bool:
    sign, limit = condition
    return sign.startswith("<") and sign != "<>" and limit <= 0
