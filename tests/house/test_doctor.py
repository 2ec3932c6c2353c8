"""`kyogo doctor` says what is there, what is missing and how to mend it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import cli
from readers.portable_names import unportable

ROOT = Path(__file__).resolve().parents[2]


def examined(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, dict[str, str]]:
    code = cli.run(["--lang", "en", "doctor", "--format", "json", *arguments])
    answer = json.loads(capsys.readouterr().out)
    assert code == (0 if answer["well"] else 1)
    return {one["name"]: one for one in answer["examined"]}


def test_a_corpus_that_can_be_read_is_good(capsys: pytest.CaptureFixture[str]) -> None:
    found = examined(capsys, "--corpus", str(ROOT / "corpus"))
    for name in ("program", "dictionary", "cache", "corpus", "settings", "documents", "names"):
        assert found[name]["state"] == "good", found[name]


@pytest.mark.parametrize(
    ("file", "content", "name", "state"),
    [
        ("kyogo.toml", b"[check\n", "corpus", "wrong"),
        ("kyogo.toml", b'[check]\nselect = ["no-such-rule"]\n', "settings", "wrong"),
        ("a.docx", b"no archive", "documents", "wrong"),
        ("aux.txt", b"text\n", "names", "absent"),
    ],
)
def test_what_is_wrong_with_a_folder_is_named_with_a_way_out(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    file: str,
    content: bytes,
    name: str,
    state: str,
) -> None:
    (tmp_path / file).write_bytes(content)
    found = examined(capsys, "--corpus", str(tmp_path))
    assert found[name]["state"] == state
    assert found[name]["mend"] or name == "settings"


def test_a_folder_that_is_not_there_and_a_cache_that_is_closed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "cache").write_text("a file, no folder")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    found = examined(capsys, "--corpus", str(tmp_path / "nowhere"))
    assert found["cache"]["state"] == found["corpus"]["state"] == "wrong"
    assert found["cache"]["mend"]


def test_a_console_without_kanji_is_told_and_does_not_end_the_doctor() -> None:
    ended = subprocess.run(
        [sys.executable, str(ROOT / "cli.py"), "--lang", "en", "doctor", "--corpus", "corpus"],
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert (ended.returncode, ended.stderr) == (1, "")
    assert "PYTHONUTF8" in ended.stdout


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("CON", "reserved"),
        ("letters/aux.txt", "reserved"),
        ("nul.tar.gz", "reserved"),
        ("LPT1 .txt", "reserved"),
        ("com¹", "reserved"),
        ("何時?.txt", "characters"),
        ("letters /a.txt", "characters"),
        ("終わり.", "characters"),
        ("お知らせ" * 60 + ".txt", "long"),
    ],
)
def test_a_name_that_windows_does_not_take_is_told(name: str, why: str) -> None:
    assert list(unportable([name, "普通の名.txt"])) == [(name, why)]


@pytest.mark.parametrize("name", ["console.txt", "auxiliary/a.txt", "COM10", "COM", "null.md"])
def test_a_name_that_only_looks_like_one_is_fine(name: str) -> None:
    assert list(unportable([name])) == []


@pytest.mark.parametrize(
    ("names", "twins"),
    [
        (["A.txt", "a.txt", "b.txt"], 2),
        (["ガ.txt", "カ\u3099.txt"], 2),
        (["x/A.txt", "X/a.txt"], 2),
        (["A.txt", "Ａ.txt"], 0),
        (["か.txt", "が.txt"], 0),
    ],
)
def test_names_that_elsewhere_are_one_are_twins(names: list[str], twins: int) -> None:
    assert [why for _, why in unportable(names)] == ["twins"] * twins
