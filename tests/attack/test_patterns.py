"""A pattern names what a shell would name, whatever links the folder holds."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from readers.corpus import Corpus
from readers.named import documents_named

FILES = ("a.txt", ".hidden.txt", "in/b.txt", "in/deep/c.txt", ".git/d.txt", "~$e.docx", "f.png")
CASES = [
    ("**/*.txt", {"a.txt", "in/b.txt", "in/deep/c.txt"}),
    ("*.txt", {"a.txt"}),
    ("**.txt", {"a.txt"}),
    ("in/**", {"in/b.txt", "in/deep/c.txt"}),
    ("in/../*.txt", {"in/../a.txt"}),
    (".h*.txt", {".hidden.txt"}),
    ("*.docx", {"*.docx"}),
    ("[a-b].txt", {"a.txt"}),
    ("nothing-?.txt", {"nothing-?.txt"}),
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in FILES:
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("お知らせします。\n", encoding="utf-8")
    for name in ("again", "once-more"):
        os.symlink(".", tmp_path / name)
        os.symlink("..", tmp_path / "in" / name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(("pattern", "named"), CASES)
def test_a_pattern_fits_what_it_fits_in_a_shell_and_goes_down_no_link(
    folder: Path, pattern: str, named: set[str]
) -> None:
    found, _ = documents_named([pattern], Corpus(folder / "in", asked=False))
    assert {Path(one).as_posix() for one in found} == named


def test_an_absolute_pattern_gives_absolute_names(folder: Path) -> None:
    found, _ = documents_named([f"{folder}/in/*.txt"], Corpus(folder, asked=False))
    assert found == [str(folder / "in" / "b.txt")]


def test_a_pattern_is_looked_up_in_the_corpus_where_nothing_here_fits(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = folder / "in" / "deep"
    monkeypatch.chdir(elsewhere)
    assert documents_named(["b*.txt"], Corpus(folder / "in", asked=False))[0] == ["b.txt"]
