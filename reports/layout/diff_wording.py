"""What every report of a diff says in the same words."""

from __future__ import annotations

from text.messages import say
from text.model.collation import Collation, Hunk
from text.terminal.printable import printable_line


def ignored(collation: Collation) -> str:
    """Return the sentence that says what is not shown, "" if nothing is."""
    hidden = {
        kind: count
        for kind, count in collation.ignored.items()
        if count and not any(hunk.kind == kind for hunk in collation.hunks)
    }
    if not hidden:
        return ""
    parts = [say(f"diff.ignored-{kind}", count=count) for kind, count in hidden.items()]
    return say("diff.ignored", parts=say("diff.comma").join(parts), kinds=",".join(hidden))


def heading(hunk: Hunk) -> str:
    """Return what kind of difference `hunk` is, in words."""
    kind = say(f"report.kind-{'move' if hunk.operation == 'move' else hunk.kind}")
    if not hunk.note:
        return kind
    finer = f"{hunk.note}-{hunk.operation}" if hunk.note == "sentence" else hunk.note
    return say("diff.kind-note", kind=kind, note=say(f"diff.note-{finer}"))


def alarm(hunk: Hunk) -> str:
    """Return why one side of `hunk` looks wrong, "" if neither does."""
    if hunk.suspect is None:
        return ""
    side = say(f"report.{hunk.suspect.side}")
    return say("diff.suspect", side=side, message=printable_line(hunk.suspect.message))
