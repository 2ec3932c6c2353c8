"""What comes to nothing says so: a page to people, JSON where asked for, the right status."""

from __future__ import annotations

import threading
import time
from typing import Any

import httpx
import pytest

from web.forms import MOST_FIELDS, MOST_FILES, _unquoted

BROWSER = {"accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
URLENCODED = {"content-type": "application/x-www-form-urlencoded"}
LOST = [
    "/nope", "/nope/at/all", "/documents/nope.txt", "/documents/letters", "/compare/r/AAAAAAAAAAAA",
    "/check/r/AAAAAAAAAAAA", "/nope/r/AAAAAAAAAAAA", "/compare/r/AAAAAAAAAAAA/diff.html",
    "/jobs/AAAAAAAAAAAA", "/static/nope.css", "/%2e%2e/x",
]  # fmt: skip


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("path", LOST)
def test_an_address_that_leads_nowhere_is_a_page_with_404(
    client: httpx.Client, path: str, lang: str
) -> None:
    answer = client.get(path, params={"lang": lang}, headers=BROWSER)
    assert (answer.status_code, answer.headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert f'<html lang="{lang}">' in answer.text
    assert answer.text.count("<h1>") == 1
    assert "<nav" in answer.text


@pytest.mark.parametrize("path", LOST)
def test_who_asks_for_json_gets_json(client: httpx.Client, path: str) -> None:
    answer = client.get(path, headers={"accept": "application/json"})
    assert (answer.status_code, set(answer.json())) == (404, {"error", "hint"})


@pytest.mark.parametrize("accept", ["*/*", BROWSER["accept"], "application/json"])
@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("GET", "/api/nope", 404), ("GET", "/api/diff", 405), ("POST", "/api/diff", 400)],
)
def test_the_interface_always_answers_in_json(
    client: httpx.Client, method: str, path: str, status: int, accept: str
) -> None:
    answer = client.request(method, path, headers={"accept": accept})
    assert (answer.status_code, set(answer.json())) == (status, {"error", "hint"})


def test_what_cannot_be_posted_is_a_page(client: httpx.Client) -> None:
    answer = client.post("/search", headers=BROWSER)
    assert (answer.status_code, "<h1>" in answer.text) == (405, True)


def _files(count: int) -> Any:
    return [("witness", (f"{n}.txt", b"a")) for n in range(count)]


def _many_fields(count: int) -> Any:
    return [(f"f{n}", (None, "x")) for n in range(count)]


@pytest.mark.parametrize(
    "sent",
    [
        {"files": _files(MOST_FILES + 1)},
        {"files": _many_fields(MOST_FIELDS + 1)},
        {"data": {f"f{n}": "x" for n in range(MOST_FIELDS + 1)}},
        {"content": b"&" * 5_000, "headers": URLENCODED},
    ],
)
def test_too_many_files_or_fields_are_a_sentence(client: httpx.Client, sent: Any) -> None:
    for path in ("/compare", "/check", "/api/collate"):
        answer = client.post(path, **sent)
        assert (answer.status_code, f"{MOST_FIELDS}個" in answer.text) == (413, True)
        assert answer.headers["content-type"].startswith(
            "application/json" if path.startswith("/api") else "text/html"
        )


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("multipart/form-data", b"x"),
        ("multipart/form-data; boundary=b", b"--b\r\nno header at all"),
        (
            "multipart/form-data; boundary=b",
            b"--b\r\ncontent-disposition: form-data\r\n\r\nx\r\n--b--",
        ),
    ],
)
def test_a_form_that_breaks_off_is_a_sentence(client: httpx.Client, kind: str, body: bytes) -> None:
    answer = client.post("/compare", content=body, headers={"content-type": kind})
    assert (answer.status_code, "画面からのものではありません" in answer.text) == (400, True)


@pytest.mark.parametrize("filling", [b"&", b"a=%41&", b"%E3", b"+", b"=", b"%"])
def test_a_long_form_of_nothing_is_dealt_with_at_once_and_holds_nobody(
    client: httpx.Client, filling: bytes
) -> None:
    body = filling * (30_000_000 // len(filling))
    answers: list[httpx.Response] = []
    sending = threading.Thread(
        target=lambda: answers.append(client.post("/api/diff", content=body, headers=URLENCODED))
    )
    begin = time.monotonic()
    sending.start()
    slowest = 0.0
    while sending.is_alive():
        asked = time.monotonic()
        assert client.get("/static/web.css").status_code == 200
        slowest = max(slowest, time.monotonic() - asked)
        time.sleep(0.05)
    assert answers[0].status_code in (400, 413)
    assert time.monotonic() - begin < 10
    assert slowest < 1.5


@pytest.mark.parametrize("length", [1, 2, 4_681, 4_682, 50_000])
def test_a_long_value_is_unquoted_as_a_short_one_is(length: int) -> None:
    for lead in ("", "a", "ab"):
        quoted = lead + "%E6%A0%A1+%zz%" * length
        assert _unquoted(quoted.encode()) == lead + "校 %zz%" * length


def test_a_text_sent_in_the_other_kind_of_form_is_compared_too(client: httpx.Client) -> None:
    answer = client.post("/api/diff", data={"old_text": "会費は1+1円", "new_text": "会費は2&3円"})
    assert answer.status_code == 200
    assert answer.json()["hunks"]
