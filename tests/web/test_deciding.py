"""Deciding about findings on the page: the reader keeps the place, and nothing disappears."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.web.test_browser import CHROMIUM, TOKEN, _finished

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium at hand: apt-get install chromium"),
]
LINES = "".join(f"第{n}回の総会をを開く。\n\n" for n in range(1, 41))
ACTS = ["fix", "stand", "rule"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield made
        made.close()


@pytest.fixture
def checked(browser: Any, served: Any, tmp_path: Path) -> Iterator[Callable[..., Any]]:
    """What checks a draft of a corpus that may be written to, and gives the page."""
    contexts = []
    with served(tmp_path) as where:

        def check(text: str = LINES, settings: str = "", **manner: Any) -> Any:
            (tmp_path / "kyogo.toml").write_text(settings, "utf-8")
            (tmp_path / "draft.txt").write_text(text, "utf-8")
            context = browser.new_context(
                base_url=where,
                **{"locale": "ja-JP", "reduced_motion": "reduce",
                   "viewport": {"width": 1000, "height": 700}, **manner},
            )  # fmt: skip
            contexts.append(context)
            page = context.new_page()
            page.goto(f"/?token={TOKEN}")
            page.goto("/check?draft=draft.txt")
            page.click("button.main")
            _finished(page)
            return page

        yield check
        for context in contexts:
            context.close()


def _note(page: Any, place: int) -> Any:
    note = page.locator(".note").nth(place)
    note.locator(".doing > summary").click()
    return note


def _act(page: Any, place: int, act: str, reason: str = "") -> None:
    note = _note(page, place)
    if reason:
        note.get_by_label("理由").fill(reason)
    note.locator(f"button[value={act}]").first.click()
    page.locator(".did").wait_for()
    _finished(page)


def test_after_an_act_the_next_finding_has_the_focus_where_the_last_one_stood(
    checked: Callable[..., Any],
) -> None:
    page = checked()
    before = _note(page, 20).bounding_box()["y"]
    page.locator(".note").nth(20).locator("button[value=fix]").first.click()
    page.locator(".did").wait_for()
    focused = page.locator(".note:focus")
    focused.wait_for()
    assert "第22回" in page.locator(".row", has=focused).inner_text()
    assert abs(focused.bounding_box()["y"] - before) < 2
    page.locator("#live", has_text="残り39件").wait_for(state="attached")
    page.keyboard.press("n")
    assert "第23回" in page.locator(".row", has=page.locator(".note:focus")).inner_text()


@pytest.mark.thorough
def test_after_an_act_on_the_last_finding_the_one_before_has_the_focus(
    checked: Callable[..., Any],
) -> None:
    page = checked()
    _act(page, 39, "fix")
    page.locator(".note:focus").wait_for()
    assert "第39回" in page.locator(".row", has=page.locator(".note:focus")).inner_text()


@pytest.mark.thorough
def test_where_no_finding_is_left_the_way_back_has_the_focus(checked: Callable[..., Any]) -> None:
    page = checked("総会をを開く。\n")
    _act(page, 0, "rule")
    page.locator(".did button:focus").wait_for()
    page.locator("#live", has_text="残り0件").wait_for(state="attached")


def test_what_is_undone_is_gone_back_to(checked: Callable[..., Any]) -> None:
    page = checked()
    _act(page, 20, "stand")
    page.click(".did button")
    page.locator(".did", has_text="取り消しました").wait_for()
    page.locator(".note:focus").wait_for()
    assert "第21回" in page.locator(".row", has=page.locator(".note:focus")).inner_text()


def test_without_scripts_the_address_leads_to_the_finding(checked: Callable[..., Any]) -> None:
    page = checked(java_script_enabled=False)
    _act(page, 20, "fix")
    assert page.url.endswith("#here")
    box = page.locator(".note").nth(20).bounding_box()
    assert 0 <= box["y"] < 700


@pytest.mark.thorough
def test_the_severities_that_are_hidden_stay_hidden(checked: Callable[..., Any]) -> None:
    page = checked("総会をを開く。\n\nシュミレーションをを行う。\n")
    page.uncheck("#severity-question")
    _act(page, 0, "fix")
    assert not page.is_checked("#severity-question")


def test_what_is_let_stand_keeps_its_number_its_reason_and_a_way_back(
    checked: Callable[..., Any],
) -> None:
    page = checked("総会をを開く。\n\n部会をを開く。\n\n例会をを開く。\n")
    _act(page, 0, "stand", "引用のまま")
    stood = page.locator("details.stood")
    assert stood.locator("summary").inner_text() == "このままにしたもの 1件"
    assert not stood.get_by_role("button").is_visible()
    stood.locator("summary").click()
    shown = stood.locator("li").inner_text()
    assert all(said in shown for said in ("1", "をを", "1行目", "語の重なり", "理由: 引用のまま"))
    assert page.locator(".note .what a.n").all_inner_texts() == ["2", "3"]
    stood.get_by_role("button", name="また尋ねる").click()
    page.locator(".did", has_text="また尋ねる").wait_for()
    assert page.locator("details.stood").count() == 0
    assert page.locator(".note .what a.n").all_inner_texts() == ["1", "2", "3"]
    page.locator("#note-1:focus").wait_for()


def test_numbers_are_those_of_the_command_line(
    checked: Callable[..., Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    import cli

    page = checked("総会をを開く。\n\n部会をを開く。\n\n例会をを開く。\n")
    _act(page, 1, "stand")
    cli.run(["--lang", "ja", "check", "draft.txt", "--corpus", str(tmp_path)])
    printed = capsys.readouterr().out
    for number, note in zip(("1", "3"), page.locator(".note").all(), strict=True):
        identity = note.locator("input[name=finding]").first.get_attribute("value")
        assert f"{number} [{identity}]" in printed
        assert note.locator("a.n").inner_text() == number
        assert f"[{identity}]" not in note.inner_text()


@pytest.mark.thorough
def test_rules_are_called_what_the_reader_calls_them_with_the_id_beside(
    checked: Callable[..., Any],
) -> None:
    for locale, title in (("ja-JP", "語の重なり"), ("en-US", "Doubled word")):
        page = checked("総会をを開く。\n", locale=locale)
        assert page.locator(".what .rule").first.inner_text().lower() == title.lower()
        assert page.locator(".what .rule.id").inner_text() == "doubled-word"


@pytest.mark.thorough
def test_the_reason_has_a_label_that_is_seen(checked: Callable[..., Any]) -> None:
    page = checked("総会をを開く。\n")
    note = _note(page, 0)
    assert "理由（なくてもよい）" in note.locator("label").inner_text()
    note.locator("label").click()
    assert note.locator("input[name=reason]").evaluate("one => one === document.activeElement")


@pytest.mark.thorough
def test_a_note_is_counted_apart_from_the_findings(checked: Callable[..., Any]) -> None:
    page = checked()
    said = page.inner_text(".steps output")
    assert said.startswith("40件")
    assert "指摘40件" in page.inner_text("section h2")


@pytest.mark.parametrize("scheme", ["light", pytest.param("dark", marks=pytest.mark.thorough)])
def test_axe_finds_nothing_serious_while_findings_are_decided_about(
    checked: Callable[..., Any], scheme: str
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = checked("総会をを開く。\n\n部会をを開く。\n", color_scheme=scheme)
    _act(page, 0, "stand", "引用")
    page.locator("details.stood summary").click()
    _note(page, 0)
    found = Axe().run(page).response["violations"]
    assert [v["id"] for v in found if v["impact"] in ("serious", "critical")] == []


def test_what_is_done_is_said_within_reach_of_the_hand_on_a_telephone(
    checked: Callable[..., Any],
) -> None:
    page = checked(viewport={"width": 360, "height": 700})
    _act(page, 20, "stand")
    box = page.locator(".did").bounding_box()
    assert abs(box["y"] + box["height"] - 700) < 2
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    focused = page.locator(".note:focus").bounding_box()
    assert focused["y"] < box["y"]
