"""Who comes before the server is ready gets the first page, by the same gate; all others wait."""

from __future__ import annotations

import re
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from commands.serve import _first_page
from readers.corpus import Corpus
from web.app import Page
from web.porter import MOST, Porter, request
from web.security import Gate
from web.server import listening, serve

ROOT = Path(__file__).resolve().parents[2]
TOKEN = "the-token"
OURS = [
    b"GET / HTTP/1.1\r\nHost: a\r\n\r\n",
    b"GET /?token=ab_c-9 HTTP/1.1\r\nHost: a\r\nCookie: x=y\r\n\r\n",
    b"GET /search HTTP/1.1\r\n\r\n",
]
OTHERS = [
    b"", b"GET / HTTP/1.1\r\nHost: a\r\n", b"GET / HTTP/1.0\r\nHost: a\r\n\r\n",
    b"POST / HTTP/1.1\r\nHost: a\r\n\r\n", b"HEAD / HTTP/1.1\r\nHost: a\r\n\r\n",
    b"GET /search?q=a HTTP/1.1\r\nHost: a\r\n\r\n", b"GET /?lang=en HTTP/1.1\r\nHost: a\r\n\r\n",
    b"GET //search HTTP/1.1\r\nHost: a\r\n\r\n", b"GET http://a/ HTTP/1.1\r\nHost: a\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nab",
    b"GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: a\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: a\r\n folded\r\n\r\n", b"GET / HTTP/1.1\r\nHost : a\r\n\r\n",
    b"GET / HTTP/1.1\nHost: a\n\n", b"GET / HTTP/1.1\r\nHost: a\x00b\r\n\r\n",
    b"GET /search/../check HTTP/1.1\r\nHost: a\r\n\r\n",
]  # fmt: skip


@pytest.mark.parametrize("seen", OURS)
def test_the_plainest_requests_are_for_the_porter(seen: bytes) -> None:
    assert request(seen) is not None


@pytest.mark.parametrize("seen", OTHERS)
def test_everything_else_waits_for_the_server(seen: bytes) -> None:
    assert request(seen) is None


@given(st.binary(max_size=200))
@example(b"GET / HTTP/1.1\r\n:\r\n\r\n")
def test_whatever_is_sent_is_understood_or_left_alone(seen: bytes) -> None:
    for sent in (seen, OURS[0][:-2] + seen + b"\r\n\r\n"):
        found = request(sent)
        assert found is None or all(
            b"\r" not in value and b"\n" not in value for pair in found["headers"] for value in pair
        )


class _Door:
    """A porter at a port, and the server that comes after him."""

    def __init__(self) -> None:
        self.bound = listening(0)
        self.port = self.bound.getsockname()[1]
        self.page = Page(ROOT / "corpus")
        self.gate = Gate(self.page.application(), self.port, TOKEN)
        self.leave = Porter(self.bound, self.gate, _first_page(Corpus(ROOT / "corpus"))).stand()

    def opens(self) -> int:
        """Let the server take over; return how many connections waited."""
        waiting = self.leave()
        arguments = (self.gate, self.bound, 0, waiting)
        threading.Thread(target=serve, args=arguments, daemon=True).start()
        return len(waiting)

    def connected(self) -> socket.socket:
        made = socket.create_connection(("127.0.0.1", self.port))
        made.settimeout(60)
        return made

    def asked(self, path: str, *headers: str, host: str = "") -> tuple[str, set[str], str]:
        """Return the status, the headers and the body of the answer."""
        host = host or f"127.0.0.1:{self.port}"
        lines = [f"GET {path} HTTP/1.1", f"Host: {host}", *headers, "Connection: close", "", ""]
        with self.connected() as one:
            one.sendall("\r\n".join(lines).encode())
            return _parted(b"".join(iter(lambda: one.recv(65536), b"")))


def _parted(answer: bytes) -> tuple[str, set[str], str]:
    head, _, body = answer.decode().partition("\r\n\r\n")
    status, *headers = head.split("\r\n")
    kept = {line.lower() for line in headers if not line.lower().startswith("connection")}
    return status.split(" ")[1], kept, body


@pytest.fixture
def door() -> Iterator[_Door]:
    made = _Door()
    yield made
    made.page.close()


def test_the_porter_answers_as_the_server_does(door: _Door) -> None:
    cookie = f"Cookie: kyogo-{door.port}={door.gate.secret}"
    asked = [
        (f"/?token={TOKEN}",),
        ("/", cookie),
        ("/search", cookie),
        ("/search", cookie, "Accept-Language: en-US,en;q=0.9"),
        ("/search", f"{cookie}; kyogo-lang=en"),
        ("/search",),
        ("/?token=wrong",),
        ("/search", cookie, "Sec-Fetch-Site: cross-site"),
        ("/search", cookie, "Origin: http://example.org"),
    ]
    early = [door.asked(*one) for one in asked] + [door.asked("/search", cookie, host="evil")]
    assert door.opens() == 0
    late = [door.asked(*one) for one in asked] + [door.asked("/search", cookie, host="evil")]
    assert [one[0] for one in early] == [
        "303", "303", "200", "200", "200", "403", "403", "403", "403", "421"
    ]  # fmt: skip
    assert [(one[0], one[2]) for one in early] == [(one[0], one[2]) for one in late]
    for before, after in zip(early, late, strict=True):
        length = re.compile("content-length|transfer-encoding")
        assert {line for line in before[1] ^ after[1] if not length.match(line)} == set()


def test_a_connection_on_which_nothing_is_said_keeps_nobody_waiting(door: _Door) -> None:
    silent = [door.connected() for _ in range(MOST // 2)]
    assert door.asked(f"/?token={TOKEN}")[0] == "303"
    assert door.opens() == MOST // 2
    one = silent[0]
    one.sendall(f"GET /search HTTP/1.1\r\nHost: 127.0.0.1:{door.port}\r\n\r\n".encode())
    assert one.recv(65536).startswith(b"HTTP/1.1 403")
    for each in silent:
        each.close()


def test_what_is_not_for_the_porter_is_answered_whole_by_the_server(door: _Door) -> None:
    cookie = f"Cookie: kyogo-{door.port}={door.gate.secret}"
    with door.connected() as one:
        lines = ["GET /search?q=%E5%B8%82%E6%B0%91 HTTP/1.1", f"Host: 127.0.0.1:{door.port}",
                 cookie, "Connection: close", "", ""]  # fmt: skip
        one.sendall("\r\n".join(lines).encode())
        with door.connected() as other:
            door.opens()
            status, _, body = _parted(b"".join(iter(lambda: one.recv(65536), b"")))
            other.close()
    assert status == "200"
    assert "市民" in body


def test_a_porter_who_is_sent_away_leaves_nobody_at_the_door() -> None:
    door = _Door()
    silent = door.connected()
    door.asked("/search")
    for one in door.leave():
        one.close()
    assert silent.recv(1) == b""
    door.bound.close()
    door.page.close()
