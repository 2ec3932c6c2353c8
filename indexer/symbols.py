"""The *bare* text: a tight text without the marks that spellings of one word differ in.

改「正」 and 改正, マイナンバー・カード and マイナンバーカード, サーバー and サーバ are one in it.
"""

from __future__ import annotations

import re
from array import array

# Middle dots, brackets, quotation marks, hyphens, slashes. Stops and commas stay: what stands on both
# sides of one is no word; so do marks between digits (13.3, 8-9).
_MARKS = "・･「」『』（）()〔〕［］\\[\\]｛｝{}〈〉《》【】“”‘’\"'‐‑‒–—―−\\-_/／"
_KATAKANA = "ァ-ヺーヽヾ"
# The long mark at the end of a katakana word of three or more characters before it, as JIS Z 8301
# let engineers drop it (サーバー, サーバ); in a short word (キー, バー) it tells words apart.
_DROPPED = re.compile(
    f"(?<![0-9])[{_MARKS}]|[{_MARKS}](?![0-9])|(?<=[{_KATAKANA}]{{3}})ー(?![{_KATAKANA}])"
)


def bare(tight: str) -> str:
    """Return `tight` without its symbols; "" when it has nothing else. O(len(tight))."""
    return _DROPPED.sub("", tight)


def dropped(tight: str) -> array[int]:
    """Return for every code point that `bare` drops the bare offset at which it stood, in order.

    Bare offset b is tight offset b + bisect_right(dropped, b).
    """
    return array(
        "I", (match.start() - count for count, match in enumerate(_DROPPED.finditer(tight)))
    )
