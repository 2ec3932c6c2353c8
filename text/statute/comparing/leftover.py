"""What a 改め文 does not bring about: the text that it makes against the text that was wanted."""

from __future__ import annotations

import re
from collections.abc import Iterator

_HALF = str.maketrans("０１２３４５６７８９", "0123456789")


def left_over(made: str, new: str) -> Iterator[tuple[int, str]]:
    """Yield (line, text) for the lines of `new` that `made` has not, and where it has one more.

    Blanks around a line, blank lines, and the width of the number of a 項 are not looked at.
    """
    from difflib import SequenceMatcher

    ours = [_narrow(line.strip()) for line in made.splitlines() if line.strip()]
    numbered = [
        (at, _narrow(line.strip())) for at, line in enumerate(new.splitlines(), 1) if line.strip()
    ]
    theirs = [line for _, line in numbered]
    for tag, i, k, j, m in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        if j == m:
            at = numbered[min(j, len(numbered) - 1)][0]
            yield from ((at, line) for line in ours[i:k])
        yield from numbered[j:m]


def _narrow(line: str) -> str:
    """Return `line` with a number of two digits at its head in half width: the label of a 項."""
    label = re.match("[０-９]{2,}(?=[ \u3000])", line)
    return line if label is None else label[0].translate(_HALF) + line[label.end() :]
