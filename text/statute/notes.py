"""The lines that `diff --format kaime` writes below a 改め文: what it cannot say.

They begin with ※, as a line of a statute may, too; what tells them is that they stand last and say
what `diff` says.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from text.messages import say, say_in

MARK = "※"


def note(key: str, **values: object) -> str:
    """Return the line that tells the message `key`."""
    return MARK + say(key, **values)


def parted_notes(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the lines of a 改め文 without the notes below it, and those notes."""
    end = len(lines)
    notes: list[str] = []
    while end and (not lines[end - 1].strip() or _is_note(lines[end - 1])):
        if lines[end - 1].strip():
            notes.append(lines[end - 1].strip())
        end -= 1
    return (list(lines[:end]), notes[::-1]) if notes else (list(lines), [])


def _is_note(line: str) -> bool:
    return line.strip().startswith(_beginnings())


@lru_cache(maxsize=1)
def _beginnings() -> tuple[str, ...]:
    """What a note begins with, in either language, up to what differs from one to the next."""
    found = []
    for chosen in ("ja", "en"):
        left = say_in(chosen, "amend.left", line="\0", text="")
        found += [MARK + left.partition("\0")[0], MARK + say_in(chosen, "amend.nothing-changed")]
    return tuple(found)
