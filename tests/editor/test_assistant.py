"""The tools for assistants, asked by the package's own client."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import Any

import pytest
from mcp.client.client import Client
from mcp.client.stdio import StdioServerParameters, stdio_client

from editor.assistant import DATA, PAGE, server

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
