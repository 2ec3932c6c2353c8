"""The language server, asked by pygls' own client over standard input and output."""

from __future__ import annotations

import asyncio
import sys
from ast import literal_eval
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types
from pygls import uris
from pygls.lsp.client import LanguageClient

Wanted = Callable[[list[types.Diagnostic]], bool]
ROOT = Path(__file__).resolve().parents[2]
DRAFT = "202年度のの申入れ。\n\n一、𠮷野さんのの件👪をを確かめる。\n"


class Session:
    """A server with one corpus and one draft open in it."""

    def __init__(self, client: LanguageClient, folder: Path) -> None:
        self.client = client
        self.folder = folder
        self.told: dict[str, list[types.Diagnostic]] = {}
        self._news = asyncio.Event()

        @client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def published(params: types.PublishDiagnosticsParams) -> None:
            self.told[params.uri] = list(params.diagnostics)
            self._news.set()

    @property
    def uri(self) -> str:
        return uris.from_fs_path(str(self.folder / "draft.txt")) or ""

    async def news(
        self, wanted: Callable[[list[types.Diagnostic]], bool]
    ) -> list[types.Diagnostic]:
        """Return the diagnostics of the draft as soon as they are as wanted."""
        async with asyncio.timeout(30):
            while not wanted(self.told.get(self.uri, [])):
                self._news.clear()
                await self._news.wait()
        return self.told[self.uri]

    def open(self, text: str = DRAFT, language: str = "plaintext") -> None:
        self.client.text_document_did_open(
            types.DidOpenTextDocumentParams(types.TextDocumentItem(self.uri, language, 1, text))
        )

    def change(self, *changes: Any) -> None:
        self.client.text_document_did_change(
            types.DidChangeTextDocumentParams(
                types.VersionedTextDocumentIdentifier(2, self.uri), list(changes)
            )
        )


def served(
    tmp_path: Path, story: Callable[[Session], Coroutine[Any, Any, None]], encoding: str = "utf-16"
) -> None:
    """Run `story` against a server over a corpus in `tmp_path`."""
    (tmp_path / "kyogo.toml").write_text("")
    (tmp_path / "draft.txt").write_text(DRAFT)
    (tmp_path / "a.txt").write_text("昨年の登録者は1500万人でした。\n")

    async def run() -> None:
        client = LanguageClient("test", "1")
        session = Session(client, tmp_path)
        await client.start_io(sys.executable, str(ROOT / "cli.py"), "--lang", "ja", "lsp")
        await client.initialize_async(
            types.InitializeParams(
                capabilities=types.ClientCapabilities(
                    general=types.GeneralClientCapabilities(
                        position_encodings=[types.PositionEncodingKind(encoding)]
                    )
                ),
                root_uri=uris.from_fs_path(str(tmp_path)),
            )
        )
        client.initialized(types.InitializedParams())
        try:
            await story(session)
        finally:
            await client.shutdown_async(None)
            client.exit(None)
            await client.stop()

    asyncio.run(run())


@pytest.mark.parametrize(
    ("encoding", "columns"), [("utf-8", (32, 38)), ("utf-16", (12, 14)), ("utf-32", (10, 12))]
)
def test_places_are_in_the_units_that_were_agreed_on(
    tmp_path: Path, encoding: str, columns: tuple[int, int]
) -> None:
    async def story(session: Session) -> None:
        session.open()
        found = await session.news(lambda told: len(told) >= 4)
        doubled = [d.range for d in found if d.code == "doubled-word"]
        here = [(where.start.character, where.end.character) for where in doubled]
        assert columns in here

    served(tmp_path, story, encoding)


def test_a_fix_in_the_editor_takes_its_finding_away(tmp_path: Path) -> None:
    async def story(session: Session) -> None:
        session.open()
        found = await session.news(lambda told: any(d.code == "doubled-word" for d in told))
        where = next(d.range for d in found if d.code == "doubled-word")
        actions = await session.client.text_document_code_action_async(
            types.CodeActionParams(
                types.TextDocumentIdentifier(session.uri), where, types.CodeActionContext([])
            )
        )
        assert actions
        edit = actions[0].edit.changes[session.uri][0]  # type: ignore[union-attr]
        assert edit.new_text == "の"
        session.change(types.TextDocumentContentChangePartial(edit.range, edit.new_text))
        await session.news(lambda told: not any(d.range == where for d in told))

    served(tmp_path, story)


