"""Connections on which nothing is asked: how long, and how many of them, are waited for.

A connection costs nothing to open, so any program of this machine could otherwise fill the server
with silent ones, without the token, and everybody else would be turned away.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from uvicorn.protocols.http.h11_impl import H11Protocol

SECONDS = 20.0
"""Within this time of opening, or of the last answer, the head of a request has come whole."""
MOST = 64
"""Connections that may be without a request at once; the one that waits longest goes first."""


def patient(seconds: float = SECONDS, most: int = MOST) -> type[H11Protocol]:
    """Return the protocol of a server whose silent and half-said connections end.

    Imports uvicorn.
    """
    from uvicorn.protocols.http.h11_impl import H11Protocol

    waiting: dict[Any, asyncio.TimerHandle] = {}

    class Patient(H11Protocol):
        def connection_made(self, transport: asyncio.BaseTransport) -> None:
            super().connection_made(transport)  # type: ignore[arg-type]
            self._look()

        def data_received(self, data: bytes) -> None:
            super().data_received(data)
            self._look()

        def on_response_complete(self) -> None:
            super().on_response_complete()
            self._look()

        def connection_lost(self, exc: Exception | None) -> None:
            self._rest()
            super().connection_lost(exc)

        def _look(self) -> None:
            """Begin to wait for a head, or stop: more bytes of the same head gain no time."""
            asked = self.cycle is not None and not self.cycle.response_complete
            if asked or self.transport.is_closing():
                self._rest()
            elif self not in waiting:
                waiting[self] = self.loop.call_later(seconds, self._drop)
                if len(waiting) > most:
                    next(iter(waiting))._drop()

        def _rest(self) -> None:
            timer = waiting.pop(self, None)
            if timer is not None:
                timer.cancel()

        def _drop(self) -> None:
            self._rest()
            self.transport.close()

    return Patient
