"""Bringing the index up to date on the page: what it did is said, and what it could not read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.web.test_browser import CHROMIUM, TOKEN


@pytest.fixture
def where(tmp_path: Path, served: Any) -> Iterator[str]:
    (tmp_path / "kyogo.toml").write_text("", "utf-8")
    for name in ("一", "二"):
        (tmp_path / f"{name}.txt").write_text(f"{name}つ目の文書です。\n", "utf-8")
    with served(tmp_path) as address:
        yield address


@pytest.fixture
def own(where: str) -> Iterator[httpx.Client]:
    headers = {"sec-fetch-site": "same-origin", "accept-language": "ja"}
    with httpx.Client(base_url=where, headers=headers, follow_redirects=True, timeout=60) as made:
        made.get("/", params={"token": TOKEN})
        made.get("/documents")
        yield made


def _updated(client: httpx.Client) -> str:
    page = client.post("/documents/update")
    while "data-job" in page.text:
        page = client.get(page.url)
    return page.text


def test_what_was_added_changed_and_removed_is_said_with_names(
    own: httpx.Client, tmp_path: Path
) -> None:
    assert "索引は最新でした" in _updated(own)
    (tmp_path / "一.txt").write_text("書き直した文書です。\n", "utf-8")
    (tmp_path / "二.txt").unlink()
    (tmp_path / "三.txt").write_text("まったく別の、新しい申入れの文書です。\n", "utf-8")
    (tmp_path / "四.docx").write_text("これは Word ではありません。\n", "utf-8")
    page = _updated(own)
    assert "追加1件、変更1件、削除1件、読めなかったもの1件。文書は2件です。" in page
    told = page.partition('class="updated"')[2].partition("</details>")[0]
    for name in ("一.txt", "二.txt", "三.txt", "四.docx"):
        assert f">{name}</li>" in told


def test_what_could_not_be_read_is_no_update(own: httpx.Client, tmp_path: Path) -> None:
    (tmp_path / "四.docx").write_text("これは Word ではありません。\n", "utf-8")
    _updated(own)
    page = _updated(own)
    assert "索引は最新でした" in page
    assert "文書は2件、読めなかったもの1件です。" in page


def test_an_update_that_fails_says_why(own: httpx.Client, tmp_path: Path) -> None:
    for path in tmp_path.glob("*.txt"):
        path.unlink()
    page = _updated(own)
    assert 'role="alert"' in page
    assert "索引を更新しました" not in page


@pytest.mark.parametrize("said", ["updated=x", "updated%3F=x", "updated%3F=%7B%7D"])
def test_no_address_can_claim_an_update(own: httpx.Client, said: str) -> None:
    answer = own.get(f"/documents?{said}")
    assert answer.status_code == 200
    assert 'class="updated"' not in answer.text


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium at hand: apt-get install chromium")
def test_the_update_is_announced_and_the_button_keeps_the_focus(where: str, tmp_path: Path) -> None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(base_url=where, locale="ja-JP")
        page.goto(f"/?token={TOKEN}")
        page.goto("/documents")
        (tmp_path / "三.txt").write_text("新しい文書です。\n", "utf-8")
        page.get_by_role("button", name="索引を更新する").press("Enter")
        page.locator("#live", has_text="追加1件").wait_for(state="attached")
        assert page.get_by_role("button", name="索引を更新する").evaluate(
            "one => one === document.activeElement"
        )
        browser.close()
