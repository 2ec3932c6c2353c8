"""Numbers whose commas part no groups of three: 1,0000円, 12,34,567, 1,00円.

Commas may also part items (1,2,3 and 2019,2020年), so an odd grouping counts only where a unit
follows or the groups cannot be items.
"""

from __future__ import annotations

from collections.abc import Iterator

from text.later import later

_GROUPED = later(
    r"(?<![0-9０-９.．,，A-Za-z])[0-9０-９]{1,12}(?:[,，][0-9０-９]{1,12}){1,6}(?![0-9０-９,，A-Za-z])"
)
_UNIT = later(
    r"[ \u3000]?(?:円|万|億|千|兆|人|名|件|枚|部|個|台|本|株|口|ドル|ユーロ|元"
    r"|トン|キロ|メートル|㎡|平方|世帯|戸|棟|票|筆)"
)
_NARROW = str.maketrans("０１２３４５６７８９，", "0123456789,")


def misgrouped(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and the ASCII form of every number in `text` that is grouped wrongly."""
    for match in _GROUPED.finditer(text):
        written = match.group().translate(_NARROW)
        if is_misgrouped(written, bool(_UNIT.match(text, match.end()))):
            yield *match.span(), written


def is_misgrouped(written: str, unit: bool) -> bool:
    """Whether `written` (ASCII digits and commas) cannot be a grouped number nor a row of items."""
    first, *rest = written.split(",")
    if len(first) <= 3 and all(len(group) == 3 for group in rest):
        return first[0] == "0" and len(first) > 1 and unit
    if all(len(group) == len(first) for group in rest) and len(first) != 3:
        return unit and any(group.startswith("0") for group in rest) and len(first) < 4
    if not unit and len(rest) > 1 and all(len(group) < 3 for group in (first, *rest)):
        return False  # [20,0,0]: what stands between brackets are items
    zeros = any(group.startswith("0") and len(group) != 3 for group in rest)
    return len(first) <= 3 and (zeros or (unit and any(len(group) != 3 for group in rest)))


def regrouped(written: str) -> str:
    """Return the digits of `written` in groups of three: "1,0000" → "10,000"."""
    return f"{int(written.replace(',', '')):,}"
