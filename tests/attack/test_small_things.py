"""Odd terminals, odd numbers, odd encodings and odd files: a sentence, and nothing lost."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

import cli
from proofreading.known.listed_names import ListedNames
from readers.formats.docx.read import read as read_docx
from readers.registry import read_content
from text.errors import UnreadableDocument, UsageError
from text.language.morphology import tokens
from text.terminal.cells import wrapped
from text.terminal.json_text import dumps

NUMBERS = ("-5", "1.5", "多数", "٣", "", "0x10")
MARKDOWN = ("あ<br>", "<br>", "</br>", "<!--", "<ruby>", "<ruby>漢<rt>かん</rt></ruby>", "&amp;")
MARKDOWN += ("<script>\n", "[a", "[[a]", "***a", "`a``", "<sub>2</sub>", "<tr><td>あ", "[a](b(c)")
HTML = ("<div>", "<div><p>", "<svg><g>", "<li>", "<sup>", "<ruby>", "<b></i>", "<td>", "<title>あ")
COUNTING = (["search", "会"], ["kwic", "会"], ["freq"], ["similar", "x"], ["collocates", "会"])


@pytest.mark.parametrize(
    "columns", [*map(str, range(1, 12)), "30", "41", "9" * 30, "9" * 5000, "-3"]
)
@pytest.mark.parametrize("command", ["search", "kwic", "check", "collate", "serve"])
def test_help_ends_at_any_width(
    command: str, columns: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert cli.run([command, "--help"]) == 0
    assert f"kyogo {command}" in " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize("width", [-3, 0, 1, 2, 5])
def test_wrapping_loses_nothing_however_little_room_there_is(width: int) -> None:
    text = "長い文「かっこ」とwordsがある。"
    assert "".join(wrapped(text, width)) == text


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("asked", COUNTING, ids=" ".join)
def test_what_is_no_number_of_lines_is_told(
    asked: list[str], number: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run([*asked, "-n", number]) == 2
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.parametrize("key", ["wrong", "R10", "L0", "R", "N1", "{key}", "%s"])
def test_what_is_no_order_of_lines_is_told(key: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["kwic", "会", "--sort", key]) == 2
    assert key in capsys.readouterr().err


@pytest.mark.parametrize("name", ["utf-7", "unicode_escape", "raw-unicode-escape", "idna", "hex"])
def test_a_codec_that_is_no_encoding_of_documents_is_not_obeyed(name: str) -> None:
    page = f"<meta charset='{name}'><p>A+ADw-b+AD4- \\x1b 会費</p>".encode()
    assert "A+ADw-b+AD4- \\x1b 会費" in read_content(page, "a.html", ".html").raw
    with pytest.raises(UsageError):
        read_content(b"a", "a.txt", ".txt", name)


def test_a_word_file_with_two_parts_of_one_name_is_refused() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("word/document.xml", "<w:p>一</w:p>")
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("word/document.xml", "<w:p>二</w:p>")
    with pytest.raises(UnreadableDocument, match=r"word/document\.xml"):
        read_docx(stream.getvalue(), "a.docx")


@pytest.mark.skipif(os.name != "posix", reason="hard links are looked at on POSIX only")
def test_a_file_of_two_names_is_not_parted_by_a_fix(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = tmp_path / "a.txt", tmp_path / "b.txt"
    first.write_text("会費\u000bを集める。\n", "utf-8")
    os.link(first, second)
    assert cli.run(["check", str(first), "--fix"]) == 2
    assert "\u000b" in second.read_text("utf-8") == first.read_text("utf-8")
    capsys.readouterr()


def test_a_protected_file_is_not_replaced_by_a_fix(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("会費\u000bを集める。\n", "utf-8")
    path.chmod(0o444)
    assert cli.run(["check", str(path), "--fix"]) == 2
    assert "\u000b" in path.read_text("utf-8")
    capsys.readouterr()


@pytest.mark.parametrize(
    "odd", ["\x9b31m", "\u202e", "\ud800", "\x7f", "\U000e0041", "\u2028", "\x1b"]
)
def test_json_gives_back_what_a_terminal_would_act_on_and_shows_none_of_it(odd: str) -> None:
    written = dumps({"本文": f"甲{odd}乙"}, 1)
    assert (json.loads(written), odd in written, "甲" in written) == (
        {"本文": f"甲{odd}乙"}, False, True,
    )  # fmt: skip


def test_a_rule_that_has_much_to_say_is_cut_short_with_a_count(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("「（" * 1500 + "」）" * 1500, "utf-8")
    assert cli.run(["check", str(path), "--select", "brackets"]) == 1
    assert len(capsys.readouterr().out) < 100_000


@pytest.mark.parametrize(
    "text",
    ["😀" * 1000, "あ" + "─" * 700 + "い です", "あ  " + "（" * 512 + "\n 終", "…" * 255],
    ids=["emoji", "rule", "blanks before", "just under"],
)  # fmt: skip
def test_many_symbols_in_a_row_are_few_tokens_and_every_place_holds(text: str) -> None:
    found = list(tokens(text))
    assert all(text[token.start : token.end] == token.surface for token in found)
    assert "".join(token.surface for token in found) == "".join(text.split())
    assert len(found) < 600


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.docx", "zeros", "times when unpacked"),
        ("a.docx", "note", ""),
        ("a.html", "comments", "not read after"),
    ],
)
def test_a_file_that_meets_a_limit_is_told_which(
    name: str, content: str, said: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    made = {"zeros": _bomb, "note": _note_that_cites_itself, "comments": _comments}[content]()
    (tmp_path / name).write_bytes(made)
    monkeypatch.setattr("readers.source.sandbox.SECONDS", 2)
    assert cli.run(["--lang", "en", "show", str(tmp_path / name)]) == (2 if said else 0)
    assert said in capsys.readouterr().err


def _bomb() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", "<w:p/>" * 700_000)
    return stream.getvalue()


def _note_that_cites_itself() -> bytes:
    names = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Target="footnotes.xml" Type="http://schemas.openxmlformats.org/'
        'officeDocument/2006/relationships/footnotes"/></Relationships>'
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("word/_rels/document.xml.rels", relations)
        archive.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{names}"><w:body><w:p>{reference}</w:p></w:body></w:document>',
        )
        archive.writestr(
            "word/footnotes.xml",
            f'<w:footnotes xmlns:w="{names}"><w:footnote w:id="2"><w:p>{reference}</w:p>'
            "</w:footnote></w:footnotes>",
        )
    return stream.getvalue()


def _comments() -> bytes:
    return b"<!--" * 200_000


@pytest.mark.attack
@pytest.mark.parametrize("piece", ["1", "a.", "ア", "「あ」", "(1)", "2019年", "-", "@a"])
def test_a_line_of_one_thing_over_and_over_is_checked_in_time(piece: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(piece * (300_000 // len(piece)), "utf-8")
    command = [sys.executable, str(Path(cli.__file__)), "check", "a.txt"]
    subprocess.run(command, cwd=tmp_path, capture_output=True, timeout=60, check=False)


@pytest.mark.parametrize("piece", [*MARKDOWN, *HTML])
def test_a_page_of_one_mark_over_and_over_is_read_in_time(piece: str) -> None:
    """Each was looked for its end, or its line or parent for words, once for every mark."""
    name = "a.html" if piece in HTML else "a.md"
    start = time.process_time()
    page = ("あ" + piece * (200_000 // len(piece))).encode()
    read_content(page, name, Path(name).suffix)
    assert time.process_time() - start < 5


def test_a_list_of_twenty_thousand_people_is_looked_up_in_time() -> None:
    """An alternation of 60,000 names took 54 s on a page of text."""
    kanji = [chr(code) for code in range(0x4E00, 0x4E00 + 200)]
    names = [f"{kanji[n % 200]}{kanji[n // 200]}{kanji[n * 7 % 200]}子" for n in range(20_000)]
    names[0] = "一" * 24
    text = "".join(f"{one[:2]}乙子は{one}と会った。" for one in names[:5000]) + "一" * 20_000
    start = time.process_time()
    listed = ListedNames(names)
    assert sum(1 for _ in listed.found(text)) >= 4000
    assert sum(1 for _ in listed.one_off(text)) >= 0
    assert time.process_time() - start < 10


def test_a_draft_that_takes_too_long_is_not_read_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def slow(*_: object) -> None:
        asked.append(1)
        raise UnreadableDocument("reading.takes-too-long", path="a.html", seconds=15)

    monkeypatch.setattr("readers.source.sandbox._read", slow)
    for _ in range(2):
        with pytest.raises(UnreadableDocument):
            read_content(b"<p>slow</p>", "a.html", ".html")
    assert asked == [1]


@pytest.mark.parametrize(
    "arguments", [["check", ""], ["diff", "", "a.txt"], ["show", ""], ["list", "--corpus", ""]]
)
def test_an_empty_name_is_nobody_s_folder(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(arguments) == 2
    assert "is empty" in capsys.readouterr().err
