"""Which side of a hunk looks like an error, and why."""

from __future__ import annotations

from collation.edits import Edit
from collation.units import Reading
from text.messages import say
from text.model import Suspicion

_RULES = {
    "year": "impossible-year",
    "month": "impossible-date",
    "day": "impossible-date",
    "era-year": "impossible-year",
    "era-border": "era-border",
    "era-mismatch": "era-mismatch",
    "weekday": "wrong-weekday",
}


def suspicion(edit: Edit, one: Reading, other: Reading) -> Suspicion | None:
    """Return why one side of `edit` looks like an error; None if neither or both do."""
    wrong_old = _problem(one, edit.old_start, edit.old_end)
    wrong_new = _problem(other, edit.new_start, edit.new_end)
    if bool(wrong_old) == bool(wrong_new):
        return None
    side = "old" if wrong_old else "new"
    rule, text = wrong_old or wrong_new or ("", "")
    return Suspicion(side, rule, say(f"diff.{rule}", text=text))


def _problem(reading: Reading, start: int, end: int) -> tuple[str, str] | None:
    """Return the rule that [start, end) breaks, and the words that break it."""
    for mention in reading.dates:
        low, high = reading.offsets[mention.start], reading.offsets[mention.end - 1]
        if mention.problem and low < end and start <= high:
            return _RULES[mention.problem], reading.text[mention.start : mention.end]
    return None
