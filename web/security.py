"""The gate that every request passes before anything else: who asks, from where, for how much.

The order is that of the harm it keeps off. A rebound name (DNS rebinding) is same-origin for the
browser and carries no Origin, so `Host` is the only header that still names the stranger: it is
looked at first, for files too. Then the cookie that stands for the token, then whether the page
itself asks (`Sec-Fetch-Site`, else `Origin`), then the size.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from copy import copy
from typing import Any
from urllib.parse import parse_qsl, urlencode

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]
Headers = Iterable[tuple[bytes, bytes]]

LARGEST_BODY = 32 * 1024 * 1024
"""Bytes of a request; more is answered by 413."""
_NAMES = ("127.0.0.1", "localhost", "[::1]")
_OWN = ("same-origin", "none")
"""What `Sec-Fetch-Site` says where the page itself asks, and where a person typed the address."""
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
_HEADERS = (
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cache-control", b"no-store"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
)


class Gate:
    """Lets through to `app` what this machine's own browser asks with the cookie, nothing else.

    `port` is where the server listens; `token` is what the printed address carries. Every answer,
    refusals too, has the headers of `_HEADERS`. Refusals: 421 for a foreign `Host`, 403 without the
    cookie or from a foreign page, 405 for other methods, 413 for too large a body.
    """

    def __init__(self, app: App, port: int, token: str) -> None:
        self.app = app
        self.hosts = frozenset(f"{name}:{port}" for name in _NAMES)
        self.token = token
        self.cookie = f"kyogo-{port}"
        self.secret = secrets.token_urlsafe(32)

    def beside(self, app: App) -> Gate:
        """Return the same gate before another application: until this one is there."""
        other = copy(self)
        other.app = app
        return other

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request or hand it on."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1008})
            return
        headers: list[tuple[bytes, bytes]] = scope["headers"]
        guarded = _guarded(send)
        refusal = self._foreign_host(headers)
        if refusal is None and (address := self._token_exchanged(scope)) is not None:
            await _redirect(guarded, address, f"{self.cookie}={self.secret}; {_COOKIE}")
            return
        refusal = refusal or self._stranger(headers) or self._foreign_page(scope, headers)
        if refusal is None and _announced(headers) > LARGEST_BODY:
            refusal = 413
        if refusal is not None:
            await refuse(guarded, refusal)
            return
        await self._bounded(scope, receive, guarded)

    def _foreign_host(self, headers: Headers) -> int | None:
        hosts = [value.decode("latin-1").lower() for name, value in headers if name == b"host"]
        return None if len(hosts) == 1 and hosts[0] in self.hosts else 421

    def _token_exchanged(self, scope: Scope) -> str | None:
        """Return the address without the token, if the one asked for carries the right one."""
        if scope["method"] not in ("GET", "HEAD") or b"token=" not in scope["query_string"]:
            return None
        fields = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        given = [value for name, value in fields if name == "token"]
        if len(given) != 1 or not _equal(given[0], self.token):
            return None
        rest = urlencode([field for field in fields if field[0] != "token"])
        # Path only, one slash: an address that begins with two would lead to another host.
        path = "/" + scope.get("raw_path", b"/").decode("latin-1").split("?")[0].lstrip("/\\")
        return f"{path}?{rest}" if rest else path

    def _stranger(self, headers: Headers) -> int | None:
        for name, value in headers:
            if name != b"cookie":
                continue
            for pair in value.decode("latin-1").split(";"):
                key, _, given = pair.strip().partition("=")
                if key == self.cookie and _equal(given, self.secret):
                    return None
        return 403

    def _foreign_page(self, scope: Scope, headers: Headers) -> int | None:
        """Refuse what another page asks: any request that says so, and any POST that does not."""
        sites = [value.decode("latin-1") for name, value in headers if name == b"sec-fetch-site"]
        origins = [value.decode("latin-1") for name, value in headers if name == b"origin"]
        if any(site not in _OWN for site in sites) or len(sites) > 1 or len(origins) > 1:
            return 403
        # Another name of this machine with this port may be another program's (IPv6, or a port
        # that was handed on), so only the name that was asked counts.
        (host,) = (value.decode("latin-1").lower() for name, value in headers if name == b"host")
        # Under our own Referrer-Policy a form says "Origin: null"; then the browser's word counts.
        own = all(origin.lower() == f"http://{host}" for origin in origins) or (
            origins == ["null"] and sites == ["same-origin"]
        )
        if scope["method"] in ("GET", "HEAD"):
            return None if own else 403
        if scope["method"] != "POST":
            return 405
        asked_here = sites == ["same-origin"] or (not sites and bool(origins))
        return None if asked_here and own else 403

    async def _bounded(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand the request on, and end it where the body grows past what was announced.

        The answer is 413 at that very moment, whatever the application makes of a body that breaks
        off; to it the asker is gone.
        """
        taken = 0
        started = ended = False

        async def counted() -> Message:
            nonlocal taken, ended
            message = {"type": "http.disconnect"} if ended else await receive()
            taken += len(message.get("body", b""))
            if taken <= LARGEST_BODY or ended:
                return message
            ended = True
            if not started:
                # Not hung up on: who is still talking would lose the answer with the connection.
                await refuse(send, 413, hang_up=False)
            return {"type": "http.disconnect"}

        async def noted(message: Message) -> None:
            nonlocal started
            started = True
            if not ended:
                await send(message)

        try:
            await self.app(scope, counted, noted)
        except Exception:
            if not ended:
                raise


_COOKIE = "Path=/; HttpOnly; SameSite=Strict"


def new_token() -> str:
    """Return a token for the address: 256 random bits, letters that survive a terminal."""
    return secrets.token_urlsafe(32)


async def refuse(send: Send, status: int, hang_up: bool = True) -> None:
    """Answer `status` with a sentence in both languages; it repeats nothing of the request."""
    said = _WORDS.get(status, "").encode()
    headers = [
        (b"content-type", b"text/plain; charset=utf-8"),
        (b"content-length", str(len(said)).encode()),
    ]
    if hang_up:
        headers.append((b"connection", b"close"))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": said})


_WORDS = {
    403: "この画面を開くには、kyogo serve が表示した住所を使ってください。\n"
    "Open this page with the address that kyogo serve printed.\n",
    405: "GET, POST\n",
    413: "大きすぎます（32 MB まで）。\nToo large (32 MB at most).\n",
    421: "この名前の場所ではありません。\nNot the place of this name.\n",
}


def _guarded(send: Send) -> Send:
    async def guarded(message: Message) -> None:
        if message["type"] == "http.response.start":
            given = {name.lower() for name, _ in _HEADERS}
            kept = [pair for pair in message.get("headers", []) if pair[0].lower() not in given]
            message = {**message, "headers": [*kept, *_HEADERS]}
        await send(message)

    return guarded


async def _redirect(send: Send, address: str, cookie: str) -> None:
    headers = [
        (b"location", address.encode("latin-1")),
        (b"set-cookie", cookie.encode()),
        (b"content-length", b"0"),
    ]
    await send({"type": "http.response.start", "status": 303, "headers": headers})
    await send({"type": "http.response.body", "body": b""})


def _announced(headers: Headers) -> int:
    for name, value in headers:
        if name == b"content-length":
            return int(value) if value.isdigit() else LARGEST_BODY + 1
    return 0


def _equal(given: str, right: str) -> bool:
    return hmac.compare_digest(given.encode("utf-8", "surrogatepass"), right.encode())
