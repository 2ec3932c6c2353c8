"""Call-outs and headings of a leaflet, broken by hand over lines and blank lines.

Narrow display lines have no common edge, so only the words tell: a bracket left open, a line that
begins as no phrase does, a line that ends in a particle. That is used only in a text set in columns
(see `is_in_columns`): in a letter or a poem the same breaks mean something.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from text.language.item_marks import marker
from text.later import later
from text.running.measured_lines import Line

_WIDEST = 44
"""Terminal cells; a wider line is body text."""
_GOES_ON = later(
    r"[をんーっゃゅょッャュョぁぃぅぇぉ、。]|の(?![ちり])|が(?=[、あなで])|は、|に(?=は|も|よ|つ|対)|かどうか"
    r"|ます|です|でした|でしょう|ません|ました|なの|ため|という|といった|について|による|られ|れる"
)
_LEADS_ON = later(r"(?:[をはがのにへともやで、・]|から|まで|より|ための)$")
_STRONGLY = later(r"[の・「『（を]$")
_KATAKANA_END = later(r"[ァ-ヺー]$")
_KATAKANA_START = later(r"[ァ-ヺー]")
_FINISHED = tuple("。．！？!?")
_BULLET = later(r"[●○◎■□◆◇▼▽▲△★☆・►•✓]")


def is_in_columns(edges: Iterable[int]) -> bool:
    """Return whether blocks of the text end at edges that differ by more than two characters."""
    found = list(edges)
    return bool(found) and max(found) - min(found) > 4


def callout_joins(lines: list[tuple[Line, int]]) -> Iterator[tuple[Line, Line]]:
    """Yield the pairs of narrow lines that belong together, in order.

    `lines` are the visible lines of the text, each with the number of blank lines above it; at most
    one is crossed.
    """
    run = ""
    for (line, _), (following, gap) in pairwise(lines):
        run = run + line.body if run else line.body
        if (
            gap <= 1
            and max(line.width, following.width) <= _WIDEST
            and not following.anew
            and marker(following.body) is None
            and _belong_together(run, line.body, following.body, gap)
        ):
            yield line, following
        else:
            run = ""


def _belong_together(run: str, line: str, following: str, gap: int) -> bool:
    if sum(map(run.count, "「『（(")) > sum(map(run.count, "」』）)")):
        return True
    if line.endswith(_FINISHED):
        return False
    if _GOES_ON.match(following):
        return True
    if gap:
        return _STRONGLY.search(line) is not None
    if _LEADS_ON.search(line):
        return True
    return bool(
        _BULLET.match(run) and _KATAKANA_END.search(line) and _KATAKANA_START.match(following)
    )
