"""White space that can be seen and read: a sign for each blank, and their number in words."""

from __future__ import annotations

from collections import Counter

from text.messages import say

_SIGNS = {"\n": "⏎", "\r": "", " ": "␣", "\u3000": "□", "\t": "⇥"}
_NAMES = {" ": "half", "\u3000": "full", "\t": "tab", "\n": "break", "\r": "break"}


def signs(blanks: str) -> str:
    """Return a sign for every blank and line break, ⍽ for rare ones; what is seen stays."""
    return "".join(_SIGNS.get(one, "⍽" if one.isspace() else one) for one in blanks)


def in_words(blanks: str) -> str:
    """Return what white space `blanks` are: "半角空白2、改行1"."""
    counts = Counter(_NAMES.get(one, "other") for one in blanks.replace("\r\n", "\n"))
    return say("diff.comma").join(
        say(f"report.blank-{name}", count=count) for name, count in counts.items()
    )