def test_hover_gives_the_reason_and_symbols_the_outline(tmp_path: Path) -> None:
    async def story(session: Session) -> None:
        session.open("# 見出し\n\n202年度です。\n\n## 次\n\n本文。\n", "markdown")
        await session.news(lambda told: bool(told))
        here = types.Position(2, 1)
        hover = await session.client.text_document_hover_async(
            types.HoverParams(types.TextDocumentIdentifier(session.uri), here)
        )
        assert "202年度" in hover.contents.value  # type: ignore[union-attr]
        symbols = await session.client.text_document_document_symbol_async(
            types.DocumentSymbolParams(types.TextDocumentIdentifier(session.uri))
        )
        assert symbols is not None
        assert [symbol.name for symbol in symbols][:1] == ["見出し"]

    served(tmp_path, story)


def test_nonsense_does_not_end_the_server(tmp_path: Path) -> None:
    async def story(session: Session) -> None:
        session.change(types.TextDocumentContentChangeWholeDocument("x"))
        session.client.workspace_did_change_configuration(types.DidChangeConfigurationParams(None))
        session.open("ふつうの文。\n")
        here = types.Position(999, 999)
        assert (
            await session.client.text_document_hover_async(
                types.HoverParams(types.TextDocumentIdentifier("file:///nowhere.txt"), here)
            )
            is None
        )
        session.change(
            types.TextDocumentContentChangePartial(
                types.Range(types.Position(5, 9), types.Position(0, 0)), "202年度。"
            )
        )
        await session.news(lambda told: any(d.code == "impossible-year" for d in told))

    served(tmp_path, story)


@pytest.mark.parametrize(
    ("command", "rule", "written", "left"),
    [
        ("kyogo.letStand", "doubled-word", "kyogo-suppressions.toml", 4),
        ("kyogo.acceptWord", "common-misspelling", "kyogo-words.txt", 4),
        ("kyogo.switchOff", "doubled-word", "kyogo.toml", 2),
    ],
)
def test_the_server_writes_what_the_house_decides(
    tmp_path: Path, command: str, rule: str, written: str, left: int
) -> None:
    async def story(session: Session) -> None:
        session.open(f"{DRAFT}シュミレーションを行う。\n")
        found = await session.news(lambda told: len(told) == 5)
        where = next(d.range for d in found if d.code == rule)
        actions = await session.client.text_document_code_action_async(
            types.CodeActionParams(
                types.TextDocumentIdentifier(session.uri), where, types.CodeActionContext([])
            )
        )
        # The client's library takes an action with a command for a bare command of its text.
        asked = [str(action.command) for action in actions or () if command in str(action.command)]
        arguments = literal_eval(asked[-1])["arguments"]
        await session.client.workspace_execute_command_async(
            types.ExecuteCommandParams(command, arguments)
        )
        await session.news(lambda told: len(told) == left)

    served(tmp_path, story)
    assert (tmp_path / written).read_text("utf-8")


def test_garbage_and_cancelled_questions_do_not_end_the_server(tmp_path: Path) -> None:
    async def story(session: Session) -> None:
        protocol = session.client.protocol
        session.open()
        question = types.HoverParams(
            types.TextDocumentIdentifier(session.uri), types.Position(0, 0)
        )
        asked = protocol.send_request_async(types.TEXT_DOCUMENT_HOVER, question)
        task = asyncio.ensure_future(asked)
        await asyncio.sleep(0)
        task.cancel()
        for content in (b"{", b"[]", b'{"jsonrpc": "2.0", "method": "no/such"}', b"null"):
            head = f"Content-Length: {len(content)}\r\n\r\n".encode()
            writing = session.client.protocol.writer
            assert writing is not None
            writing.write(head + content)
        session.client.cancel_request(types.CancelParams(id=12345))
        session.change(types.TextDocumentContentChangeWholeDocument("会議のの記録。\n"))
        await session.news(lambda told: any(d.code == "doubled-word" for d in told))

    served(tmp_path, story)
