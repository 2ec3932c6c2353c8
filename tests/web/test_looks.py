"""What the eye and the hand meet: nothing cut without a sign, nothing too small."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from tests.web.test_browser import CHROMIUM, DRAFT, PAIR, TOKEN, _finished

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium at hand: apt-get install chromium"),
]
Opened = Callable[[str, int], Any]
KWIC, FIGURES = "/search?q=職員&view=kwic", "/search?q=職員&view=figures"
WIDTHS = [360, *(pytest.param(width, marks=pytest.mark.thorough) for width in (1100, 2560))]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield made
        made.close()


@pytest.fixture
def opened(browser: Any, address: str) -> Iterator[Opened]:
    """What opens an address, or the result "compared" or "checked", at a width."""
    contexts = []

    def open_(path: str, width: int) -> Any:
        context = browser.new_context(
            base_url=address, locale="ja-JP", viewport={"width": width, "height": 700},
            reduced_motion="reduce",
        )  # fmt: skip
        contexts.append(context)
        page = context.new_page()
        page.goto(f"/?token={TOKEN}")
        if path not in ("compared", "checked"):
            page.goto(path)
            return page
        page.goto(PAIR if path == "compared" else "/check")
        if path == "checked":
            page.fill("#draft-text", DRAFT + "一行。\n" * 60)
        page.click("button.main")
        _finished(page)
        return page

    yield open_
    for context in contexts:
        context.close()


@pytest.mark.parametrize("width", WIDTHS[1:])
def test_the_concordance_uses_the_width_and_its_nodes_stand_in_one_column(
    opened: Opened, width: int
) -> None:
    page = opened(KWIC, width)
    rows = page.locator(".kwic tbody tr")
    whole = page.locator("main").bounding_box()
    assert rows.first.bounding_box()["width"] >= whole["width"] - 2
    nodes, ends = set(), set()
    for row in rows.all():
        left, node, right, where = (
            row.locator(f".{part}").bounding_box() for part in ("left", "node", "right", "where")
        )
        nodes.add(round(node["x"]))
        said = row.locator(".left").evaluate(
            "one => { const r = document.createRange(); r.selectNodeContents(one);"
            " return one.getBoundingClientRect().right - r.getBoundingClientRect().right; }"
        )
        ends.add(said < 12)
        assert abs(left["width"] - right["width"]) < 3
        assert where["width"] > 180
        assert row.locator(".where span").evaluate("one => one.scrollWidth <= one.clientWidth + 1")
        for part in ("left", "right"):
            style = row.locator(f".{part}").evaluate("one => getComputedStyle(one).textOverflow")
            assert style == "ellipsis"
    assert (len(nodes), ends) == (1, {True})


@pytest.mark.parametrize("width", WIDTHS)
def test_no_number_of_the_figures_is_broken_over_two_lines(opened: Opened, width: int) -> None:
    page = opened(FIGURES, width)
    for medium in ("screen", "print"):
        page.emulate_media(media=medium)
        for cell in page.locator(".strips td:last-child, .company td:last-child").all():
            assert cell.evaluate("one => { const r = document.createRange();"
                                 " r.selectNodeContents(one); return r.getClientRects().length; }"
                                 ) == 1  # fmt: skip
        size = page.locator(".figure .wide svg text").first.evaluate(
            "one => one.getBoundingClientRect().height"
        )
        assert size > 9
    assert "logDice" not in page.locator(".company thead").inner_text()
    assert "結びつき" in page.locator(".company thead").inner_text()


@pytest.mark.parametrize("width", WIDTHS[:2])
def test_the_years_of_a_generation_can_be_read_on_a_telephone(
    browser: Any, served: Any, tmp_path: Path, width: int
) -> None:
    (tmp_path / "kyogo.toml").write_text("", "utf-8")
    for year in range(1994, 2024):
        text = f"{year}年4月1日\n\n" + "定例会を開く。\n" * (year % 7 * 20 + 1)
        (tmp_path / f"{year}-04-01.txt").write_text(text, "utf-8")
    with served(tmp_path) as where:
        context = browser.new_context(base_url=where, viewport={"width": width, "height": 700})
        page = context.new_page()
        page.goto(f"/?token={TOKEN}")
        page.goto("/search?q=定例会&view=figures")
        labels = [one.bounding_box() for one in page.locator(".wide svg text:not(.number)").all()]
        wide = page.evaluate("document.documentElement.scrollWidth")
        context.close()
    assert len(labels) >= 6
    assert min(label["height"] for label in labels) > 9
    for one, following in pairwise(labels):
        assert one["x"] + one["width"] < following["x"]
    assert wide <= width


def test_the_number_of_a_difference_stands_beside_its_kind_on_a_telephone(opened: Opened) -> None:
    page = opened("compared", 360)
    for row in page.locator(".hunks tbody tr:visible").all():
        number = row.locator(".n a").bounding_box()
        kind = row.locator(".badge").first.bounding_box()
        assert number["x"] + number["width"] <= kind["x"]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", ["compared", "checked"])
def test_next_and_previous_stay_in_sight_and_cover_nothing_that_is_stepped_to(
    opened: Opened, path: str, width: int
) -> None:
    page = opened(path, width)
    for _ in range(4):
        page.keyboard.press("n")
        bar, mark = page.locator(".steps").bounding_box(), page.locator(".current").bounding_box()
        assert bar["y"] >= 0
        assert mark["y"] >= bar["y"] + bar["height"]
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    bar = page.locator(".steps").bounding_box()
    assert 0 <= bar["y"] < 5
    assert page.locator(".steps output").inner_text() == "4 / 4"
    for link in page.locator(".take a").all():
        link.focus()
        assert link.bounding_box()["y"] >= bar["y"] + bar["height"] - 1


TARGETS = """() => [...document.querySelectorAll(
    'a[href], button, input:not([type=hidden]), select, textarea, summary')]
  .filter((one) => one.checkVisibility() && !one.closest('.skip, .map') && !one.disabled)
  .map((one) => {
    const label = one.closest('label') ?? one;
    const box = label.getBoundingClientRect();
    const wider = getComputedStyle(one, '::after');
    const [w, h] = wider.content === 'none' ? [0, 0] : [wider.width, wider.height].map(parseFloat);
    return [one.outerHTML.slice(0, 80), Math.max(box.width, w), Math.max(box.height, h)];
  }).filter(([, width, height]) => width < 24 || height < 24)"""


@pytest.mark.parametrize("width", WIDTHS[:2])
@pytest.mark.parametrize(
    "path",
    ["/search?q=職員", KWIC, FIGURES, "/compare", "/check", "/documents", "compared", "checked",
     "/documents/leaflets/2019-mynumber-qa.txt"],
)  # fmt: skip
def test_whatever_is_pressed_is_24_pixels_wide_and_high(
    opened: Opened, path: str, width: int
) -> None:
    assert opened(path, width).evaluate(TARGETS) == []


@pytest.mark.parametrize(
    "path",
    [
        "/search?q=職員",
        "checked",
        *(
            pytest.param(path, marks=pytest.mark.thorough)
            for path in ("/search", "/compare", "/check", "/documents", "compared")
        ),
    ],
)
def test_every_page_has_one_heading_of_its_own_and_all_within_landmarks(
    opened: Opened, path: str
) -> None:
    page = opened(path, 1100)
    assert page.locator("h1").count() == 1
    assert page.locator("header .brand").count() == 1
    assert page.locator("del:empty, ins:empty").count() == 0


def test_every_button_about_a_finding_is_called_what_it_does_and_to_which(opened: Opened) -> None:
    page = opened("checked", 1100)
    for fold in page.locator(".doing summary").all():
        fold.click()
    said = page.evaluate("""() => [...document.querySelectorAll('.doing :is(button, summary)')]
        .map((one) => [one.getAttribute('aria-label'), one.textContent])""")
    assert len(said) > 2
    assert len({name for name, _ in said}) == len(said)
    assert all(name.startswith(shown) for name, shown in said)


def test_a_list_of_documents_breaks_no_name_into_splinters_on_a_telephone(opened: Opened) -> None:
    page = opened("/documents", 360)
    for cell in page.locator(".list tbody :is(th, td):visible").all():
        box = cell.bounding_box()
        assert box["height"] < 100
    assert page.locator(".list td.file:visible").count() > 2


def test_hits_are_in_sight_on_a_telephone_beside_what_narrows_them_down(opened: Opened) -> None:
    page = opened("/search?q=職員", 360)
    assert page.locator(".hits article").first.bounding_box()["y"] < 650


def test_the_text_begins_in_sight_on_a_telephone_however_long_the_outline(opened: Opened) -> None:
    page = opened("/documents/letters/2019-08-06-jichiro.txt", 360)
    assert page.locator(".outline").bounding_box()["height"] <= 0.4 * 700 + 1


def test_a_text_is_printed_to_its_end_upright_too(
    browser: Any, served: Any, tmp_path: Path
) -> None:
    from readers.registry import read_content

    (tmp_path / "kyogo.toml").write_text("", "utf-8")
    lines = "".join(f"{n}のぎょうです。\n\n" for n in range(200))
    (tmp_path / "a.txt").write_text(f"{lines}おわりのことば。\n", "utf-8")
    with served(tmp_path) as where:
        context = browser.new_context(base_url=where, locale="ja-JP")
        page = context.new_page()
        page.goto(f"/?token={TOKEN}")
        page.goto("/documents/a.txt?vertical=1")
        printed = page.pdf()
        context.close()
    assert "おわりのことば" in read_content(printed, "a.pdf", ".pdf").raw


def test_a_machine_without_a_voice_says_so(opened: Opened) -> None:
    page = opened("/documents/letters/2019-08-06-jichiro.txt", 1100)
    page.get_by_role("button", name="読み上げる").click()
    page.locator(".aloud .hint", has_text="読み上げる声がありません").wait_for()
    assert page.get_by_role("button", name="読み上げる").is_visible()
