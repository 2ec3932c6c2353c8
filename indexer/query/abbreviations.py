"""What organisations are called in short: (株) is 株式会社, and so is ㈱."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from text.later import later

_GROUPS = (
    ("(株)", "株式会社"),
    ("(有)", "有限会社"),
    ("(同)", "合同会社"),
    ("(名)", "合名会社"),
    ("(資)", "合資会社"),
    ("(社)", "社団法人"),
    ("(一社)", "一般社団法人"),
    ("(公社)", "公益社団法人"),
    ("(財)", "財団法人"),
    ("(一財)", "一般財団法人"),
    ("(公財)", "公益財団法人"),
    ("(福)", "社会福祉法人"),
    ("(社福)", "社会福祉法人"),
    ("(学)", "学校法人"),
    ("(医)", "医療法人"),
    ("(宗)", "宗教法人"),
    ("(独)", "独立行政法人"),
    ("(特非)", "特定非営利活動法人"),
    ("(特非)", "npo法人"),
    ("npo法人", "特定非営利活動法人"),
    ("(監)", "監査法人"),
    ("(協)", "協同組合"),
    ("(代)", "代表"),
    ("℡", "tel"),
)
_NUMERO = later(r"(?<![a-z])no\.?(?=[0-9])")
"""Number: № is "no" once its width is folded, and No. as often has its point as not."""
_SHORT = "|".join(sorted({re.escape(short) for short, _ in _GROUPS if short[0] == "("}))
ABBREVIATED: Final = later(_SHORT)
"""A short name in a folded text. Its brackets say that it is one: 株 alone is a share."""


def abbreviation_at(text: str, place: int) -> bool:
    """Return whether such a name begins at `place` of a query, whatever the width of its letters.

    (株)山田 is one word, not a group in brackets.
    """
    return ABBREVIATED.match(text, place) is not None


def written_out(query: str) -> Iterator[str]:
    """Yield the tight text `query` with short names in full, and full ones short."""
    for short, full in _GROUPS:
        if short in query:
            yield query.replace(short, full)
        if full in query:
            yield query.replace(full, short)
    for written in ("no", "no."):
        yield _NUMERO.sub(written, query)
