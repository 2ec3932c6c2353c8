"""A reader that dies, loops or eats costs its document only."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from readers.source import sandbox
from text.errors import DocumentTooLarge, UnreadableDocument

HOSTILE = """
import os, sys
from text.model.document import Document

def read(content, name):
    if content == b"die":
        os.kill(os.getpid(), 11)
    if content == b"loop":
        while True:
            pass
    if content == b"eat":
        held = []
        while True:
            held.append(bytearray(10 << 20))
    if content == b"chat":
        print("not JSON")
    if content == b"deep":
        return read(content, name)
    if content == b"raise":
        raise ValueError("strange")
    return Document(name, content.decode("utf-8", "surrogatepass"))
"""


@pytest.fixture(autouse=True)
def _reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    (tmp_path / "hostile_reader.py").write_text(HOSTILE)
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(sandbox, "SECONDS", 2)
    sandbox._end_all()
    yield
    sandbox._end_all()


@pytest.mark.parametrize(
    ("content", "kind", "code"),
    [
        (b"die", UnreadableDocument, "reading.reader-died"),
        (b"loop", UnreadableDocument, "reading.takes-too-long"),
        (b"eat", DocumentTooLarge, "reading.needs-too-much-memory"),
        (b"deep", UnreadableDocument, "reading.nested-too-deep"),
        (b"raise", UnreadableDocument, "reading.broken-file"),
    ],
)
def test_the_document_is_named_with_the_reason_and_the_next_is_read(
    content: bytes, kind: type[UnreadableDocument], code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if content != b"loop":
        # A fresh interpreter takes its time on a busy machine, and so does a gigabyte where a
        # watcher is to see it; only what never ends is cut short.
        monkeypatch.setattr(sandbox, "SECONDS", 30)
    with pytest.raises(kind) as raised:
        sandbox.read_in_child("hostile_reader", content, "bad")
    assert (raised.value.code, raised.value.values["path"]) == (code, "bad")
    assert sandbox.read_in_child("hostile_reader", "良".encode(), "good").raw == "良"


@pytest.mark.parametrize("text", ["\ud800", "\0\x1b", "𠮷" * 10_000, ""])
def test_any_text_comes_through(text: str) -> None:
    content = text.encode("utf-8", "surrogatepass")
    assert sandbox.read_in_child("hostile_reader", content, "x\udcff\n").raw == text


def test_what_a_library_prints_does_not_fall_into_the_answer() -> None:
    assert sandbox.read_in_child("hostile_reader", b"chat", "x").raw == "chat"


def test_one_child_serves_many_documents() -> None:
    sandbox.read_in_child("hostile_reader", b"1", "x")
    child = sandbox._child()
    sandbox.read_in_child("hostile_reader", b"2", "x")
    assert sandbox._child() is child


@pytest.mark.parametrize("content", [b"loop", b"die"])
def test_what_met_a_limit_is_not_tried_a_second_time(
    content: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sandbox, "_failures", {})
    with pytest.raises(UnreadableDocument):
        sandbox.read_in_child("hostile_reader", content, "bad")
    monkeypatch.setattr(sandbox, "_read", None)
    with pytest.raises(UnreadableDocument):
        sandbox.read_in_child("hostile_reader", content, "bad")
