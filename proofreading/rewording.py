"""Lines that say how words of a statute are to be read or replaced: 「…」とあるのは「…」とする.

What such a line quotes is cut out of another sentence, brackets and all, and has been changed.
"""

from __future__ import annotations

import re

_REWORDS = re.compile(
    "とあるのは|と読み?替え|とあり、|[」』]を(?:「|『|削)|[」』]に(?:改め|、)|[」』]の(?:次|下|上)に|を加え[、る。]"
    "|中[「『][^\n]*[」』]と(?:する|し、)"
)


def rewords(text: str, place: int) -> bool:
    """Return whether the line of `text` around `place` rewords a statute. O(length of the line)."""
    start = text.rfind("\n", 0, place) + 1
    end = text.find("\n", place)
    return _REWORDS.search(text, start, len(text) if end < 0 else end) is not None
