"""Who comes before the server is ready: the first page, while the server loads what it is made of.

Loading takes longer than all else at the start. Until it is done, the porter stands at the door in
a thread: it exchanges the token and gives the page with the empty search box, by way of the same
gate as every later answer. Only the plainest requests are looked at, and they are taken off a
connection only to be answered. Whoever asks anything else waits, unread, for the server.
"""

from __future__ import annotations

import contextlib
import selectors
import socket
import sys
import threading
from collections.abc import Callable, Coroutine
from typing import Any

from text.later import later
from text.records import dataclass
from web.language import COOKIE, language_of
from web.security import Gate, Message, Receive, Scope, Send

LONGEST = 8 * 1024
"""Bytes of the head of a request; who sends more waits for the server."""
MOST = 16
"""Connections that are held at once; others wait in the queue of the system."""
_ANSWERED = later(rb"GET (/(?:search)?)(?:\?(token=[A-Za-z0-9_-]*))? HTTP/1\.1")
_HEADER = later(rb"([A-Za-z0-9-]+):[ \t]*([\t -~]*?)[ \t]*")
_BODY = frozenset([b"content-length", b"transfer-encoding", b"expect", b"upgrade"])
_BRISK = 0.0005
"""Seconds after which the thread that loads lets the porter have its turn."""


@dataclass(frozen=True)
class Porter:
    """Answers at the socket `bound` by way of `gate`; `page` gives the first page in a language."""

    bound: socket.socket
    gate: Gate
    page: Callable[[str], bytes]

    def stand(self) -> Callable[[], list[socket.socket]]:
        """Begin, in a thread; return what ends it and gives the connections that still wait."""
        ours, wake = socket.socketpair()
        waiting: list[socket.socket] = []
        before = sys.getswitchinterval()
        thread = threading.Thread(target=self._answer, args=(ours, waiting), daemon=True)

        def end() -> list[socket.socket]:
            wake.close()
            thread.join()
            ours.close()
            sys.setswitchinterval(before)
            return waiting

        sys.setswitchinterval(_BRISK)
        thread.start()
        return end

    def _answer(self, woken: socket.socket, waiting: list[socket.socket]) -> None:
        while True:
            with selectors.DefaultSelector() as asked:
                door = [self.bound] if len(waiting) < MOST else []
                for one in (woken, *door, *waiting):
                    asked.register(one, selectors.EVENT_READ)
                ready = [key.fileobj for key, _ in asked.select()]
            if woken in ready:
                return
            if self.bound in ready:
                with contextlib.suppress(OSError):
                    waiting.append(self.bound.accept()[0])
            for one in [one for one in waiting if one in ready]:
                try:
                    answered = self._answered(one)
                except OSError:
                    answered = True
                if answered is None:
                    return  # there is something to be read that is not for us: no use to look again
                if answered:
                    waiting.remove(one)
                    one.close()

    def _answered(self, one: socket.socket) -> bool | None:
        """Return whether the connection is done with; None where its request is not for us."""
        one.setblocking(False)
        try:
            seen = one.recv(LONGEST, socket.MSG_PEEK)
        except BlockingIOError:
            return False
        if not seen:
            return True
        scope = request(seen)
        if scope is None:
            return None
        one.setblocking(True)
        one.settimeout(1)
        one.recv(len(seen))
        said = bytearray()

        async def send(message: Message) -> None:
            said.extend(_written(message))

        _run(self.gate.beside(self._first)(scope, _nothing, send))
        one.sendall(said)
        one.shutdown(socket.SHUT_WR)
        return True

    async def _first(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the application does: / leads to /search, which is the first page."""
        headers: dict[bytes, bytes] = dict(scope["headers"])
        if scope["path"] == "/":
            head = [(b"location", b"/search"), (b"content-length", b"0")]
            await send({"type": "http.response.start", "status": 303, "headers": head})
            await send({"type": "http.response.body", "body": b""})
            return
        pairs = (pair.strip().partition("=") for pair in
                 headers.get(b"cookie", b"").decode("latin-1").split(";"))  # fmt: skip
        chosen = {name: value for name, _, value in pairs}.get(COOKIE)
        accepted = headers.get(b"accept-language", b"ja").decode("latin-1")
        body = self.page(language_of(None, chosen, accepted))
        head = [(b"content-length", str(len(body)).encode()),
                (b"content-type", b"text/html; charset=utf-8")]  # fmt: skip
        await send({"type": "http.response.start", "status": 200, "headers": head})
        await send({"type": "http.response.body", "body": body})


def request(seen: bytes) -> Scope | None:
    """Return the request whose whole head `seen` is, None for any that is not for the porter."""
    head, end, rest = seen.partition(b"\r\n\r\n")
    first, *lines = head.split(b"\r\n")
    asked = _ANSWERED.fullmatch(first)
    found = [_HEADER.fullmatch(line) for line in lines]
    if not end or rest or asked is None or None in found:
        return None
    headers = [(one[1].lower(), one[2]) for one in found if one is not None]
    if _BODY & {name for name, _ in headers}:
        return None
    return {
        "type": "http",
        "method": "GET",
        "path": asked[1].decode(),
        "raw_path": asked[1],
        "query_string": asked[2] or b"",
        "headers": headers,
    }


def _run(answering: Coroutine[Any, Any, None]) -> None:
    """Run what waits for nothing but what is there already."""
    with contextlib.suppress(StopIteration):
        answering.send(None)
        raise AssertionError("the gate waited")


async def _nothing() -> Message:
    return {"type": "http.request", "body": b"", "more_body": False}


_REASONS = {200: b"OK", 303: b"See Other", 403: b"Forbidden", 421: b"Misdirected Request"}


def _written(message: Message) -> bytes:
    if message["type"] == "http.response.body":
        return bytes(message["body"])
    status: int = message["status"]
    kept = [pair for pair in message["headers"] if pair[0].lower() != b"connection"]
    lines = [b"%s: %s" % pair for pair in (*kept, (b"connection", b"close"))]
    start = b"HTTP/1.1 %d %s" % (status, _REASONS.get(status, b""))
    return b"\r\n".join([start, *lines, b"", b""])
