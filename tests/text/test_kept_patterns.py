"""Patterns: compiled when they are asked, kept between two runs, the same ones always."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from text import kept_patterns
from text.kept_patterns import KeptPatterns
from text.later import compile_with, later
from text.private import cache_folder

ROOT = Path(__file__).resolve().parents[2]
PATTERNS: list[tuple[str | bytes, int]] = [
    ("[一-龠々]+(?P<tail>様|殿)(?=$)", re.M),
    (r"(?<![0-9])(?P<year>\d{4})年(?:(?P<month>\d+)月)?(?P=year)", 0),
    (rb"^\s*[a-z]+=\"?", re.I | re.M),
    ("(?i:[Ａ-Ｚ])|\U00020000", re.X),
]
TEXTS = ["甲山乙川様\n丙", "2022年3月2022", " abc=", "ａｂ𠀀"]


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    yield cache_folder()
    compile_with(re.compile)


def _kept() -> KeptPatterns:
    first = KeptPatterns()
    for pattern, flags in PATTERNS:
        first.compile(pattern, int(flags))
    first.write()
    return KeptPatterns()


def test_a_kept_pattern_is_the_one_that_was_compiled(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    second = _kept()
    plain = [re.compile(pattern, flags) for pattern, flags in PATTERNS]
    monkeypatch.setattr(kept_patterns.re, "compile", None)  # nothing is compiled a second time
    for (pattern, flags), made in zip(PATTERNS, plain, strict=True):
        again = second.compile(pattern, int(flags))
        assert again == made
        assert (again.flags, again.groups, again.groupindex) == (
            made.flags,
            made.groups,
            made.groupindex,
        )
        texts = [t.encode() if isinstance(pattern, bytes) else t for t in TEXTS]
        for text in texts:
            found = [(m.span(), m.groupdict(), m.lastgroup) for m in again.finditer(text)]
            assert found == [(m.span(), m.groupdict(), m.lastgroup) for m in made.finditer(text)]


@pytest.mark.parametrize("damage", ["cut", "turned", "empty", "other build", "nonsense"])
def test_a_damaged_or_foreign_file_counts_for_nothing(
    cache: Path, damage: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    _kept()
    (path,) = cache.glob("patterns-*")
    content = path.read_bytes()
    if damage == "cut":
        path.write_bytes(content[: len(content) // 2])
    elif damage == "turned":
        path.write_bytes(content[:-9] + bytes([content[-9] ^ 1]) + content[-8:])
    elif damage == "empty":
        path.write_bytes(b"")
    elif damage == "nonsense":
        path.write_bytes(os.urandom(100))
    else:
        monkeypatch.setattr(kept_patterns, "_path", lambda: path)
        monkeypatch.setattr(kept_patterns, "_build", lambda: "another Python")
    again = KeptPatterns()
    for pattern, flags in PATTERNS:
        assert again.compile(pattern, int(flags)) == re.compile(pattern, flags)
    assert len(again._new) == len(PATTERNS)
    again.write()
    last = KeptPatterns()
    last.compile(*PATTERNS[1])
    assert not last._new


def test_code_that_no_python_would_have_made_is_compiled_anew(cache: Path) -> None:
    second = _kept()
    second.compile(*PATTERNS[1])
    assert second._kept is not None
    flags, _, groups, by_name, names = second._kept[PATTERNS[1]]
    second._kept[PATTERNS[1]] = flags, b"\xff" * 8, groups, by_name, names
    assert second.compile(*PATTERNS[1]) == re.compile(*PATTERNS[1])


def test_where_the_cache_takes_nothing_patterns_are_compiled(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache.parent.mkdir(parents=True)
    cache.write_text("no folder")
    patterns = KeptPatterns()
    assert patterns.compile("甲|乙", 0) == re.compile("甲|乙")
    patterns.write()
    assert cache.read_text() == "no folder"


def test_a_file_that_has_grown_too_large_is_begun_anew(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_patterns, "MOST", len(PATTERNS))
    another = _kept()
    another.compile("丁", 0)
    another.write()
    after = KeptPatterns()
    after.compile("丁", 0)
    assert set(kept_patterns._read()) == {("丁", 0)}


def test_a_second_run_of_a_command_keeps_nothing_new(tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("甲市長　様\n\n2022年4月1日（月）に集会を開く。\n", "utf-8")
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path / "cache")}

    def checked() -> tuple[bytes, bytes]:
        command = [sys.executable, str(ROOT / "cli.py"), "check", str(letter), "--format", "json"]
        ran = subprocess.run(command, capture_output=True, env=environment, check=False)
        (path,) = (tmp_path / "cache" / "kyogo").glob("patterns-*")
        return ran.stdout, path.read_bytes()

    first, second = checked(), checked()
    assert first == second
    assert b"weekday" in first[0]


def test_a_pattern_is_compiled_when_it_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []

    def compiled(pattern: str, flags: int) -> re.Pattern[str]:
        asked.append(pattern)
        return re.compile(pattern, flags)

    compile_with(compiled)
    try:
        pattern = later("[一-乙]", re.M)
        assert asked == []
        assert [pattern.findall("丁"), pattern.search("子"), pattern.pattern] == [
            ["丁"], None, "[一-乙]",
        ]  # fmt: skip
    finally:
        compile_with(re.compile)
