"""A door with TLS before a node: what comes through it goes on to the node as it is."""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
from urllib.parse import urlsplit


class Door:
    """Listens on loopback with `certificate`, and for clients of `clients` only, if that is said.

    `passed` counts the connections whose handshake was good.
    """

    def __init__(self, node: str, certificate: tuple[str, str], clients: str = "") -> None:
        parts = urlsplit(node)
        self._node = (parts.hostname or "", parts.port or 0)
        self._context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        self._context.load_cert_chain(*certificate)
        if clients:
            self._context.verify_mode = ssl.CERT_REQUIRED
            self._context.load_verify_locations(clients)
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.url = f"https://127.0.0.1:{self._listening.getsockname()[1]}"
        self.passed = 0
        threading.Thread(target=self._serve, daemon=True).start()

    def close(self) -> None:
        # A thread that waits in accept() keeps the socket listening: one more caller ends it.
        with contextlib.suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()

    def _serve(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                caller, _ = self._listening.accept()
                threading.Thread(target=self._let_in, args=(caller,), daemon=True).start()

    def _let_in(self, caller: socket.socket) -> None:
        with contextlib.suppress(OSError), caller:
            guarded = self._context.wrap_socket(caller, server_side=True)
            self.passed += 1
            with guarded, socket.create_connection(self._node) as node:
                back = threading.Thread(target=_carry, args=(node, guarded), daemon=True)
                back.start()
                _carry(guarded, node)
                back.join(30)


def _carry(source: socket.socket, target: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while piece := source.recv(65536):
            target.sendall(piece)
    with contextlib.suppress(OSError):
        target.shutdown(socket.SHUT_WR)
