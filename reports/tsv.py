"""Rows of tab-separated values that no spreadsheet acts on."""

from __future__ import annotations

from collections.abc import Iterable

from text.terminal.printable import printable_line

_FORMULA = tuple("=+-@＝＋－＠")


def row(values: Iterable[object]) -> str:
    """Return `values` as one line, with its line feed.

    Tabs and line breaks inside a value are shown as symbols; a text that a spreadsheet would take
    for a formula gets an apostrophe before it. Numbers stay numbers.
    """
    return "\t".join(map(inert, values)) + "\n"


def inert(value: object) -> str:
    """Return `value` as the text of one cell: nothing in it is acted on, nor breaks the line."""
    if isinstance(value, float):
        return f"{value:.4f}"
    text = printable_line(str(value).replace("\r\n", "\n"))
    if isinstance(value, int) or not text.lstrip().startswith(_FORMULA):
        return text
    return f"'{text}"
