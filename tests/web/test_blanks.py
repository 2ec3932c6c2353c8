"""Differences of white space on the page: counted, and told with signs where they are asked for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from tests.web.test_browser import CHROMIUM, TOKEN, _finished

OLD = "一行目です。\n二行　目です。\nabc def\nＡＢＣを見る。\n長い行が\n続く。\n10月に\n"
NEW = "一行目です。\n\n二行目です。\nabc  def\nABCを見る。\n長い行が続く。\n11月に\n"


@pytest.fixture
def compared(address: str) -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    if CHROMIUM is None:
        pytest.skip("no Chromium at hand: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(base_url=address, locale="ja-JP")
        page.goto(f"/?token={TOKEN}")
        page.goto("/compare")
        page.fill("#old-text", OLD)
        page.fill("#new-text", NEW)
        page.click("button.main")
        _finished(page)
        yield page
        browser.close()


@pytest.mark.browser
def test_blanks_that_differ_are_rows_with_signs_once_they_are_asked_for(compared: Any) -> None:
    rows = compared.locator(".hunks tbody tr:visible")
    assert rows.count() == 1
    compared.check("#kind-whitespace")
    told = rows.all_inner_texts()
    assert len(told) == 4
    assert any("□" in row and "全角空白1" in row for row in told)
    assert any("␣" in row and "半角空白1" in row for row in told)
    assert any("⏎" in row and "改行1" in row for row in told)
    assert compared.locator("ins.kind-whitespace .break:visible").all_inner_texts()
    compared.check("#kind-wrap")
    compared.check("#kind-width")
    assert rows.count() == 6
    compared.uncheck("#kind-whitespace")
    assert rows.count() == 3
    assert compared.locator(".kind-whitespace .break:visible").count() == 0


@pytest.mark.browser
def test_what_is_switched_on_is_counted_and_stepped_to(compared: Any) -> None:
    compared.check("#kind-whitespace")
    assert compared.inner_text(".steps output") == "0 / 4"
    compared.keyboard.press("n")
    assert compared.inner_text(".steps output") == "1 / 4"
    assert compared.locator(".current").is_visible()


def test_numbers_do_not_change_with_what_is_switched_on(client: httpx.Client) -> None:
    page = client.post(
        "/compare", data={"old_text": OLD, "new_text": NEW}, follow_redirects=True
    ).text
    first, *others = page.split("<tbody>")[1].split("</tbody>")[0].split("<tr")[1:]
    assert "of-date" in first
    assert ">1</a>" in first
    assert [f">{n}</a>" in row for n, row in enumerate(others, 2)] == [True] * 5


def test_blanks_at_the_end_of_a_sentence_are_told_with_its_last_words(
    client: httpx.Client,
) -> None:
    texts = {
        "old_text": "会を開きました。  \n次の行。\n",
        "new_text": "会を開きました。\n次の行。\n",
    }
    page = client.post("/compare", data=texts, follow_redirects=True).text
    assert "会を開きました。<strong><b>␣␣</b></strong></span>" in page


def test_texts_that_differ_in_blanks_alone_have_no_list_until_it_is_asked_for(
    client: httpx.Client,
) -> None:
    page = client.post(
        "/compare", data={"old_text": "あ い\n", "new_text": "あい\n"}, follow_redirects=True
    ).text
    assert "hunks quiet" in page
    assert "of-whitespace" in page


def test_thousands_of_wraps_are_listed_in_part_and_the_list_says_so(client: httpx.Client) -> None:
    old = "".join(f"第{n}の段落は長いので途中で\n折り返している。\n\n" for n in range(320))
    new = old.replace("途中で\n", "途中で")
    page = client.post(
        "/compare", data={"old_text": old, "new_text": new}, follow_redirects=True
    ).text
    assert page.count('<tr class="of-wrap"') == 301
    assert "ほか20か所は、下の本文に印があります" in page


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("会費は202年度に払う。\n予算は5円です。\n", "会費は2022年度に払う。\n予算は8円です。\n",
         "2（うち誤記の疑い1）"),
        ("会を開く。\n議事は次のとおり。\n",
         "会を開く。\n新しい議案を加える。\n議事は次のとおり。\n",
         "1（うち文の追加1）"),
    ],
)  # fmt: skip
def test_boxes_count_as_the_sentence_above_them_does(
    client: httpx.Client, old: str, new: str, said: str
) -> None:
    page = client.post(
        "/compare", data={"old_text": old, "new_text": new}, follow_redirects=True
    ).text
    assert said in page
