"""A table of tab-separated values as the one that a spreadsheet opens with a double click."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from typing import Any, TextIO

from text.messages import has, say


def rendered(tsv: Callable[[Any, TextIO], None], answer: Any, stream: TextIO) -> None:
    """Write what `tsv` writes of `answer` with a byte order mark, commas, every cell quoted.

    The head line is in the user's language.
    """
    lines = io.StringIO()
    tsv(answer, lines)
    stream.write("\ufeff")
    # One "\n": the stream writes the line ends of the system.
    writer = csv.writer(stream, lineterminator="\n", quoting=csv.QUOTE_ALL)
    head, *rows = [line.split("\t") for line in lines.getvalue().split("\n") if line]
    writer.writerow(map(_head, head))
    for cells in rows:
        writer.writerow(map(_value, head, cells))


def _head(name: str) -> str:
    """Return what stands above the column: a person reads it, where programs read tsv and json."""
    key = f"columns.{name}"
    return say(key) if has(key) else name


def _value(name: str, value: str) -> str:
    """Return what stands in the column where its values are words of Kyogo's own."""
    keys = {
        "layer": f"search.layer-{value}",
        "kind": f"kinds.{value}",
        "format": f"columns.format-{value}",
        "certainty": f"columns.certainty-{value}",
        "crosses": f"columns.crosses-{value}",
    }
    key = keys.get(name, "")
    return say(key) if key and value and has(key) else value
