"""`diff --format text`: numbered differences in their lines, readable with no colour at all.

What was is {-…-}, what is is {+…+}; colour, where there is any, only repeats the marks, in blue and
yellow, which every kind of colour blindness tells apart.
"""

from __future__ import annotations

from typing import TextIO

from text.messages import say
from text.model import Collation, Hunk
from text.printable import printable_line

_AROUND = 24
"""Code points of context on either side."""
_OLD, _NEW, _STRONG, _PLAIN = "\x1b[33m", "\x1b[34m", "\x1b[1;4m", "\x1b[0m"


def render(collation: Collation, stream: TextIO, color: bool = False) -> None:
    """Write the summary, then every hunk with its place and its line, then what was ignored."""
    old, new = printable_line(collation.old.name), printable_line(collation.new.name)
    stream.write(f"{old} → {new}\n{printable_line(collation.summary)}\n")
    for hunk in collation.hunks:
        stream.write("\n" + "\n".join(_block(collation, hunk, color)) + "\n")
    ignored = [
        say(f"diff.ignored-{kind}", count=count)
        for kind, count in collation.ignored.items()
        if count and not any(hunk.kind == kind for hunk in collation.hunks)
    ]
    if ignored:
        kinds = ",".join(kind for kind, count in collation.ignored.items() if count)
        stream.write("\n" + say("diff.ignored", parts=say("diff.comma").join(ignored), kinds=kinds))
        stream.write("\n")


def _block(collation: Collation, hunk: Hunk, color: bool) -> list[str]:
    kind = say("diff.kind-move" if hunk.operation == "move" else f"report.kind-{hunk.kind}")
    note = f"・{say(f'diff.note-{hunk.note}')}" if hunk.note else ""
    places = (
        f"{printable_line(collation.old.name)}:{hunk.old.line}"
        f" → {printable_line(collation.new.name)}:{hunk.new.line}"
    )
    block = [f"{hunk.number}  {kind}{note}  {places}"]
    block.append(f"    {_passage(collation, hunk, color)}")
    if hunk.suspect is not None:
        side = say(f"report.{hunk.suspect.side}")
        message = printable_line(hunk.suspect.message)
        block.append("    " + say("diff.suspect", side=side, message=message))
    return block


def _passage(collation: Collation, hunk: Hunk, color: bool) -> str:
    raw, scope = collation.new.raw, collation.new.scope or (0, len(collation.new.raw))
    before = raw[max(scope[0], hunk.new.start - _AROUND) : hunk.new.start]
    after = raw[hunk.new.end : min(scope[1], hunk.new.end + _AROUND)]
    before = before.rpartition("\n")[2].lstrip()
    after = after.partition("\n")[0].rstrip()
    return "".join(
        [
            printable_line(before),
            _side(hunk.old.text, hunk.core_old_start - hunk.old.start, hunk.core_old, "-", color),
            _side(hunk.new.text, hunk.core_new_start - hunk.new.start, hunk.core_new, "+", color),
            printable_line(after),
        ]
    )


def _side(text: str, core: int, differing: str, mark: str, color: bool) -> str:
    if not text:
        return ""
    head, tail = text[:core], text[core + len(differing) :]
    parts = [printable_line(part) for part in (head, differing, tail)]
    if not color:
        return f"{{{mark}{''.join(parts)}{mark}}}"
    paint = _OLD if mark == "-" else _NEW
    middle = f"{_STRONG}{parts[1]}{_PLAIN}{paint}" if parts[1] else ""
    return f"{paint}{{{mark}{parts[0]}{middle}{parts[2]}{mark}}}{_PLAIN}"
