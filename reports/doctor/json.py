"""`doctor --format json`: the same for programs: name, state, what was found, how to mend it."""

from __future__ import annotations

from dataclasses import asdict
from typing import TextIO

from text.model.health import Health
from text.terminal.json_text import dump


def render(health: Health, stream: TextIO) -> None:
    """Write one object: whether all is well, and what was examined."""
    dump({"well": health.well, "examined": [asdict(one) for one in health.examined]}, stream, 2)
