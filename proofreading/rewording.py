"""Lines that say how words of a statute are to be read or replaced: 「…」とあるのは「…」とする.

What such a line quotes is cut out of another sentence, brackets and all, and has been changed.
"""

from __future__ import annotations

from text.later import later

_REWORDS = later(
    "とあるのは|と読み?替え|とあり、|[」』]を(?:「|『|削)|[」』]に(?:改め|、)|[」』]の(?:次|下|上)に|を加え[、る。]"
    "|中[「『][^\n]*[」』]と(?:する|し、)"
)


class Rewording:
    """Whether the lines of a text reword a statute, asked at ascending places. O(len(text))."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._end = -1
        self._rewords = False

    def at(self, place: int) -> bool:
        """Return whether the line around `place` does; `place` is never less than the last one."""
        if place > self._end:
            start = self._text.rfind("\n", max(self._end, 0), place) + 1 or max(self._end, 0)
            end = self._text.find("\n", place)
            self._end = len(self._text) if end < 0 else end
            self._rewords = _REWORDS.search(self._text, start, self._end) is not None
        return self._rewords
