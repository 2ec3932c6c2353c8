"""What is written lies where it should, and nothing is lost that Kyogo did not write."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cli import run

ROOT = Path(__file__).resolve().parents[2]
DRAFT = "役員会の議事録を送りします。（下記のとおり\n"


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A corpus of three letters with settings, beside a folder of somebody's own."""
    folder = tmp_path / "from-elsewhere"
    folder.mkdir()
    (folder / "kyogo.toml").write_text("", "utf-8")
    for name in ("old.txt", "new.txt", "third.txt"):
        (folder / name).write_text(DRAFT.replace("役員会", f"役員会{name}"), "utf-8")
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "profile").write_text("export OWN=1\n")
    monkeypatch.chdir(folder)
    return folder


def _state(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


OVER_ITS_INPUT = [
    ["diff", "old.txt", "new.txt", "-o", "old.txt"],
    ["diff", "old.txt", "new.txt", "-o", "./new.txt"],
    ["diff", "old.txt", "new.txt", "--format", "json", "-o", "../from-elsewhere/new.txt"],
    ["diff", "old.txt", "new.txt", "-o", "hard.txt"],
    ["diff", "old.txt", "new.txt", "-o", "soft.txt"],
    ["collate", "old.txt", "new.txt", "third.txt", "--format", "html", "-o", "third.txt"],
    ["check", "new.txt", "--format", "json", "-o", "new.txt"],
    ["check", "new.txt#1", "-o", "new.txt"],
    ["check", "old.txt", "--since", "new.txt", "-o", "new.txt"],
    ["check", "new.txt", "--write-baseline", "new.txt"],
    ["check", "new.txt", "--write-baseline", "hard.txt"],
    ["show", "old.txt", "-o", "old.txt"],
    ["similar", "old.txt", "-o", "old.txt"],
]
OVER_ANOTHER = [
    ["list", "-o", "kyogo.toml"],
    ["list", "-o", "KYOGO.TOML"],
    ["list", "-o", "catalogue.toml"],
    ["search", "議事録", "--format", "tsv", "-o", "synonyms.tsv"],
    ["diff", "old.txt", "new.txt", "-o", "third.txt"],
    ["check", "old.txt", "--write-baseline", "third.txt"],
    ["check", "old.txt", "--write-baseline", "report.json"],
    ["check", "old.txt", "--format", "json", "-o", "baseline.json"],
    ["check", "old.txt", "--format", "json", "-o", "package.json"],
    ["check", "old.txt", "--format", "html", "-o", "page.html"],
    ["check", "old.txt", "--format", "csv", "-o", "table.csv"],
    ["diff", "old.txt", "new.txt", "-o", "link-out.txt"],
    ["diff", "old.txt", "new.txt", "-o", "dangling.html"],
    ["diff", "old.txt", "new.txt", "-o", "way/profile"],
    ["diff", "old.txt", "new.txt", "-o", "way/report.txt"],
    ["check", "old.txt", "--write-baseline", "link-out.txt"],
    ["check", "old.txt", "--write-baseline", "dangling.html"],
    ["check", "vt.txt", "--fix"],
]


@pytest.mark.parametrize("line", [*OVER_ITS_INPUT, *OVER_ANOTHER], ids=" ".join)
def test_nothing_is_written_over_that_kyogo_did_not_write(
    line: list[str], corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = corpus.parent / "own"
    os.link("new.txt", "hard.txt")
    os.symlink("old.txt", "soft.txt")
    os.symlink(own / "profile", "link-out.txt")
    os.symlink(own / "not-there", "dangling.html")
    os.symlink(own, "way")
    (own / "vt").write_text("一行目\x0b続き\n", "utf-8")
    os.symlink(own / "vt", "vt.txt")
    (corpus / "package.json").write_text('{"name": "x", "findings": {}}')
    (corpus / "page.html").write_text("<html><body>own</body></html>")
    (corpus / "table.csv").write_text("a,b\n1,2\n")
    assert run(["check", "old.txt", "--write-baseline", "baseline.json"]) == 0
    assert run(["check", "old.txt", "--format", "json", "-o", "report.json"]) == 1
    capsys.readouterr()
    before = _state(corpus.parent)
    assert run(line) == 2
    assert capsys.readouterr().err.startswith("kyogo: ")
    assert _state(corpus.parent) == before


def test_standard_input_is_an_input_too(corpus: Path) -> None:
    line = [sys.executable, str(ROOT / "cli.py"), "check", "-", "-o", "new.txt"]
    with open("new.txt") as draft:
        assert subprocess.run(line, stdin=draft, capture_output=True, check=False).returncode == 2
    assert "役員会" in Path("new.txt").read_text("utf-8")


FORMATS = ["text", "json", "sarif", "rdjson", "csv", "github", "checkstyle", "html", "docx"]


@pytest.mark.parametrize("format", FORMATS)
def test_a_report_may_be_written_again_until_somebody_changes_it(format: str, corpus: Path) -> None:
    line = ["check", "old.txt", "--format", format, "-o", "report.out"]
    assert [run(line), run(line)] == [1, 1]
    assert run(["check", "third.txt", *line[2:]]) == 1
    if format in ("text", "csv", "github", "docx"):
        with open("report.out", "ab") as report:
            report.write("加筆".encode())
        assert run(line) == 2


def test_a_baseline_may_be_written_again(corpus: Path) -> None:
    line = ["check", "old.txt", "--write-baseline", "known.json"]
    assert [run(line), run(line)] == [0, 0]


def test_new_names_empty_files_links_in_the_folder_and_devices_are_written_to(corpus: Path) -> None:
    (corpus / "empty.txt").touch()
    (corpus / "reports").mkdir()
    os.symlink("reports", "latest")
    line = ["diff", "old.txt", "new.txt", "-o"]
    for target in ("empty.txt", "fresh.txt", "latest/report.txt", "/dev/null", "../report.txt"):
        assert run([*line, target]) == 1, target
    assert Path("reports/report.txt").stat().st_size > 0


def test_what_appears_while_kyogo_works_is_not_written_over(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from commands.support import whole_file

    def meanwhile(name: str, *rest: object) -> None:
        Path("late.txt").write_text("大切な原稿")
        os.chmod(name, 0o600)

    monkeypatch.setattr(whole_file.os, "chmod", os.chmod)
    monkeypatch.setattr(whole_file, "_default_mode", lambda: meanwhile("old.txt") or 0o644)
    assert run(["diff", "old.txt", "new.txt", "-o", "late.txt"]) == 2
    assert Path("late.txt").read_text() == "大切な原稿"


SIDE_FILES = [
    "../own/.bash_login",
    "ABSOLUTE/.bash_login",
    "way/stand.toml",
    "link.toml",
    "dangling.toml",
    "kyogo.toml",
    "Catalogue.TOML",
    ".git/config",
    ".github/workflows/x.toml",
    "conftest.py",
    "old.txt",
    "sub/../../own/x.toml",
    "other.toml",
    "",
    ".",
]


@pytest.mark.parametrize("name", SIDE_FILES)
def test_a_side_file_is_one_of_the_corpus_and_of_its_kind(
    name: str, corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = corpus.parent / "own"
    os.symlink(own, "way")
    (own / "victim.toml").write_text('[[let-stand]]\nrule = "x"\nsentence = "y"\n')
    os.symlink(own / "victim.toml", "link.toml")
    os.symlink(own / "missing.toml", "dangling.toml")
    Path("other.toml").write_text("[tool]\nx = 1\n")
    Path("sub").mkdir()
    written = name.replace("ABSOLUTE", str(own))
    Path("kyogo.toml").write_text(f"[check]\nsuppressions = {json.dumps(written)}\n")
    before = _state(corpus.parent)
    assert run(["check", "old.txt", "--let-stand", "all"]) == 2
    assert capsys.readouterr().err.startswith("kyogo: ")
    assert _state(corpus.parent) == before


@pytest.mark.parametrize("name", ["stand.toml", "notes/stand.toml", "./stand.toml"])
def test_a_side_file_within_the_corpus_is_written(name: str, corpus: Path) -> None:
    Path("notes").mkdir()
    Path("kyogo.toml").write_text(f"[check]\nsuppressions = {json.dumps(name)}\n")
    assert run(["check", "old.txt"]) == 1
    assert run(["check", "old.txt", "--let-stand", "all"]) == 0
    assert run(["check", "old.txt"]) == 0


def test_the_usual_side_file_is_no_link_out(corpus: Path) -> None:
    os.symlink("../own/profile.toml", "kyogo-suppressions.toml")
    assert run(["check", "old.txt", "--let-stand", "all"]) == 2
    assert not (corpus.parent / "own" / "profile.toml").exists()


READ: dict[str, Callable[[str], str]] = {
    "words": lambda name: f"[check]\nwords = [{json.dumps(name)}]\n",
    "words of a path": lambda name: f"[[check.paths]]\nmatch = '*'\nwords = [{json.dumps(name)}]\n",
    "dictionaries": lambda name: f"[check]\ndictionaries = [{json.dumps(name)}]\n",
}


@pytest.mark.parametrize("setting", READ)
@pytest.mark.parametrize("name", ["/etc/passwd", "../own/profile", "way/profile", "link-out.txt"])
def test_nothing_outside_the_corpus_is_read_for_the_settings(
    setting: str, name: str, corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    os.symlink(corpus.parent / "own", "way")
    os.symlink(corpus.parent / "own" / "profile", "link-out.txt")
    Path("kyogo.toml").write_text(READ[setting](name))
    assert run(["--lang", "en", "check", "old.txt"]) == 2
    assert "leads out of the corpus folder" in capsys.readouterr().err


def test_a_dictionary_imports_nothing_from_outside(
    corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("yaml")
    (corpus.parent / "own" / "words.yml").write_text("rules: []\n")
    Path("prh.yml").write_text("imports:\n  - ../own/words.yml\nrules: []\n")
    Path("kyogo.toml").write_text('[check]\ndictionaries = ["prh.yml"]\n')
    assert run(["--lang", "en", "check", "old.txt"]) == 2
    assert "leads out of the corpus folder" in capsys.readouterr().err


def test_safe_fixes_follow_a_link_within_the_folder_only(corpus: Path) -> None:
    Path("with-tab.txt").write_text("一行目\x0b続き\n", "utf-8")
    os.symlink("with-tab.txt", "link.txt")
    assert run(["check", "link.txt", "--fix"]) in (0, 1)
    assert "\x0b" not in Path("with-tab.txt").read_text("utf-8")
    assert Path("link.txt").is_symlink()


def test_what_is_refused_is_said_before_anything_is_read(
    corpus: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO())
    assert run(["--lang", "en", "diff", "no-such.txt", "new.txt", "-o", "new.txt"]) == 2
    assert "would overwrite what is read: new.txt" in capsys.readouterr().err


@pytest.mark.parametrize(
    "option", [["-o", "ring"], ["--write-baseline", "ring"], ["--record", "ring.json", "--by", "x"]]
)
def test_a_link_that_leads_in_a_circle_is_not_replaced(
    corpus: Path, option: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("ring", "ring.json"):
        (corpus / name).symlink_to(name)
    assert run(["check", "old.txt", *option]) == 2
    assert (corpus / "ring").is_symlink()
    assert (corpus / "ring.json").is_symlink()
    assert option[1] in capsys.readouterr().err


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_that_nobody_reads_is_not_waited_for(
    corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    os.mkfifo(corpus / "page.html")
    assert run(["check", "old.txt", "-o", "page.html"]) == 2
    assert "page.html" in capsys.readouterr().err


@pytest.mark.skipif(not os.path.exists("/dev/zero"), reason="no device without end here")
def test_a_device_without_end_is_written_to_and_never_read(corpus: Path) -> None:
    (corpus / "page.html").symlink_to("/dev/zero")
    assert run(["check", "old.txt", "-o", "page.html"]) == 1
    assert (corpus / "page.html").is_symlink()


def test_a_fix_leaves_the_escapes_of_another_encoding(corpus: Path) -> None:
    content = DRAFT.replace("送り", "お送りりし").encode("iso2022_jp")
    (corpus / "old.txt").write_bytes(content)
    run(["--encoding", "cp932", "check", "--fix", "old.txt"])
    assert (corpus / "old.txt").read_bytes() == content
