"""A page over the corpus that ships, and a client that has the cookie."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import httpx
import pytest

from web.app import Page
from web.security import Gate
from web.server import listening, serve

ROOT = Path(__file__).resolve().parents[2]
TOKEN = "the-token"


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    """Serve a page over the corpus `folder` in a thread; its workers are children."""
    bound = listening(0)
    port = bound.getsockname()[1]
    page = Page(folder)
    gate = Gate(page.application(), port, TOKEN)
    thread = threading.Thread(target=serve, args=(gate, bound), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{port}"
    page.close()


@pytest.fixture(scope="session")
def served() -> Callable[[Path], AbstractContextManager[str]]:
    """What serves a page over a folder and gives its address."""
    return _served


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """The address of a page over the corpus that ships."""
    with _served(ROOT / "corpus") as where:
        yield where


@pytest.fixture(autouse=True)
def in_japanese(request: pytest.FixtureRequest) -> None:
    """Forget the language that an earlier test chose."""
    if "client" in request.fixturenames:
        cookies = request.getfixturevalue("client").cookies
        if "kyogo-lang" in cookies:
            cookies.delete("kyogo-lang")


@pytest.fixture(scope="session")
def client(address: str) -> Iterator[httpx.Client]:
    """A client with the cookie, asking as the page itself would."""
    headers = {"sec-fetch-site": "same-origin", "accept-language": "ja"}
    with httpx.Client(base_url=address, headers=headers, timeout=60) as made:
        assert made.get("/", params={"token": TOKEN}).status_code == 303
        yield made
