"""Which statute is meant where it is not named in full: 条例第三条, 同条例第三条.

A text that cites 「浜町条例」 says 「条例」 of it where it says so (以下「条例」という。) or
names no other 条例, and 「同条例」 where it was the last 条例 that it named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from text.later import later

_KIND = later(
    r"(?:施行規則|施行令|条例|規則|規程|規約|要綱|要領|政令|省令|府令|基準|協定|会則|定款|告示|法)$"
)
_DEFINED = "[（(](?:[^（）()]|[（(][^（）()]*[）)])*?以下(?:単に)?「([^」]{1,40})」という"
_WORD = "[一-鿿ァ-ヶーぁ-ゖ]"
_POINTS = later(r"(?:同|本|当該|この|その|各|新|旧|[のはがをにでとやも])$")
"""Before 条例: words that name none of their own."""
_PASSED = later(r"施行|第[^条項]{1,6}号")
"""After 条例: part of another name (浜町条例施行規則) or a number (令和五年条例第三号)."""
_CITED = later(r"[（(]|の?(?:第|別表|附則)")


class Naming:
    """The places of `text` that mean the statute called `title`."""

    def __init__(self, title: str, text: str) -> None:
        self.title, self.text = title, text
        found = _KIND.search(title)
        self.kind = found.group() if found else ""
        self.defined = {match[1] for match in re.finditer(re.escape(title) + _DEFINED, text)}
        names = [re.escape(title)]
        names += [rf"(?<![一-鿿ァ-ヶー]){re.escape(one)}" for one in self.defined - {self.kind}]
        if self.kind:
            names.append(rf"同?{self.kind}")
        self._pattern = re.compile("|".join(names))
        self._alone = self.kind in self.defined or (bool(self.kind) and self._only_one())

    def ends(self) -> Iterator[int]:
        """Yield where each place ends at which the statute is named, in order. O(len(text))."""
        last = False
        for match in self._pattern.finditer(self.text):
            words, end = match.group(), match.end()
            if words not in (self.kind, f"同{self.kind}"):
                last = True
            elif _PASSED.match(self.text, end):
                continue
            elif self._is_bare(match.start()) and not _CITED.match(self.text, end):
                continue  # 条例で定める, 同条例による
            elif words == self.kind:
                last = self._is_ours(match.start(), last)
            if last:
                yield end

    def _is_ours(self, at: int, last: bool) -> bool:
        """Whether the kind alone, at `at`, means the statute; one with a name before it does not.

        What only points (この条例, 当該条例) leaves it as it is for この, as it was for 当該.
        """
        before = self.text[max(0, at - 2) : at]
        if before.endswith(("この", "本")):
            return False
        if before.endswith(("当該", "その")):
            return last
        return self._alone and self._is_bare(at)

    def _is_bare(self, at: int) -> bool:
        before = self.text[max(0, at - 4) : at]
        return not re.search(f"{_WORD}$", before) or _POINTS.search(before) is not None

    def _only_one(self) -> bool:
        """Whether the text names the statute and no other of its kind."""
        for match in re.finditer(self.kind, self.text):
            if _PASSED.match(self.text, match.end()):
                continue
            low = match.end() - len(self.title)
            if not self._is_bare(match.start()) and self.text[low : match.end()] != self.title:
                return False
        other = re.search(f"(?<!{re.escape(self.title)}){_DEFINED}", self.text)
        return self.title in self.text and (other is None or other[1] != self.kind)
