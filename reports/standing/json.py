"""`standing --format json`: the entries as one object."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import TextIO

from text.model.standing import Standing
from text.terminal.json_text import dump


def render(entries: Sequence[Standing], stream: TextIO) -> None:
    """Write the list of entries, numbered from 1."""
    listed = [{"number": number, **asdict(entry)} for number, entry in enumerate(entries, 1)]
    dump({"standing": listed}, stream, 1)
