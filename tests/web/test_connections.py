"""Connections off the wire: silent, half-said, endless ones leave room for everybody else."""

from __future__ import annotations

import asyncio
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from typing import Any

import httpx
import pytest

from web.connections import patient
from web.security import LARGEST_BODY
from web.server import listening

HALVES = [b"", b"GET", b"GET / HTTP/1.1\r\n", b"GET / HTTP/1.1\r\nHost: x\r\nX-Long: "]


async def _inner(scope: Any, receive: Any, send: Any) -> None:
    await asyncio.sleep(1 if scope["path"] == "/slow" else 0)
    await send({"type": "http.response.start", "status": 200,
                "headers": [(b"content-length", b"4")]})  # fmt: skip
    await send({"type": "http.response.body", "body": b"here"})


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    """The port of a server that waits half a second for a head, and for eight heads at once."""
    import uvicorn

    bound = listening(0)
    configuration = uvicorn.Config(
        _inner, log_config=None, lifespan="off", http=patient(0.5, 8), limit_concurrency=16
    )
    server = uvicorn.Server(configuration)
    thread = threading.Thread(target=server.run, args=([bound],), daemon=True)
    thread.start()
    yield bound.getsockname()[1]
    server.should_exit = True
    thread.join(10)


def _opened(port: int, said: bytes = b"") -> socket.socket:
    made = socket.create_connection(("127.0.0.1", port), timeout=5)
    made.sendall(said)
    return made


@pytest.mark.parametrize("said", HALVES)
def test_a_connection_that_does_not_say_what_it_wants_is_ended(port: int, said: bytes) -> None:
    with _opened(port, said) as silent:
        begin = time.monotonic()
        assert silent.recv(99) == b""
        assert time.monotonic() - begin > 0.3


def test_a_head_that_comes_in_drops_gains_no_time(port: int) -> None:
    with _opened(port, HALVES[3]) as slow:
        begin = time.monotonic()
        with suppress(ConnectionError):
            while time.monotonic() - begin < 4:
                slow.sendall(b"x")
                time.sleep(0.05)
        assert time.monotonic() - begin < 3


def test_a_kept_connection_is_ended_when_nothing_more_is_asked_or_only_half(port: int) -> None:
    for more in HALVES:
        with _opened(port, b"GET / HTTP/1.1\r\nHost: x\r\n\r\n") as kept:
            while not kept.recv(999).endswith(b"here"):
                pass
            kept.sendall(more)
            assert kept.recv(99) == b""


def test_an_answer_that_takes_long_is_waited_for(port: int) -> None:
    assert httpx.get(f"http://127.0.0.1:{port}/slow").text == "here"


@pytest.mark.parametrize("said", HALVES[:3])
def test_however_many_connections_are_silent_who_asks_is_answered(port: int, said: bytes) -> None:
    with ExitStack() as stack:
        for _ in range(60):
            stack.enter_context(_opened(port, said))
        assert httpx.get(f"http://127.0.0.1:{port}/").status_code == 200


@pytest.mark.parametrize(
    "kind", ["application/x-www-form-urlencoded", "multipart/form-data; boundary=b"]
)
@pytest.mark.parametrize("where", ["/api/diff", "/compare", "/check"])
def test_a_body_without_a_length_is_413_past_the_limit_whatever_its_kind(
    client: httpx.Client, where: str, kind: str
) -> None:
    part = b"x" * (1 << 20)

    def endless() -> Iterator[bytes]:
        if kind.startswith("multipart"):
            yield b'--b\r\ncontent-disposition: form-data; name="old"; filename="a"\r\n\r\n'
        for _ in range(LARGEST_BODY // len(part) + 1):
            yield part

    answer = client.post(where, content=endless(), headers={"content-type": kind})
    assert answer.status_code == 413
