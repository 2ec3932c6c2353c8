"""A folder of hostile files: each is named once with its reason, the good ones are found."""

import contextlib
import io
import json
import os
import random
import re
import socket
import subprocess
import sys
import threading
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

import cli
from readers.corpus import Corpus
from readers.registry import read_content
from readers.source.files import read_bytes
from text.errors import KyogoError, UnreadableDocument
from text.running.running import running
from text.structure.sections import sections

ROOT = Path(__file__).resolve().parents[2]
GOOD = ("良い文書.txt", "- 先頭が横線.txt", "folder/改行\nを含む.txt")
EVIL = (
    "題\x1b]0;owned\x07\x1b[31m名\x9b31m\r偽\n\n2020年1月2日\n\n\x1b[2J一致 様\n\n"
    "本文\u202e文逆\u2066[bold]赤[/bold][/x]:smile:<script>alert(1)</script>\n=1+1\ud7ff\n"
)
# What a terminal acts on: C0 (without the line feed and tab that we write ourselves), DEL, C1,
# bidi controls.
ACTING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def _docx(text: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", text)
    return stream.getvalue()


SKIPPED = {
    "バイナリ.txt": b"\x7fELF\x02\x01\x01\0\0\0",
    "nul-first.txt": "\0漢字文書".encode(),
    "nul-last.txt": "漢字文書\0".encode(),
    "zip.txt": _docx("<a/>"),
    "bomb.docx": _docx("<a>" + " " * 30_000_000 + "</a>"),
    "doctype.docx": _docx('<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'),
    "cut.docx": _docx("<a>" + "x" * 10_000 + "</a>")[:100],
    "encrypted.docx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
    "text.docx": "ただの文章".encode(),
    "empty.pdf": b"",
    "broken.pdf": b"%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 1 0 R>>\n%%EOF",
    "deep.odt": b"PK\x03\x04broken",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A corpus with three good documents among every hostile kind."""
    root = tmp_path / "corpus"
    (root / "folder").mkdir(parents=True)
    for name in GOOD:
        (root / name).write_text("合言葉はひらけごま。\n", "utf-8")
    for name, content in SKIPPED.items():
        (root / name).write_bytes(content)
    (root / "evil\x1b[31m\u202e.txt").write_text(EVIL, "utf-8")
    (root / "empty.txt").write_bytes(b"")
    (tmp_path / "outside.txt").write_text("合言葉はひらけごま。", "utf-8")
    (root / "link.txt").symlink_to(tmp_path / "outside.txt")
    (root / "circle.txt").symlink_to(root / "circle.txt")
    (root / "gone.txt").symlink_to(root / "nothing.txt")
    (root / "round").symlink_to(root)
    os.mkfifo(root / "pipe.txt")
    return root


REFUSED = {*SKIPPED, "link.txt", "circle.txt", "gone.txt", "pipe.txt", "round"}


@pytest.mark.parametrize("language", ["ja", "en"])
def test_index_ends_by_itself_names_each_skipped_file_and_finds_the_good_ones(
    folder: Path, language: str
) -> None:
    kyogo = [sys.executable, str(ROOT / "cli.py"), "--corpus", str(folder), "--lang", language]
    made = subprocess.run([*kyogo, "index"], capture_output=True, timeout=120, check=False)
    said = (made.stdout + made.stderr).decode()
    assert (made.returncode, "Traceback" in said) == (2, False)
    for name in REFUSED:
        assert len([line for line in said.splitlines() if name in line]) == 1, name
    found = subprocess.run(
        [*kyogo, "search", "--format", "json", "ひらけごま"],
        capture_output=True,
        timeout=60,
        check=False,
    )
    documents = {hit["document"] for hit in json.loads(found.stdout)["hits"]}
    assert documents == set(GOOD)
    assert not ACTING.search(said)


COMMANDS = [
    ["list"],
    ["list", "--format", "tsv"],
    ["show", "NAME"],
    ["show", "NAME", "--outline"],
    ["show", "NAME", "--running"],
    ["show", "NAME#\x1b[31m"],
    ["search", "文逆"],
    ["search", "\x1b[31m一致"],
    ["search", "本文\u202e"],
    ["kwic", "本文"],
    ["diff", "NAME", "empty.txt"],
    ["check", "NAME"],
    ["explain", "\x1b[31m"],
    ["\x1b[31m"],
    ["show", "\x9b31m\x07.txt"],
]


@pytest.mark.parametrize("arguments", COMMANDS, ids=lambda words: " ".join(map(ascii, words)))
def test_no_command_lets_a_document_act_on_the_terminal(
    folder: Path, arguments: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    for name in REFUSED:
        (folder / name).unlink()
    evil = next(name for name in os.listdir(folder) if name.startswith("evil"))
    words = [word.replace("NAME", evil) for word in arguments]
    cli.run(["--corpus", str(folder), "--color", "never", *words])
    out, err = capfd.readouterr()
    assert not ACTING.search(out)
    assert not ACTING.search(err)
    assert "Traceback" not in err


OUTSIDE = [
    *(
        f"{up}{end}"
        for up in ("../", "../../", "./../", "folder/../../")
        for end in ("outside.txt", "")
    ),
    *(f"{up}etc/hostname" for up in ("/", "//", "../" * 20, "folder/" + "../" * 20)),
    *(f"folder/{way}/../../outside.txt" for way in (".", "./.", "../folder", "ない")),
    *("..\\outside.txt", "C:\\outside.txt", "\\\\host\\x.txt", "file:///etc/hostname"),
    *("link.txt", "./link.txt", "round/outside.txt", "round/../../outside.txt", "circle.txt"),
    *("\0", "a\0b", "../outside.txt\0.txt", "~/x" * 2000, "~root/.profile", "$HOME/x", "%2e%2e/x"),
    *("/dev/zero", "/proc/self/mem", "/dev/stdin", ".", "..", "", "pipe.txt", "x" * 300),
]


@pytest.mark.parametrize("name", OUTSIDE, ids=lambda name: ascii(name)[:40])
def test_no_name_leads_out_of_the_corpus(folder: Path, name: str) -> None:
    with pytest.raises(KyogoError):
        Corpus(folder).document(name)


def test_a_socket_and_a_device_are_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("s.txt")
        for path in (Path("s.txt"), Path("/dev/null"), Path("/dev/zero")):
            with pytest.raises(UnreadableDocument):
                read_bytes(path, "x")


def test_a_sparse_gigabyte_is_refused_with_the_limit_named(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    with path.open("wb") as stream:
        stream.truncate(1 << 30)
    with pytest.raises(UnreadableDocument) as raised:
        read_bytes(path, "big.txt")
    assert "64 MB" in str(raised.value)


def test_a_file_that_changes_while_it_is_read_gives_no_half_document(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    whole = {letter.encode() * 300_000 for letter in "abc"}
    path.write_bytes(min(whole))
    done = threading.Event()

    def write() -> None:
        while not done.is_set():
            for content in whole:
                path.write_bytes(content)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for _ in range(50):
            with contextlib.suppress(UnreadableDocument):
                assert len(set(read_bytes(path, "x"))) <= 1
    finally:
        done.set()
        writer.join()


@pytest.mark.timing
@pytest.mark.parametrize(
    "unit", ["漢", "あ。", "x!", "\u200b", "👍", "①", "ｶﾞ", "「", "1.", "\t", "a\u0301"]
)
def test_a_line_of_two_million_characters_is_read_in_linear_time(unit: str) -> None:
    def spent(size: int) -> float:
        content = (unit * (size // len(unit))).encode()
        start = time.process_time()
        document = read_content(content, "x", ".txt")
        assert len(running(document).text) == len(document.raw)
        assert sections(document)[-1].end == len(document.raw)
        return time.process_time() - start

    small = max(spent(200_000), 0.01)
    assert spent(2_000_000) < 40 * small


def test_hundreds_of_empty_files_are_listed_in_order(tmp_path: Path) -> None:
    for number in range(500):
        (tmp_path / f"{number:06}.txt").touch()
    names = list(Corpus(tmp_path).names())
    assert (len(names), names[0], names[-1]) == (500, "000000.txt", "000499.txt")


def _pdf() -> bytes:
    canvas = pytest.importorskip("reportlab.pdfgen.canvas")
    stream = io.BytesIO()
    page = canvas.Canvas(stream)
    for number in range(20):
        page.drawString(60, 700 - 20 * number, f"line {number} of the text")
    page.save()
    return stream.getvalue()


def _mutated(content: bytes, chance: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.randrange(1, 20)):
        place = chance.randrange(len(changed) or 1)
        kind = chance.randrange(4)
        if kind == 0:
            changed[place : place + 1] = bytes([chance.randrange(256)])
        elif kind == 1:
            del changed[place : place + chance.randrange(1, 50)]
        elif kind == 2:
            changed[place:place] = changed[chance.randrange(len(changed) or 1) :][:50]
        else:
            changed[place : place + 1] = b"%d" % chance.randrange(1 << 40)
    return bytes(changed)


def _survives(content: bytes, suffix: str) -> None:
    with contextlib.suppress(UnreadableDocument):
        read_content(content, "x", suffix)


MUTATIONS: dict[str, Callable[[], bytes]] = {
    ".pdf": _pdf,
    ".docx": lambda: _docx("<a><body><p><r><t>text</t></r></p></body></a>" * 3),
}


@pytest.mark.parametrize("suffix", MUTATIONS)
def test_a_damaged_file_is_read_or_refused(suffix: str) -> None:
    content, chance = MUTATIONS[suffix](), random.Random(1)
    for _ in range(15):
        _survives(_mutated(content, chance), suffix)


@pytest.mark.fuzz
@pytest.mark.parametrize("suffix", MUTATIONS)
def test_two_thousand_damaged_files_are_read_or_refused(suffix: str) -> None:
    content, chance = MUTATIONS[suffix](), random.Random(2)
    for _ in range(2_000):
        _survives(_mutated(content, chance), suffix)


@pytest.mark.fuzz
def test_a_hundred_thousand_empty_files_are_scanned_in_little_memory(tmp_path: Path) -> None:
    import resource

    for number in range(100_000):
        (tmp_path / f"{number:06}.txt").touch()
    assert sum(1 for _ in Corpus(tmp_path).scan()) == 100_000
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss < 500_000
