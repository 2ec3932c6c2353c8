"""Writes docs/pictures/page-*.png: the pages of `kyogo serve` over the documents that ship.

Needs Chromium and Playwright; without a Chromium the pictures stay as they are. Run by
`make pictures`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
FOLDER = HERE / "pictures"
OLD, NEW = "letters/2019-08-06-jichiro.txt", "letters/2019-08-06-jichiroren.txt"
WIDTH, HEIGHT = 1000, 700
"""Pixels of the window."""
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def _search(page: Any) -> None:
    page.goto("/search?q=取得勧奨")


def _figures(page: Any) -> None:
    page.goto("/search?q=任意&view=figures")


def _choose(page: Any) -> None:
    page.goto(f"/compare?old={OLD}&new={NEW}")


def _compare(page: Any) -> None:
    _choose(page)
    page.click("button.main")
    page.wait_for_selector("[data-steps]")


def _check(page: Any) -> None:
    page.goto("/check")
    page.fill("#draft-text", (HERE / "demo" / "draft.txt").read_text("utf-8"))
    page.click("button.main")
    page.wait_for_selector("[data-steps]")
    for _ in range(3):
        page.keyboard.press("n")
    page.locator(".note", has_text="202年度").locator(".doing summary").first.click()


def _documents(page: Any) -> None:
    page.goto("/documents")


PAGES: dict[str, Callable[[Any], None]] = {
    "search": _search,
    "figures": _figures,
    "choose": _choose,
    "compare": _compare,
    "check": _check,
    "documents": _documents,
}


@contextmanager
def _served() -> Iterator[str]:
    """Serve the documents that ship and give the address with its token."""
    command = [sys.executable, "cli.py", "--corpus", "corpus", "serve", "--no-browser"]
    process = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    assert process.stdout is not None
    try:
        yield process.stdout.readline().split()[-1]
    finally:
        process.terminate()
        process.wait()


def main() -> None:
    """Write every picture in both languages."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        print("no Chromium at hand: the pictures of the pages stay as they are")
        return
    from playwright.sync_api import sync_playwright

    flags = ["--no-sandbox"] if getattr(os, "geteuid", lambda: 1)() == 0 else []
    with _served() as address, sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=browser, args=flags)
        for language in ("ja", "en"):
            context = made.new_context(
                locale=language,
                base_url=address.partition("/?")[0],
                viewport={"width": WIDTH, "height": HEIGHT},
                reduced_motion="reduce",
            )
            page = context.new_page()
            page.goto(address)
            for name, walk in PAGES.items():
                walk(page)
                page.screenshot(path=FOLDER / f"page-{name}.{language}.png")
            context.close()
        made.close()


if __name__ == "__main__":
    main()
