"""Ruby in a plain text is a reading; what only stands in such brackets stays text."""

from __future__ import annotations

import pytest

from readers.formats.markdown.read import read as read_markdown
from readers.formats.plain import read
from text.running.running import running

RUBY = [
    (
        "子どもの権利《けんり》条約《じょうやく》を学ぶ。",
        "子どもの権利条約を学ぶ。",
        ["けんり", "じょうやく"],
    ),
    ("｜子ども《こども》の家", "子どもの家", ["こども"]),
    ("権利（けんり）条約（じょうやく）を学ぶ。", "権利条約を学ぶ。", ["けんり", "じょうやく"]),
    ("国連総会(そうかい)で", "国連総会で", ["そうかい"]),
    ("権利（けんり）を守（まも）る。", "権利を守る。", ["けんり", "まも"]),
    ("会（あ）って話（はな）そう。", "会って話そう。", ["あ", "はな"]),
]
TEXT = [
    "新刊《こころ》を読む。",
    "会費《無料》です。",
    "参加費（むりょう）です。",
    "会長（やまだ）から",
    "日程（別紙）のとおり。",
]


@pytest.mark.parametrize(("raw", "text", "readings"), RUBY)
def test_ruby_is_no_running_text(raw: str, text: str, readings: list[str]) -> None:
    for reader, name in ((read, "a.txt"), (read_markdown, "a.md")):
        document = reader(raw.encode(), name)
        assert document.raw == raw
        assert running(document).text == text
        assert [annotation.reading for annotation in document.annotations] == readings


@pytest.mark.parametrize("raw", TEXT)
def test_brackets_that_say_something_else_stay(raw: str) -> None:
    assert running(read(raw.encode(), "a.txt")).text == raw


def test_a_text_that_gives_readings_throughout_gives_those_of_names_too() -> None:
    words = (
        "国（くに）会議（かいぎ）権利（けんり）条約（じょうやく）総会（そうかい）採択（さいたく）"
    )
    assert running(read(f"{words}苺谷（いちや）".encode(), "a.txt")).text == (
        "国会議権利条約総会採択苺谷"
    )
