"""The pages in a real browser: the walks, the keyboard, the console, what axe finds."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

CHROMIUM = (
    shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
)
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium at hand: apt-get install chromium"),
]
TOKEN = "the-token"
FIRST, SECOND = "letters/2019-08-06-jichiro.txt", "letters/2019-08-06-jichiroren.txt"
DRAFT = "202年度のの申入れについて\n\n8月32日（月）に、職員一同をを代表して申し入れます。\n"
PAIR = f"/compare?old={FIRST}&new={SECOND}"
ADDRESSES = [
    "/search", "/search?q=マイナンバー", "/search?q=職員&view=kwic", "/search?q=職員&view=figures",
    "/search?q=ぬぬぬ", "/compare", "/check", "/documents", f"/documents/{FIRST}?relatives=1",
    f"/documents/{FIRST}?vertical=1",
]  # fmt: skip


def choose(page: Any, box: str, *names: str) -> None:
    """Choose documents out of the list that the button of `box` opens."""
    page.click(f"#{box}-document-choose")
    for name in names:
        page.locator("dialog .path", has_text=name).click()
    if page.locator("dialog").count():
        page.click("dialog .head button")


def _finished(page: Any) -> None:
    """Wait for the result of a form; while the work goes on there is a page that says so."""
    page.wait_for_url("**/r/*")
    page.locator("[data-job]").wait_for(state="detached")
    page.wait_for_load_state()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        made = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--disable-background-networking", "--disable-component-update"],
        )
        yield made
        made.close()


@pytest.fixture
def page(browser: Any, address: str) -> Iterator[Any]:
    """A page with the cookie; nothing foreign may be asked, nothing may be said on the console."""
    context = browser.new_context(
        locale="ja-JP", viewport={"width": 1100, "height": 800}, base_url=address,
        accept_downloads=True, reduced_motion="reduce",
    )  # fmt: skip
    made = context.new_page()
    trouble: list[str] = []
    made.on("console", lambda message: trouble.append(message.text))
    made.on("pageerror", lambda error: trouble.append(str(error)))
    made.on(
        "request",
        lambda request: (
            trouble.append(request.url)
            if not request.url.startswith((address, "data:", "blob:"))
            else None
        ),
    )
    made.goto(f"/?token={TOKEN}")
    yield made
    context.close()
    assert trouble == []


def test_the_token_leaves_the_address(page: Any, address: str) -> None:
    assert page.url == f"{address}/search"


def test_a_word_is_found_and_its_document_opens_at_the_place(page: Any) -> None:
    page.fill("#q", "2022年度")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=*")
    page.click("article h2 a")
    page.wait_for_url("**/documents/**")
    assert page.inner_text("article.text b") == "2022年度"
    assert page.locator("article.text b").bounding_box()["y"] < 800


def test_two_letters_are_compared_without_a_mouse(page: Any) -> None:
    page.goto(PAIR)
    page.focus("button.main")
    page.keyboard.press("Enter")
    _finished(page)
    assert "202年度 → 2022年度" in page.inner_text("h1")
    for _ in range(4):
        page.keyboard.press("n")
    assert page.inner_text(".steps output") == "4 / 4"
    assert "202年度" in page.inner_text(".current")
    page.keyboard.press("Shift+F8")
    assert page.inner_text(".steps output") == "3 / 4"
    # A locator, not wait_for_function: that one polls by eval, which the pages' policy forbids.
    page.locator("#live", has_text="3 / 4").wait_for(state="attached")


def test_texts_are_pasted_and_the_result_is_taken_home(page: Any, tmp_path: Path) -> None:
    page.goto("/compare")
    page.fill("#old-text", "会費は10,000円です。\n")
    page.fill("#new-text", "会費は12,000円です。\n")
    page.click("button.main")
    _finished(page)
    assert "12,000円" in page.inner_text("section.diff")
    with page.expect_download() as taken:
        page.click("text=Word（変更履歴つき）")
    taken.value.save_as(tmp_path / "diff.docx")
    assert (tmp_path / "diff.docx").read_bytes().startswith(b"PK")


def test_a_file_dropped_on_a_box_is_compared(page: Any) -> None:
    page.goto("/compare")
    drop = """([side, name, text]) => {
        const data = new DataTransfer();
        data.items.add(new File([text], name, { type: "text/plain" }));
        document.querySelector(`[data-drop=${side}]`).dispatchEvent(
            new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
    }"""
    page.evaluate(drop, ["old", "旧.txt", "第1条　甲は払う。"])
    page.evaluate(drop, ["new", "新.txt", "第1条　乙は払う。"])
    page.click("button.main")
    _finished(page)
    assert "旧.txt" in page.inner_text(".names")


def test_a_pasted_text_beside_a_document_is_asked_about_and_stays(page: Any) -> None:
    page.goto("/check")
    page.fill("#draft-text", DRAFT)
    choose(page, "draft", FIRST)
    page.click("button.main")
    assert "二つ以上" in page.inner_text("[data-problem]")
    assert page.input_value("#draft-text") == DRAFT
    assert page.inner_text("button.main") == "確かめる"
    page.get_by_role("button", name="外す").click()
    page.click("button.main")
    _finished(page)


def test_one_side_alone_is_not_sent(page: Any) -> None:
    page.goto("/compare")
    page.fill("#old-text", "会費は千円です。")
    page.click("button.main")
    assert "旧と新の両方" in page.inner_text("[data-problem]")
    assert page.input_value("#old-text") == "会費は千円です。"
    assert page.evaluate("document.activeElement.id") == "new-text"


def test_a_draft_is_checked_and_stepped_through(page: Any) -> None:
    page.goto("/check")
    page.fill("#draft-text", DRAFT)
    page.click("button.main")
    _finished(page)
    page.keyboard.press("n")
    assert page.inner_text(".steps output").startswith("1 / ")
    assert page.locator("mark").count() >= 3
    with page.expect_download() as taken:
        page.click("text=校正記録（Word）")
    assert Path(taken.value.path()).read_bytes().startswith(b"PK")


def test_three_texts_give_a_table(page: Any) -> None:
    page.goto(PAIR)
    page.click("details.more-texts summary")
    choose(page, "witness", "leaflets/2019-mynumber-qa.txt")
    page.click("button.main")
    _finished(page)
    assert page.locator("thead th").count() == 4


def test_kinds_are_switched_off_and_on(page: Any) -> None:
    page.goto(PAIR)
    page.click("button.main")
    _finished(page)
    rows = page.locator(".hunks tbody tr:visible")
    before = rows.count()
    page.uncheck("#kind-addressee")
    assert rows.count() == before - 3


def test_reading_and_searching_work_without_scripts(browser: Any, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=address, locale="ja-JP")
    made = context.new_page()
    made.goto(f"/?token={TOKEN}")
    made.fill("#q", "マイナンバー")
    made.keyboard.press("Enter")
    made.wait_for_url("**/search?q=*")
    made.click("article h2 a")
    assert made.inner_text("article.text b") == "マイナンバー"
    made.goto(PAIR)
    made.click("button.main")
    _finished(made)
    assert "202年度 → 2022年度" in made.inner_text("h1")
    context.close()


@pytest.mark.parametrize(
    ("path", "scheme"),
    [
        *(("compared", "light"), ("checked", "dark")),
        *(pytest.param(path, "light", marks=pytest.mark.thorough) for path in ADDRESSES),
        *(pytest.param(path, "dark", marks=pytest.mark.thorough) for path in ADDRESSES),
        *(
            pytest.param(*pair, marks=pytest.mark.thorough)
            for pair in (("compared", "dark"), ("checked", "light"))
        ),
    ],
)
def test_axe_finds_nothing_serious(browser: Any, address: str, path: str, scheme: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    context = browser.new_context(base_url=address, locale="ja-JP", color_scheme=scheme)
    made = context.new_page()
    made.goto(f"/?token={TOKEN}")
    _go(made, path)
    found = Axe().run(made).response["violations"]
    context.close()
    heavy = [
        (v["id"], v["nodes"][0]["html"]) for v in found if v["impact"] in ("serious", "critical")
    ]
    assert heavy == []


@pytest.mark.parametrize(
    "width", [360, *(pytest.param(n, marks=pytest.mark.thorough) for n in (768, 2560))]
)
@pytest.mark.parametrize("path", [*ADDRESSES, "compared", "checked"])
def test_nothing_is_wider_than_the_window(
    browser: Any, address: str, path: str, width: int
) -> None:
    context = browser.new_context(
        base_url=address, locale="ja-JP", viewport={"width": width, "height": 800}
    )
    made = context.new_page()
    made.goto(f"/?token={TOKEN}")
    _go(made, path)
    wide = made.evaluate("document.documentElement.scrollWidth")
    context.close()
    assert wide <= width


def test_a_line_of_the_concordance_fits_a_telephone(browser: Any, address: str) -> None:
    context = browser.new_context(
        base_url=address, locale="ja-JP", viewport={"width": 360, "height": 800}
    )
    made = context.new_page()
    made.goto(f"/?token={TOKEN}")
    made.goto("/search?q=職員&view=kwic")
    region = made.locator(".wide")
    assert region.evaluate("one => one.scrollWidth <= one.clientWidth")
    boxes = [made.locator(f".kwic tbody .{part}").first.bounding_box()
             for part in ("left", "node", "right", "where")]  # fmt: skip
    left, node, right, where = boxes
    assert left["x"] + left["width"] <= node["x"] + 1
    assert node["x"] + node["width"] <= right["x"] + 1
    assert min(left["width"], right["width"]) > 100
    assert left["y"] == node["y"] == right["y"] < where["y"]
    assert made.get_by_role("table").get_by_role("row").count() > 1
    context.close()


def _go(page: Any, path: str) -> None:
    if path == "compared":
        page.goto(PAIR)
    elif path == "checked":
        page.goto("/check")
        page.fill("#draft-text", DRAFT)
    else:
        page.goto(path)
        return
    page.click("button.main")
    _finished(page)


@pytest.fixture
def own(tmp_path: Path, served: Any) -> Iterator[str]:
    """The address of a page over a corpus that may be written to."""
    (tmp_path / "kyogo.toml").write_text("", "utf-8")
    (tmp_path / "draft.txt").write_text(f"{DRAFT}シュミレーションを行う。\n", "utf-8")
    with served(tmp_path) as where:
        yield where


def test_findings_are_dealt_with_and_everything_is_undone(
    browser: Any, own: str, tmp_path: Path
) -> None:
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    context = browser.new_context(base_url=own, locale="ja-JP")
    made = context.new_page()
    made.goto(f"/?token={TOKEN}")
    made.goto("/check?draft=draft.txt")
    made.click("button.main")
    _finished(made)
    count = made.locator(".note").count()
    for act in ("fix", "stand", "word", "rule"):
        note = made.locator(".note", has=made.locator(f"button[value={act}]")).first
        note.locator("summary").last.click()
        note.locator(f"button[value={act}]").first.click()
        made.wait_for_selector(".did")
        assert made.locator(".note").count() < count
        count = made.locator(".note").count()
        if not count:
            break
    while made.locator(".did button").count():
        made.click(".did button")
        made.wait_for_load_state()
    context.close()
    after = {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
    assert {name: after[name] for name in before} == before
