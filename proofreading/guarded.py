"""Stretches of prose in which a fix would break what else refers to them.

A name of a file may begin with any character, a path may hold any folder's name, a tag and a
handle are looked up as they are written. What is found in them is shown and never put right.
"""

from __future__ import annotations

from collections.abc import Sequence

from proofreading.prose import Stretch
from text.later import later

_OUTSIDE = "\\s、。，．,:：;；「」『』【】〈〉《》<>\\[\\]\"'`|*?"
_ENDING = later(r"\.[A-Za-z][A-Za-z0-9]{1,4}(?![A-Za-z0-9])")
_NOT_IN_A_NAME = later(f"[{_OUTSIDE}]")
_POINTER = later(
    # A path of Windows or of a server, whatever stands at its end; a tag, a handle.
    rf"(?:[A-Za-z]:[\\¥]|\\\\|¥¥)[^{_OUTSIDE}]{{1,400}}|[#＃@＠][^{_OUTSIDE}]{{1,80}}"
    # A reference of Markdown and what it stands for; the name of an emoji.
    r"|\[[^\[\]\n]{1,80}\](?:\[[^\[\]\n]{0,80}\]|:[ \t]+[^\s]{1,400})|:[^\s:]{1,30}:"
)


def guarded(raw: str) -> Sequence[Stretch]:
    """Return the raw stretches that only their author may change, in order. O(len(raw))."""
    found = [match.span() for match in _POINTER.finditer(raw)]
    done = 0
    for ending in _ENDING.finditer(raw):
        start = ending.start()
        while start > done and not _NOT_IN_A_NAME.match(raw, start - 1):
            start -= 1
        found.append((start, ending.end()))
        done = ending.end()
    return _joined(sorted(found))


def _joined(stretches: Sequence[Stretch]) -> list[Stretch]:
    joined: list[Stretch] = []
    for start, end in stretches:
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined
