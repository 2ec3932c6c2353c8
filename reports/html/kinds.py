"""What the boxes that show and hide kinds of differences say: the words of the sentence above."""

from __future__ import annotations

from collections import Counter

from text.messages import say
from text.model.collation import Hunk

_CALLED = {"date": "date-or-time"}
"""Kinds by what they are called where all of them are meant."""
_TURNS = ("negation", "limit", "deadline", "modality")


def called(kind: str) -> str:
    """Return under which name of the messages `kind` is called as a whole."""
    return _CALLED.get(kind, kind)


def finer_name(hunk: Hunk) -> str:
    """Return what the sentence calls the difference beside its kind, "" for nothing."""
    if hunk.note == "sentence" and hunk.kind == "wording":
        return hunk.operation
    if hunk.suspect is not None:
        return "suspect"
    return hunk.note if hunk.note in _TURNS else ""


def counted(kind: str, counts: Counter[str], finer: Counter[tuple[str, str]]) -> int | str:
    """Return how many there are of `kind`, and how many of them the sentence calls otherwise."""
    parts = [
        say("report.finer", name=say(f"report.finer-{name}"), count=count)
        for (one, name), count in finer.items()
        if one == kind and name
    ]
    if not parts:
        return counts[kind]
    return say("report.with-finer", count=counts[kind], parts=say("diff.comma").join(parts))
