"""`doctor --format text`: one line per thing that was looked at, below it how to mend it."""

from __future__ import annotations

from typing import TextIO

from reports.terminal.styled import Run, Style, painted, run
from text.messages import say
from text.model.health import Examined, Health
from text.terminal.cells import cells, wrapped

_STYLES: dict[str, Style] = {"good": "plain", "absent": "faint", "wrong": "error"}


def render(health: Health, stream: TextIO, *, color: bool = False, width: int = 80) -> None:
    """Write the lines, then one sentence on the whole."""
    label = max(cells(say(f"doctor.state-{state}")) for state in _STYLES)
    for one in health.examined:
        for line in _lines(one, label, width):
            stream.write(painted(line, color) + "\n")
    wrong = sum(one.state == "wrong" for one in health.examined)
    stream.write(
        "\n" + (say("doctor.to-mend", count=wrong) if wrong else say("doctor.well")) + "\n"
    )


def _lines(one: Examined, label: int, width: int) -> list[list[Run]]:
    state = say(f"doctor.state-{one.state}")
    head = Run(state + " " * (label - cells(state) + 2), _STYLES[one.state])
    room = max(20, width - label - 2)
    first, *rest = wrapped(say("doctor.line", what=one.what, found=one.found), room)
    indent = Run(" " * (label + 2))
    lines = [[head, run(first)], *([indent, run(part)] for part in rest)]
    for part in one.mend.splitlines():
        for place, words in enumerate(wrapped(part, room - 2)):
            lines.append([indent, Run("  " if place else "→ "), run(words)])
    return lines
