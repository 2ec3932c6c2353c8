"""Who cites a 別表: 別表第二 of the text itself, and 浜町条例別表第二 of another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from text.later import later
from text.statute.citing.citations import Citation
from text.statute.citing.naming import Naming
from text.statute.numbers import NUMERAL, Number, number

_TABLE = later(rf"(別表|別記|様式)(?:第({NUMERAL})((?:の{NUMERAL})*))?")
_OTHERS = later(
    r"(?:法|条例|規則|規程|規約|要綱|要領|政令|省令|施行令|基準|会則)(?:[（(][^（）()]{1,60}[）)])?$"
)
_OWN = later(r"(?:この|本)(?:条例|規則|規程|規約|要綱|要領|会則)$")

Table = tuple[str, Number]


def table_named(written: str) -> Table | None:
    """Return the 別表 that `written` names, None where it names none."""
    match = _TABLE.fullmatch(written)
    return _table(match) if match else None


def own_table_citations(text: str, table: Table) -> Iterator[Citation]:
    """Yield where `text` cites its own 別表 `table`; its own heading is none. O(len(text))."""
    for match in _TABLE.finditer(text):
        line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
        others = _OTHERS.search(line) and not _OWN.search(line)
        if line.strip() and not others and _table(match) == table:
            yield Citation(*match.span(), ())


def table_citations_of(title: str, text: str, table: Table) -> Iterator[Citation]:
    """Yield where `text` cites the 別表 `table` of the statute called `title`."""
    for end in Naming(title, text).ends():
        behind = re.compile(r"(?:[（(][^（）()]{1,80}[）)])?の?").match(text, end)
        match = _TABLE.match(text, behind.end() if behind else end)
        if match and _table(match) == table:
            yield Citation(*match.span(), ())


def _table(match: re.Match[str]) -> Table:
    return match[1], number(match[2] + match[3]) if match[2] else ()
