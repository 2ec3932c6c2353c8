"""A place quoted with the words around it: to the ends of its sentence, or cut between words."""

from __future__ import annotations

from text.later import later

_END = later(r"[。！？!?][」』）)】〕》\"”’]*|[\n\r\x1f]")
_REACH = 10
"""Code points by which a cut comes nearer to fall between two words."""
_BORDER = later(
    r"(?<=[、，,：:」』）)】〕》\s])(?=\S)|(?=[「『（(【〔《])|(?<=[ぁ-ゖ])(?=[一-鿿々ァ-ヶA-Za-z0-9０-９])"
    r"|(?<=[一-鿿々])(?=[ァ-ヶA-Za-z])|(?<=[ァ-ヶー])(?=[一-鿿ぁ-ゖ])"
)


def excerpt(raw: str, start: int, end: int, most: int) -> tuple[int, int, str, str]:
    """Return [low, high) of `raw` around [start, end), and "…" or "" for what is cut on each side.

    It reaches to the ends of the sentence, never over a line; where that is further away than
    some `most` code points, it is cut, between two words if there are such. O(most).
    """
    reach = most + _REACH
    near = raw[max(0, start - reach) : start]
    low, before = start - len(near), ""
    if ends := [match.end() for match in _END.finditer(near)]:
        low += ends[-1]
    elif len(near) == reach:
        low, before = _cut(raw, start - most, start), "…"
    while low < start and raw[low] in " \t\u3000":
        low += 1
    if end > start and raw[end - 1] in "。！？!?\n":
        return low, end, before, ""
    if found := _END.search(raw, end, end + reach):
        return low, found.start() if found[0] in "\n\r\x1f" else found.end(), before, ""
    if len(raw) - end <= reach:
        return low, len(raw), before, ""
    return low, _cut(raw, end + most, end), before, "…"


def _cut(raw: str, near: int, place: int) -> int:
    """Return where to cut beside `near`: between two words, but not at `place` itself."""
    low, high = max(0, near - _REACH), near + _REACH
    low, high = (low, min(high, place)) if near < place else (max(low, place + 1), high)
    cuts = [match.start() for match in _BORDER.finditer(raw, low, high)]
    return min(cuts, key=lambda cut: abs(cut - near), default=near)
