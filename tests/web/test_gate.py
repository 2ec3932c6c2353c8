"""Who is let through to the page, asked as off the wire: browsers write `Host` themselves."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from web.security import LARGEST_BODY, Gate

PORT = 8123
HOST = f"127.0.0.1:{PORT}"
Headers = dict[str, str]


async def _inner(scope: Any, receive: Any, send: Any) -> None:
    more = True
    while more:
        message = await receive()
        more = message.get("more_body", False)
    headers = [(b"content-type", b"text/plain"), (b"cache-control", b"max-age=9")]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": b"inside"})


GATE = Gate(_inner, PORT, "the-token")
GATE.secret = "the-secret-of-this-sitting"
COOKIE = {"cookie": f"kyogo-{PORT}={GATE.secret}"}


def ask(
    method: str = "GET",
    path: str = "/search",
    headers: list[tuple[str, str]] | Headers = (),  # type: ignore[assignment]
    query: str = "",
    body: tuple[bytes, ...] = (b"",),
) -> tuple[int, dict[str, str], bytes]:
    """Return status, headers and body of one request as it comes off the wire."""
    pairs = headers.items() if isinstance(headers, dict) else headers
    scope = {
        "type": "http",
        "method": method,
        "path": path,
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "headers": [(name.encode(), value.encode()) for name, value in pairs],
    }
    parts = [
        {"type": "http.request", "body": part, "more_body": place < len(body) - 1}
        for place, part in enumerate(body)
    ]
    sent: list[Any] = []

    async def receive() -> Any:
        return parts.pop(0)

    async def send(message: Any) -> None:
        sent.append(message)

    asyncio.run(GATE(scope, receive, send))
    found = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return sent[0]["status"], found, b"".join(message["body"] for message in sent[1:])


OWN = {"host": HOST, **COOKIE}
POSTED = {**OWN, "sec-fetch-site": "same-origin"}


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "[::1]", "LOCALHOST"])
def test_every_name_of_this_machine_is_let_in(name: str) -> None:
    assert ask(headers={**OWN, "host": f"{name}:{PORT}"})[0] == 200


@pytest.mark.parametrize(
    "host",
    ["evil.example", f"evil.example:{PORT}", "127.0.0.1", "127.0.0.1:80", "",
     f"{HOST}.evil.example",
     f"127.0.0.1.evil.example:{PORT}", f"evil@{HOST}", f"{HOST},evil", f"0.0.0.0:{PORT}",
     f"localhost.:{PORT}", f"127.1:{PORT}"],
)  # fmt: skip
@pytest.mark.parametrize("path", ["/search", "/static/web.css", "/api/search", "/"])
def test_a_foreign_host_is_refused_before_anything_else(host: str, path: str) -> None:
    status, _, body = ask(path=path, headers={**OWN, "host": host}, query="token=the-token")
    assert (status, b"inside" in body) == (421, False)


@pytest.mark.parametrize(
    "headers", [[], [("host", HOST), ("host", "evil.example")], [("host", HOST), ("host", HOST)]]
)
def test_no_host_and_two_hosts_are_refused(headers: list[tuple[str, str]]) -> None:
    assert ask(headers=[*headers, *COOKIE.items()])[0] == 421


@pytest.mark.parametrize(
    "cookie",
    ["", "kyogo-8123=", "kyogo-8123=the-token", f"kyogo-8124={GATE.secret}", f"x={GATE.secret}",
     f"kyogo-8123={GATE.secret}x", f"KYOGO-8123={GATE.secret}"],
)  # fmt: skip
@pytest.mark.parametrize("path", ["/search", "/static/web.css", "/documents/x"])
def test_without_the_cookie_everything_is_403(cookie: str, path: str) -> None:
    assert ask(path=path, headers={"host": HOST, "cookie": cookie})[0] == 403


@pytest.mark.parametrize("query", ["token=wrong", "token=", "token=the-token&token=the-token"])
def test_a_wrong_token_opens_nothing(query: str) -> None:
    status, headers, _ = ask(headers={"host": HOST}, query=query)
    assert (status, "set-cookie" in headers) == (403, False)


@pytest.mark.parametrize(
    ("path", "query", "led"),
    [
        ("/", "token=the-token", "/"),
        ("/search", "q=a%26b&token=the-token", "/search?q=a%26b"),
        ("//evil.example/", "token=the-token", "/evil.example/"),
        ("/\\evil.example", "token=the-token", "/evil.example"),
    ],
)
def test_the_token_becomes_a_cookie_and_leaves_the_address(path: str, query: str, led: str) -> None:
    status, headers, _ = ask(path=path, headers={"host": HOST}, query=query)
    assert (status, headers["location"]) == (303, led)
    words = headers["set-cookie"].split("; ")
    assert words == [f"kyogo-{PORT}={GATE.secret}", "Path=/", "HttpOnly", "SameSite=Strict"]


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "same-origin"},
        {"sec-fetch-site": "same-origin", "origin": "null"},
        {"sec-fetch-site": "same-origin", "origin": f"http://{HOST}"},
        {"origin": f"http://{HOST}"},
        {"host": f"localhost:{PORT}", "origin": f"http://localhost:{PORT}"},
        {"host": f"LOCALHOST:{PORT}", "origin": f"http://localhost:{PORT}"},
        {"host": f"[::1]:{PORT}", "origin": f"http://[::1]:{PORT}"},
    ],
)
def test_the_page_itself_may_post(headers: Headers) -> None:
    assert ask("POST", headers={**OWN, **headers})[0] == 200


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("sites", [{}, {"sec-fetch-site": "same-origin"}])
@pytest.mark.parametrize(
    "origin",
    [
        f"http://localhost:{PORT}",
        f"http://[::1]:{PORT}",
        f"https://{HOST}",
        HOST,
        "http://127.0.0.1",
    ],
)
def test_another_name_of_this_machine_is_another_origin(
    origin: str, sites: Headers, method: str
) -> None:
    assert ask(method, headers={**OWN, **sites, "origin": origin})[0] == 403


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"origin": "null"},
        {"origin": "http://evil.example"},
        {"origin": f"https://{HOST}"},
        {"origin": "http://127.0.0.1:9999"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "none"},
        {"sec-fetch-site": "cross-site", "origin": f"http://{HOST}"},
        {"sec-fetch-site": "same-origin", "origin": "http://evil.example"},
        {"sec-fetch-site": "cross-site", "origin": "null"},
    ],
)
def test_a_foreign_page_may_not_post(headers: Headers) -> None:
    assert ask("POST", headers={**OWN, **headers})[0] == 403


@pytest.mark.parametrize("site", ["cross-site", "same-site", "nonsense"])
def test_a_foreign_page_may_not_even_read(site: str) -> None:
    assert ask(headers={**OWN, "sec-fetch-site": site})[0] == 403


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT"])
def test_other_methods_are_refused(method: str) -> None:
    assert ask(method, headers=POSTED)[0] == 405


@pytest.mark.parametrize("length", [str(LARGEST_BODY + 1), "-1", "1e9", "999999999999999999999"])
def test_too_large_a_body_is_refused_as_announced(length: str) -> None:
    assert ask("POST", headers={**POSTED, "content-length": length})[0] == 413


def test_a_body_that_grows_past_the_limit_is_refused_though_unannounced() -> None:
    part = b"x" * (LARGEST_BODY // 2)
    assert ask("POST", headers=POSTED, body=(part, part, b"x"))[0] == 413
    assert ask("POST", headers=POSTED, body=(part, part))[0] == 200


@pytest.mark.parametrize(
    ("headers", "status"), [(OWN, 200), ({"host": HOST}, 403), ({"host": "evil.example"}, 421)]
)
def test_every_answer_has_the_guarding_headers(headers: Headers, status: int) -> None:
    given, found, _ = ask(headers=headers)
    assert given == status
    assert found["content-security-policy"].startswith("default-src 'none'; ")
    assert "unsafe" not in found["content-security-policy"]
    assert "frame-ancestors 'none'" in found["content-security-policy"]
    assert found["x-content-type-options"] == "nosniff"
    assert found["referrer-policy"] == "no-referrer"
    assert found["cache-control"] == "no-store"


def test_a_refusal_repeats_nothing_of_the_request() -> None:
    body = ask(path="/<script>alert(1)</script>", headers={"host": HOST}, query="q=PLANTED")[2]
    assert b"script" not in body
    assert b"PLANTED" not in body


def test_a_web_socket_is_closed() -> None:
    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    asyncio.run(GATE({"type": "websocket", "headers": []}, None, send))  # type: ignore[arg-type]
    assert sent == [{"type": "websocket.close", "code": 1008}]
