"""Measures a keystroke in an editor: from the change to the findings of its paragraph.

    python bench/editor.py

A text of 100 kB is made of the documents that ship; a letter that is an error is put into it at
twenty places and taken out again, and each time the server's own work is timed. "As an editor sees
it" is the same with the server as a process of its own and pygls' client before it: from the change
that is sent to the diagnostics that come back, with the 30 ms in which keys that come together are
waited for.
"""

from __future__ import annotations

import statistics
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from commands.support.checking.desk import Desk  # noqa: E402
from editor.drafts import Draft  # noqa: E402
from editor.positions import Positions  # noqa: E402
from readers.registry import read_content  # noqa: E402
from text.model.document import Document  # noqa: E402

SIZE = 100_000


def text_of(size: int) -> str:
    shipped = "".join(path.read_text("utf-8") for path in sorted(ROOT.glob("corpus/**/*.txt")))
    whole = (shipped * (1 + size // len(shipped.encode()))).encode()
    return whole[:size].decode("utf-8", "ignore")


def keystrokes(suffix: str = ".txt", one_line: bool = False) -> list[float]:
    """Return the seconds that each keystroke took."""

    def read(text: str) -> Document:
        return read_content(text.encode(), f"draft{suffix}", suffix, "utf-8")

    checker = Desk(ROOT / "corpus").checker()
    text = text_of(SIZE)
    draft = Draft(text.replace("\n", "") if one_line else text, read)
    draft.take(draft.whole(checker))
    taken = []
    for place in range(20):
        at = len(draft.text) * place // 20
        for put, gone in (("のの", 0), ("", 2)):
            begin = time.perf_counter()
            lines = Positions(draft.text)
            at = lines.offset(lines.position(at))
            draft.change(draft.text[:at] + put + draft.text[at + gone :], checker)
            lines = Positions(draft.text)
            for finding in draft.findings:
                lines.range(finding.span.start, finding.span.end)
            taken.append(time.perf_counter() - begin)
    return taken


def seen_by_an_editor(suffix: str = ".txt", language: str = "plaintext") -> list[float]:
    """Return the seconds from each keystroke that makes an error to its being shown."""
    import asyncio
    import contextlib
    import shutil
    import tempfile

    from lsprotocol import types
    from pygls import uris
    from pygls.lsp.client import LanguageClient

    async def run(folder: Path) -> list[float]:
        text = text_of(SIZE)
        client = LanguageClient("bench", "1")
        told: list[types.PublishDiagnosticsParams] = []
        news = asyncio.Event()

        @client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def published(params: types.PublishDiagnosticsParams) -> None:
            told.append(params)
            news.set()

        async def shown(number: int, until: float) -> bool:
            """Wait for the finding on that line; some places take two のの without a word."""
            while time.perf_counter() < until:
                if any(
                    found.range.start.line == number and found.code == "doubled-word"
                    for found in told[-1].diagnostics
                ):
                    return True
                news.clear()
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(news.wait(), until - time.perf_counter())
            return False

        await client.start_io(sys.executable, str(ROOT / "cli.py"), "lsp")
        units = types.GeneralClientCapabilities(
            position_encodings=[types.PositionEncodingKind.Utf16]
        )
        await client.initialize_async(
            types.InitializeParams(capabilities=types.ClientCapabilities(general=units))
        )
        client.initialized(types.InitializedParams())
        uri = uris.from_fs_path(str(folder / f"draft{suffix}")) or ""
        item = types.TextDocumentItem(uri, language, 1, text)
        client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        while not told:
            await asyncio.sleep(0.05)
        lines = text.split("\n")
        places = [number for number, line in enumerate(lines) if len(line) > 20][
            :: len(lines) // 20
        ]
        taken = []
        for version, number in enumerate(places, 2):
            for put, end in (("のの", 10), ("", 12)):
                where = types.Range(types.Position(number, 10), types.Position(number, end))
                change = types.TextDocumentContentChangePartial(where, put)
                named = types.VersionedTextDocumentIdentifier(version, uri)
                begin = time.perf_counter()
                client.text_document_did_change(types.DidChangeTextDocumentParams(named, [change]))
                if put and await shown(number, begin + 5):
                    taken.append(time.perf_counter() - begin)
                await asyncio.sleep(0.15)
        await client.shutdown_async(None)
        client.exit(None)
        await client.stop()
        return taken

    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "corpus", folder, dirs_exist_ok=True)
        Path(folder, "kyogo.toml").touch()
        return asyncio.run(run(Path(folder)))


if __name__ == "__main__":
    for name, suffix, one_line in (
        ("plain text", ".txt", False),
        ("one line", ".txt", True),
        ("Markdown", ".md", False),
        ("HTML", ".html", False),
    ):
        seconds = keystrokes(suffix, one_line)
        print(f"{name:12} median {statistics.median(seconds) * 1000:.0f} ms,", end=" ")
        print(f"slowest {max(seconds) * 1000:.0f} ms")
    for name, suffix, language in (
        ("plain text", ".txt", "plaintext"),
        ("Markdown", ".md", "markdown"),
    ):
        seconds = seen_by_an_editor(suffix, language)
        print(f"{name:12} median {statistics.median(seconds) * 1000:.0f} ms,", end=" ")
        print(f"slowest {max(seconds) * 1000:.0f} ms, as an editor sees it")
