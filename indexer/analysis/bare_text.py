"""The *bare* text: a tight text without the marks and forms that spellings of a word differ in.

改「正」 and 改正, マイナンバー・カード and マイナンバーカード, サーバー and サーバ are one in it,
髙橋 and 高橋, 經濟 and 経済 too: every character stands in its standard form
(`text.view.characters`).
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from text.later import later
from text.view.characters import forms

_MARKS = "・･「」『』（）()〔〕［］[]｛｝{}〈〉《》【】“”‘’\"'‐‑‒–—―−-_/／"
# Stops and commas stay: what stands on both sides of one is no word. So do marks between digits
# (13.3, 8-9).
_MARK = later(f"[{re.escape(_MARKS)}](?:(?![0-9])|(?<![0-9].))")
# Then the long mark goes at the end of a katakana word with three or more characters before it, as
# JIS Z 8301 lets engineers drop it (サーバー, サーバ); in キー or バー it tells words apart.
_LONG = later("(?<=[ァ-ヺー]{3})ー(?![ァ-ヺー])")
_ANY = later(f"[{re.escape(_MARKS)}ー]")


def has_symbols(tight: str) -> bool:
    """Whether `tight` has anything that `bare` may drop, here or in another context.

    バー keeps its long mark by itself and loses it at the end of サーバー.
    """
    return _ANY.search(tight) is not None


def bare(tight: str) -> str:
    """Return `tight` without its symbols, in standard forms; "" when it has nothing else."""
    return without_marks(tight).translate(_standard())


def firm_parts(tight: str) -> list[str]:
    """Return the stretches of `tight` of which nothing is dropped, whatever stands around them.

    In standard forms: wherever `tight` stands in a text, they stand in its bare text, in order.
    """
    return [part for part in _ANY.split(tight.translate(_standard())) if part]


def marks_in(tight: str) -> frozenset[str]:
    """Return the marks in `tight` that a bare text may have lost."""
    return frozenset(_ANY.findall(tight))


def without_marks(tight: str) -> str:
    """Return `tight` without its symbols. O(len(tight))."""
    return _LONG.sub("", _MARK.sub("", tight))


@cache
def _standard() -> dict[int, str]:
    """Return the standard form of every form, where it is one unit."""
    return {ord(form): standard for form, standard in forms().items() if standard <= "\uffff"}


def standard_of(code: int) -> str | None:
    """Return the standard form of the code point `code`, None where it is one itself."""
    return _standard().get(code)


@cache
def soft_units() -> frozenset[int]:
    """Return the UTF-16 units that a bare text may drop or have in another form."""
    return frozenset({*map(ord, f"{_MARKS}ー"), *_standard(), *range(0xD800, 0xE000)})


def standard_at(units: Any, places: Any) -> Any:
    """Return the standard form of what stands at each of `places` of a tight text (numpy arrays).

    O(places); nothing of `units` is read but those and their neighbours.
    """
    import numpy as np

    beside = np.minimum(places + 1, len(units) - 1)
    pairs = np.stack([units[places], units[beside]], axis=1).reshape(-1)
    return _standardised(pairs)[0][::2]


def bare_units(units: Any) -> tuple[Any, Any, Any]:
    """Return (bare text, dropped, formed) of a tight text: `bare` for a whole corpus.

    All are numpy arrays. `units` and the bare text are UTF-16 units (uint16). `dropped` (uint32)
    holds for every unit that was dropped the bare offset at which it stood, ascending: bare offset
    b is tight offset b + (how many items of `dropped` are <= b). `formed` (uint32) are the tight
    offsets of what is not in its standard form. O(units), some nanoseconds each.
    """
    import numpy as np

    marks, digits, katakana = _classes()
    units, formed, lows = _standardised(units)
    digit = digits[np.concatenate([[0], units, [0]])]
    gone = marks[units] & ~(digit[:-2] & digit[2:])
    kept = np.flatnonzero(~gone)
    plain = units[kept]
    kana = katakana[np.concatenate([[0, 0, 0], plain, [0]])]
    long = (plain == ord("ー")) & kana[:-4] & kana[1:-3] & kana[2:-2] & ~kana[4:]
    gone[kept[long]] = True
    gone[lows] = True
    places = np.flatnonzero(gone)
    return units[~gone], (places - np.arange(len(places))).astype(np.uint32), formed


def _standardised(units: Any) -> tuple[Any, Any, Any]:
    """Return `units` in standard forms, where those were others, and the low halves now too many.

    A form beyond U+FFFF has two units, its standard form one.
    """
    import numpy as np

    table, pairs = _tables()
    found = table[units]
    changed = found != units
    lows = np.empty(0, np.int64)
    high = np.flatnonzero((units[:-1] >= 0xD800) & (units[:-1] <= 0xDBFF))
    if len(high):
        code = ((units[high].astype(np.int64) - 0xD800) << 10) + units[high + 1] - 0xDC00 + 0x10000
        known = np.searchsorted(pairs[0], code)
        known[known == len(pairs[0])] = 0
        here = pairs[0][known] == code
        found[high[here]] = pairs[1][known[here]]
        changed[high[here]] = True
        lows = high[here] + 1
    return found, np.flatnonzero(changed).astype(np.uint32), lows


@cache
def _tables() -> tuple[Any, tuple[Any, Any]]:
    """Return the standard form of each unit, and of the code points beyond U+FFFF, ascending."""
    import numpy as np

    table = np.arange(1 << 16, dtype=np.uint16)
    beyond = []
    for form, standard in _standard().items():
        if form <= 0xFFFF:
            table[form] = ord(standard)
        else:
            beyond.append((form, ord(standard)))
    codes, standards = np.array(sorted(beyond), np.int64).T
    return table, (codes, standards.astype(np.uint16))


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
