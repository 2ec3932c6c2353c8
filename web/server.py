"""The server: one socket on this machine, one address printed, a quiet end.

Nothing but loopback is listened to. The socket is bound before the address is told to anybody, and
taken for oneself alone, so that no other program's port ever answers for it.
"""

from __future__ import annotations

import contextlib
import socket
import sys
import time
from collections.abc import Sequence
from typing import Any

from text.errors import KyogoError, reason

ADDRESS = "127.0.0.1"


def listening(port: int) -> socket.socket:
    """Return a socket that listens on loopback at `port`, 0 for a free one.

    Raises KyogoError where the port is taken or may not be had.
    """
    found = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        if sys.platform == "win32":
            # On Windows another program could otherwise listen at the same port beside us.
            found.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        found.bind((ADDRESS, port))
        found.listen(128)
    except (OSError, OverflowError) as error:
        found.close()
        why = reason(error) if isinstance(error, OSError) else str(error)
        raise KyogoError("serve.port-taken", port=port, reason=why) from error
    return found


def serve(
    app: Any, bound: socket.socket, idle: float = 0, waiting: Sequence[socket.socket] = ()
) -> None:
    """Answer requests at `bound` until Ctrl-C, or for `idle` seconds after the last (0: for ever).

    `waiting` are connections that were accepted and not read from. Imports uvicorn.
    """
    import asyncio

    import uvicorn

    from web.connections import patient

    clock = _Clock()

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            for one in waiting:
                one.setblocking(False)
                await asyncio.get_running_loop().connect_accepted_socket(self._protocol, one)

        def _protocol(self) -> Any:
            return self.config.http_protocol_class(
                config=self.config, server_state=self.server_state, app_state=self.lifespan.state
            )  # type: ignore[call-arg]

        async def on_tick(self, counter: int) -> bool:
            if idle and clock.idle() > idle:
                self.should_exit = True
            return await super().on_tick(counter)

    configuration = uvicorn.Config(
        clock.watched(app),
        log_config=None,
        access_log=False,
        server_header=False,
        date_header=False,
        proxy_headers=False,
        lifespan="on",
        ws="none",
        http=patient(),
        loop="asyncio",
        timeout_keep_alive=20,
        timeout_graceful_shutdown=2,
        h11_max_incomplete_event_size=64 * 1024,
        limit_concurrency=256,
    )
    with contextlib.suppress(KeyboardInterrupt):
        Server(configuration).run(sockets=[bound])


class _Clock:
    """Knows for how long nobody has asked anything; a request that runs counts as asking."""

    def __init__(self) -> None:
        self.running = 0
        self.last = time.monotonic()

    def idle(self) -> float:
        return 0.0 if self.running else time.monotonic() - self.last

    def watched(self, app: Any) -> Any:
        async def watching(scope: Any, receive: Any, send: Any) -> None:
            if scope["type"] != "http":
                await app(scope, receive, send)
                return
            self.running += 1
            try:
                await app(scope, receive, send)
            finally:
                self.running -= 1
                self.last = time.monotonic()

        return watching
