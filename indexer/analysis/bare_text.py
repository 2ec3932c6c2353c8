"""The *bare* text: a tight text without the marks that spellings of one word differ in.

改「正」 and 改正, マイナンバー・カード and マイナンバーカード, サーバー and サーバ are one in it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

_MARKS = "・･「」『』（）()〔〕［］[]｛｝{}〈〉《》【】“”‘’\"'‐‑‒–—―−-_/／"
# Stops and commas stay: what stands on both sides of one is no word. So do marks between digits
# (13.3, 8-9).
_MARK = re.compile(f"[{re.escape(_MARKS)}](?:(?![0-9])|(?<![0-9].))")
# Then the long mark goes at the end of a katakana word with three or more characters before it, as
# JIS Z 8301 lets engineers drop it (サーバー, サーバ); in キー or バー it tells words apart.
_LONG = re.compile("(?<=[ァ-ヺー]{3})ー(?![ァ-ヺー])")
_ANY = re.compile(f"[{re.escape(_MARKS)}ー]")


def has_symbols(tight: str) -> bool:
    """Whether `tight` has anything that `bare` may drop, here or in another context.

    バー keeps its long mark by itself and loses it at the end of サーバー.
    """
    return _ANY.search(tight) is not None


def bare(tight: str) -> str:
    """Return `tight` without its symbols; "" when it has nothing else. O(len(tight))."""
    return _LONG.sub("", _MARK.sub("", tight))


def bare_units(units: Any) -> tuple[Any, Any]:
    """Return (bare text, dropped) of a tight text, all numpy arrays: `bare` for a whole corpus.

    `units` and the bare text are UTF-16 units (uint16). `dropped` (uint32) holds for every unit
    that was dropped the bare offset at which it stood, ascending: bare offset b is tight offset
    b + (how many items of `dropped` are <= b). O(units), some nanoseconds each.
    """
    import numpy as np

    marks, digits, katakana = _classes()
    digit = digits[np.concatenate([[0], units, [0]])]
    gone = marks[units] & ~(digit[:-2] & digit[2:])
    kept = np.flatnonzero(~gone)
    plain = units[kept]
    kana = katakana[np.concatenate([[0, 0, 0], plain, [0]])]
    long = (plain == ord("ー")) & kana[:-4] & kana[1:-3] & kana[2:-2] & ~kana[4:]
    gone[kept[long]] = True
    places = np.flatnonzero(gone)
    return units[~gone], (places - np.arange(len(places))).astype(np.uint32)


@cache
def _classes() -> tuple[Any, Any, Any]:
    """Return three tables by UTF-16 unit: whether it is a mark, a digit, katakana."""
    import numpy as np

    def table(members: str) -> Any:
        flags = np.zeros(1 << 16, bool)
        flags[[ord(char) for char in members]] = True
        return flags

    return (
        table(_MARKS),
        table("0123456789"),
        table("".join(map(chr, range(0x30A1, 0x30FB))) + "ー"),
    )
