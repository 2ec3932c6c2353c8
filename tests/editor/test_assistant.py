"""The tools for assistants, asked by the package's own client."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import Any

import pytest
from mcp.client.client import Client
from mcp.client.stdio import StdioServerParameters, stdio_client

from editor.answers import DATA, LONGEST
from editor.assistant import MOST, PAGE, server

ROOT = Path(__file__).resolve().parents[2]
FIRST, SECOND = "letters/2019-08-06-jichiro.txt", "letters/2019-08-06-jichiroren.txt"
TOOLS = {"search", "show", "diff", "check", "explain_rule", "similar"}


def called(tool: str, root: Path = ROOT / "corpus", **arguments: Any) -> Any:
    """Return what `tool` answers: its structure, or the words of its refusal."""

    async def ask() -> Any:
        async with Client(server(root)) as client:
            answer = await client.call_tool(tool, arguments)
            return answer.content[0].text if answer.is_error else answer.structured_content  # type: ignore[union-attr]

    return asyncio.run(ask())


def test_six_tools_that_only_read_are_offered_with_schemas() -> None:
    async def ask() -> Any:
        async with Client(server(ROOT / "corpus")) as client:
            return (await client.list_tools()).tools

    tools = asyncio.run(ask())
    assert {tool.name for tool in tools} == TOOLS
    assert all(tool.annotations.read_only_hint and tool.output_schema for tool in tools)


@pytest.mark.parametrize(
    ("tool", "arguments", "held"),
    [
        ("search", {"query": "2022年度"}, [SECOND, "2022年度"]),
        ("show", {"document": FIRST}, ["全日本自治団体労働組合"]),
        ("diff", {"old": FIRST, "new": SECOND}, ["202年度", "addressee"]),
        ("check", {"document": FIRST}, ["impossible-year"]),
        ("check", {"text": "会議のの記録。"}, ["doubled-word"]),
        ("similar", {"document": FIRST}, [SECOND]),
    ],
)
def test_a_tool_answers_and_marks_texts_as_data(
    tool: str, arguments: dict[str, Any], held: list[str]
) -> None:
    answer = called(tool, **arguments)
    assert answer["about"] == DATA
    assert [word for word in held if word not in str(answer)] == []


def test_a_rule_is_explained() -> None:
    assert called("explain_rule", rule="weekday")["rule"] == "weekday"


@pytest.mark.parametrize(
    ("tool", "arguments"),
    [
        ("show", {"document": "/etc/passwd"}),
        ("show", {"document": "../cli.py"}),
        ("show", {"document": "kyogo.toml"}),
        ("diff", {"old": FIRST, "new": "letters/../../cli.py"}),
        ("check", {"document": "../cli.py"}),
        ("check", {}),
        ("check", {"document": FIRST, "text": "両方"}),
        ("explain_rule", {"rule": "../weekday"}),
        ("search", {"query": ""}),
        ("search", {"query": "a", "limit": 1_000_000}),
        ("search", {"query": "((("}),
    ],
)
def test_what_is_not_for_it_is_refused_in_words(tool: str, arguments: dict[str, Any]) -> None:
    assert isinstance(called(tool, **arguments), str)


def test_long_documents_come_in_pages(tmp_path: Path) -> None:
    text = "".join(f"{number}行目です。\n" for number in range(3_000))
    (tmp_path / "long.txt").write_text(text, "utf-8")
    offset: int | None = 0
    pages = []
    while offset is not None:
        page = called("show", tmp_path, document="long.txt", offset=offset)
        assert len(page["document_text"]) <= PAGE
        pages.append(page["document_text"])
        offset = page["next_offset"]
    assert "".join(pages) == text


def test_long_lists_come_in_pages_and_long_quotations_are_cut(tmp_path: Path) -> None:
    for name, word in (("a.txt", "の"), ("b.txt", "が")):
        lines = (f"第{number}回の会議{word}{word}ため資料を配る。\n\n" for number in range(1, 71))
        (tmp_path / name).write_text("".join(lines) + "長" * 1_000 + word, "utf-8")
    for tool, asked, key in (
        ("check", {"document": "a.txt"}, "findings"),
        ("diff", {"old": "a.txt", "new": "b.txt"}, "differences"),
        ("search", {"query": "会議"}, "hits"),
    ):
        offset: int | None = 0
        seen = 0
        while offset is not None:
            page = called(tool, tmp_path, limit=MOST, offset=offset, **asked)
            assert len(page[key]) <= MOST
            seen += len(page[key])
            offset = page["next_offset"]
        assert seen == page["total"] > 0, tool
        assert isinstance(called(tool, tmp_path, limit=MOST + 1, **asked), str)
    hit = called("search", tmp_path, query="長長長")["hits"][0]
    assert max(map(len, hit["document_text"])) <= LONGEST + 1


def test_nothing_is_written_and_a_link_out_of_the_corpus_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("秘密の文書。\n", "utf-8")
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "a.txt").write_text("会議をを開く。\n", "utf-8")
    (corpus / "out.txt").symlink_to(tmp_path / "secret.txt")
    before = {path.name: path.lstat().st_mtime_ns for path in tmp_path.rglob("*")}
    assert "秘密" not in str(called("show", corpus, document="out.txt"))
    assert called("search", corpus, query="秘密")["total"] == 0
    for tool, asked in (("check", {"document": "a.txt"}), ("similar", {"document": "a.txt"})):
        called(tool, corpus, **asked)
    assert {path.name: path.lstat().st_mtime_ns for path in tmp_path.rglob("*")} == before


def test_controls_in_documents_are_shown(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("本文\x1b[31m\u202e逆。\n", "utf-8")
    answer = str(called("show", tmp_path, document="a.txt"))
    assert "\x1b" not in answer
    assert "\u202e" not in answer


def test_the_command_serves_over_standard_input_and_output(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("ただ一つの文書。\n", "utf-8")

    async def ask() -> Any:
        command = StdioServerParameters(
            command=sys.executable, args=[str(ROOT / "cli.py"), "mcp", "--corpus", str(tmp_path)]
        )
        async with Client(stdio_client(command)) as client:
            return (await client.call_tool("search", {"query": "文書"})).structured_content

    assert asyncio.run(ask())["total"] == 1
