"""Documents are chosen by what people know them by: title, date, addressee."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.web.test_browser import CHROMIUM, FIRST, SECOND, TOKEN, _finished, choose


@pytest.fixture
def page(address: str) -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    if CHROMIUM is None:
        pytest.skip("no Chromium at hand: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        made = browser.new_page(base_url=address, locale="ja-JP")
        made.goto(f"/?token={TOKEN}")
        yield made
        browser.close()


@pytest.mark.browser
def test_a_document_is_found_by_title_and_addressee_without_a_mouse(page: Any) -> None:
    page.goto("/compare")
    page.focus("#old-document-choose")
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="文書を選ぶ")
    assert dialog.locator("li").count() > 3
    page.keyboard.type("日本自治体 要請")
    assert dialog.locator("li").count() == 1
    assert dialog.get_by_role("status").inner_text() == "1件"
    page.keyboard.press("Enter")
    dialog.wait_for(state="detached")
    shown = page.inner_text("#old-document-chosen")
    assert "自治労連あて" in shown
    assert "2019-08-06" in shown
    assert SECOND in shown
    assert page.locator("#old-document-choose:focus").count() == 1
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    dialog.wait_for(state="detached")


@pytest.mark.browser
def test_what_was_chosen_is_compared_and_can_be_taken_out_again(page: Any) -> None:
    page.goto("/compare")
    choose(page, "old", FIRST)
    choose(page, "new", FIRST)
    page.locator("#new-document-chosen").get_by_role("button", name="外す").click()
    assert page.inner_text("#new-document-chosen") == ""
    choose(page, "new", SECOND)
    page.click("button.main")
    _finished(page)
    assert "202年度 → 2022年度" in page.inner_text("h1")


@pytest.mark.browser
def test_several_are_chosen_one_after_the_other(page: Any) -> None:
    page.goto("/compare")
    page.click("details.more-texts summary")
    page.click("#witness-document-choose")
    for name in (FIRST, SECOND):
        page.locator("dialog .path", has_text=name).click()
    assert page.locator("dialog [aria-pressed=true]").count() == 2
    page.keyboard.press("Escape")
    assert page.locator("#witness-document-chosen .one").count() == 2


@pytest.mark.browser
def test_a_word_that_no_document_has_is_said(page: Any) -> None:
    page.goto("/check")
    page.click("#draft-document-choose")
    page.keyboard.type("ぬぬぬ")
    assert page.inner_text("dialog [role=status]") == "合う文書はありません。"


def test_without_scripts_a_plain_list_says_title_date_and_addressee(client: httpx.Client) -> None:
    options = client.get("/compare").text.split("</option>")
    (told, *_) = [one for one in options if f'value="{FIRST}"' in one]
    assert "2019-08-06 · 全日本自治団体労働組合 · letters/2019-08-06-jichiro.txt" in told


def test_a_large_folder_without_an_index_offers_its_files_by_name(
    tmp_path: Path, served: Any
) -> None:
    (tmp_path / "kyogo.toml").write_text("", "utf-8")
    for number in range(101):
        (tmp_path / f"{number}.txt").write_text("本文です。\n", "utf-8")
    (tmp_path / "申入れ.txt").write_text("本文です。\n", "utf-8")
    with served(tmp_path) as where, httpx.Client(base_url=where, follow_redirects=True) as made:
        made.get("/", params={"token": TOKEN})
        assert 'value="申入れ.txt"' in made.get("/check").text


@pytest.mark.browser
def test_axe_finds_nothing_serious_in_the_list(page: Any) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page.goto("/compare")
    choose(page, "old", FIRST)
    page.click("#new-document-choose")
    page.keyboard.type("要請")
    found = Axe().run(page).response["violations"]
    assert [v["id"] for v in found if v["impact"] in ("serious", "critical")] == []
