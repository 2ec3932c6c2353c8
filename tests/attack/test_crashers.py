"""What steers Kyogo may be anything: it costs one sentence that names the file, never more."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import cli
from tests.attack.places import PLACES, house

ROOT = Path(__file__).resolve().parents[2]
CRASHERS = sorted((Path(__file__).parent / "crashers").glob("*.*[!d]"))
SLOW = ("dictionary-counted-repetitions", "dictionary-alternatives")
"""They meet the time limit; the long form tries them."""


def _asked(what: str, folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "cli.py"), "--lang", "en", *PLACES[what][2]]
    return subprocess.run(
        command, cwd=folder, capture_output=True, text=True, timeout=60, check=False
    )


def _said_well(what: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Ask in this process and hold what was said against the promise."""
    before = os.getcwd()
    os.chdir(folder)
    try:
        code = cli.run(["--lang", "en", *PLACES[what][2]])
    finally:
        os.chdir(before)
    err = capsys.readouterr().err
    assert "unexpected" not in err
    assert "Traceback" not in err
    assert code in (0, 1) or str(folder) in err or PLACES[what][0] in err
    assert not (folder / "HAS-RUN").exists()


@pytest.mark.parametrize(
    "path",
    [
        pytest.param(path, marks=pytest.mark.attack if path.stem in SLOW else ())
        for path in CRASHERS
    ],
    ids=lambda path: path.stem,
)
def test_a_crasher_costs_a_sentence_at_most(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    what = path.name.partition("-")[0]
    place = house(tmp_path, what)
    if what == "record":
        place = place.with_suffix(path.suffix)
    place.write_bytes(path.read_bytes())
    if place.name == PLACES[what][0]:
        _said_well(what, tmp_path, capsys)
    else:
        assert cli.run(["record", str(place)]) == 2


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
@pytest.mark.parametrize("what", PLACES)
def test_a_pipe_that_nobody_writes_to_is_not_waited_for(
    what: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = house(tmp_path, what)
    place.unlink(missing_ok=True)
    os.mkfifo(place)
    _said_well(what, tmp_path, capsys)


@pytest.mark.parametrize("what", PLACES)
def test_a_file_without_end_is_refused(
    what: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = house(tmp_path, what)
    with place.open("wb") as file:
        file.truncate(3 << 30)  # takes no room on the disk
    _said_well(what, tmp_path, capsys)


@pytest.mark.parametrize("what", PLACES)
@pytest.mark.parametrize("content", [b"\xff\xfe\0", b"\0" * 100, b"\x1b[31m", b"=" * 5000])
def test_what_is_not_even_text_costs_a_sentence(
    what: str, content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    house(tmp_path, what).write_bytes(content)
    _said_well(what, tmp_path, capsys)


@pytest.mark.attack
@pytest.mark.fuzz
@pytest.mark.parametrize("what", PLACES)
def test_any_file_that_steers_kyogo_costs_a_sentence(
    what: str, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    seeds = [path.read_bytes()[:400] for path in CRASHERS if path.name.startswith(what)]
    known = st.sampled_from(
        [*seeds, b'[check]\nwords = ["a"]\n', b"rules:\n  - expected: a\n", b"{}"]
    )
    pieces = st.lists(st.one_of(st.binary(max_size=20), known), max_size=4).map(b"".join)

    @settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)
    @given(pieces)
    def holds(content: bytes) -> None:
        folder = tmp_path_factory.mktemp("fuzz")
        house(folder, what).write_bytes(content)
        _said_well(what, folder, capsys)

    holds()


def test_a_bomb_takes_little_time_and_memory(tmp_path: Path) -> None:
    place = house(tmp_path, "dictionary")
    place.write_bytes((Path(__file__).parent / "crashers/dictionary-aliases.yml").read_bytes())
    limited = "import resource, runpy, sys; resource.setrlimit(resource.RLIMIT_AS, (2**30, 2**30));"
    run = f"sys.argv[:] = ['kyogo', 'check', 'draft.txt']; runpy.run_path({str(ROOT / 'cli.py')!r},"
    pytest.importorskip("resource")
    done = subprocess.run(
        [sys.executable, "-c", f"{limited} {run} run_name='__main__')"],
        cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert (done.returncode, "prh.yml" in done.stderr) == (2, True)


@pytest.mark.parametrize("pattern", ["[z-a]", "*a" * 40 + "b", "**/" * 60 + "x", "*a*a*a*a*b/c"])
def test_a_pattern_of_exclude_that_cannot_be_used_is_a_sentence(
    pattern: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    house(tmp_path, "settings").write_text(f'exclude = ["{pattern}"]\n', "utf-8")
    (tmp_path / ("a" * 200 + ".txt")).write_text("本文", "utf-8")
    _said_well("settings", tmp_path, capsys)


@pytest.mark.parametrize("pattern", ["*草稿*v*.txt", "**/古い/**/*.txt", "*.txt"])
def test_a_pattern_with_a_few_stars_leaves_out_what_it_means(pattern: str, tmp_path: Path) -> None:
    from readers.folder_settings import excluded_by

    (tmp_path / "kyogo.toml").write_text(f'exclude = ["{pattern}"]\n', "utf-8")
    assert excluded_by(tmp_path)("年/古い/草稿v1.txt", False)


def test_a_dictionary_that_is_a_link_to_itself_is_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = house(tmp_path, "dictionary")
    place.unlink(missing_ok=True)
    place.symlink_to(place.name)
    _said_well("dictionary", tmp_path, capsys)


@pytest.mark.parametrize("blank", [" ", "\t", "\u3000", "> ", "- "])
def test_a_line_of_blanks_is_gone_through_once(blank: str) -> None:
    """A draft of many blanks took minutes: the time grew with the square of their number."""
    from proofreading.prose import code
    from text.model.document import Document

    document = Document(name="a.txt", raw=blank * 200_000 + "x")
    assert code(document) == []
