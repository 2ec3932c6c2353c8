"""A file in the folder that is called like a module of Python's is never imported."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from readers.source import sandbox

ROOT = Path(__file__).resolve().parents[2]
NAMES = (
    *("contextlib", "json", "struct", "selectors", "subprocess", "pathlib", "re", "typing"),
    *("encodings", "codecs", "io", "os", "importlib", "collections", "signal", "atexit", "time"),
    *("sitecustomize", "usercustomize", "zipfile", "html", "tomllib", "numpy", "docx", "lxml"),
    *("text", "readers", "commands", "reports", "cli", "kyogo", "messages", "regex", "fugashi"),
)
PYTHONS_OWN = (
    *("kyogo", "contextlib", "importlib", "encodings", "collections", "os", "io", "codecs"),
    *("sitecustomize", "usercustomize"),
)
COMMANDS = (["show", "page.html"], ["check", "page.md"], ["list"], ["search", "会費"])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of documents in which every module that might be wanted has its double."""
    folder = tmp_path / "from-elsewhere"
    folder.mkdir()
    (folder / "kyogo.toml").touch()
    (folder / "page.html").write_text("<p>会費は千円です。</p>", "utf-8")
    (folder / "page.md").write_text("# 会費\n\n会費は千円です。\n", "utf-8")
    planted = f"import os\nopen({str(tmp_path / 'HAS-RUN')!r}, 'a').write(__name__ + '\\n')\n"
    for name in NAMES:
        (folder / f"{name}.py").write_text(planted)
    (folder / "packaged").mkdir()
    (folder / "start.pth").write_text(f"import os; open({str(tmp_path / 'HAS-RUN')!r}, 'a')\n")
    (folder / "pyvenv.cfg").write_text("home = .\ninclude-system-site-packages = true\n")
    return folder


def _run(folder: Path, line: list[str], **more: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, *line],
        cwd=folder,
        env={**os.environ, **more},
        capture_output=True,
        check=False,
        timeout=120,
    )


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_command_imports_from_the_folder(command: list[str], folder: Path) -> None:
    done = _run(folder, [str(ROOT / "cli.py"), *command])
    assert done.returncode in (0, 1), done.stderr.decode()
    assert "会費".encode() in done.stdout or command[0] in ("check", "list")
    assert not (folder.parent / "HAS-RUN").exists()


def test_the_launcher_takes_the_folder_off_the_path(folder: Path) -> None:
    # As the installed command does it: a script elsewhere imports kyogo.launcher.
    script = folder.parent / "kyogo-script.py"
    script.write_text(
        f"import sys\nsys.path.append({str(ROOT)!r})\nsys.path.insert(1, '')\n"
        "from kyogo.launcher import main\nsys.exit(main())\n"
    )
    for name in ("os", "io", "codecs", "kyogo"):  # loaded before, or the script's own affair
        (folder / f"{name}.py").unlink()
    done = _run(folder, [str(script), "show", "page.html"])
    assert done.stdout.decode().strip() == "会費は千円です。"
    assert not (folder.parent / "HAS-RUN").exists()


def test_python_m_kyogo_imports_nothing_more_from_the_folder(folder: Path) -> None:
    # What `python -m` itself loads before Kyogo begins is Python's affair (docs/security.md).
    for name in PYTHONS_OWN:
        (folder / f"{name}.py").unlink(missing_ok=True)
    done = _run(folder, ["-m", "kyogo", "show", "page.html"], PYTHONPATH=str(ROOT))
    assert done.stdout.decode().strip() == "会費は千円です。"
    assert not (folder.parent / "HAS-RUN").exists()


@pytest.mark.parametrize("variable", ["PYTHONPATH", "PYTHONSTARTUP", "PYTHONUSERBASE", "PATH"])
def test_no_variable_has_the_readers_import_from_the_folder(
    variable: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    monkeypatch.setattr(sys, "path", ["", "packaged", *sys.path])
    monkeypatch.setenv(variable, str(folder / "re.py" if variable.endswith("UP") else folder))
    sandbox._end_all()
    assert sandbox.read_in_child("readers.formats.html.read", b"<p>x</p>", "x").raw.strip() == "x"
    sandbox._end_all()
    assert not (folder.parent / "HAS-RUN").exists()
