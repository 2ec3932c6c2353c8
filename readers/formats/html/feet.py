"""The feet of tables (<tfoot>), which a browser draws below all rows wherever they stand."""

from __future__ import annotations

from readers.formats.flow import Flow

_MOST_OPEN = 20
"""Feet in feet that are put off; a page with more is none that a person wrote."""


class Feet:
    """The feet that wait for the end of their table, the outermost table first."""

    def __init__(self) -> None:
        self._waiting: list[list[Flow]] = []
        self._outer: list[Flow | None] = []

    def begin_table(self) -> None:
        """Begin a table."""
        self._waiting.append([])

    def begin(self, flow: Flow, apart: bool) -> Flow:
        """Begin a foot of the table that is open; return where its rows go until it ends.

        Unless it can be taken `apart` (from a heading that began above it) it stays where it is.
        """
        put_off = apart and bool(self._waiting) and len(self._outer) < _MOST_OPEN
        self._outer.append(flow if put_off else None)
        if not put_off:
            return flow
        foot = Flow()
        self._waiting[-1].append(foot)
        return foot

    def end(self, flow: Flow) -> Flow:
        """End the foot begun last, whose rows are in `flow`; return where what follows goes."""
        return (self._outer.pop() if self._outer else None) or flow

    def end_table(self, flow: Flow) -> None:
        """Add the feet of the table that ends to `flow`."""
        for foot in self._waiting.pop() if self._waiting else ():
            flow.join(foot)
