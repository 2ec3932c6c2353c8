"""The wheel owns one name, works from any folder and leaves other distributions alone."""

import os
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FOREIGN = {"cli.py": "FOREIGN = True\n", "indexer/__init__.py": "FOREIGN = True\n"}
ROOMS = (
    "cli.py",
    "collation",
    "commands",
    "corpus",
    "indexer",
    "messages",
    "proofreading",
    "readers",
    "reports",
    "text",
)


class CleanEnvironment:
    """A new virtual environment; of the outer one it sees the dependencies, not Kyogo."""

    def __init__(self, folder: Path) -> None:
        venv.create(folder, symlinks=True)
        scripts = "Scripts" if os.name == "nt" else "bin"
        self.python = folder / scripts / "python"
        self.kyogo = folder / scripts / "kyogo"
        self.site = Path(self.run("-c", "import site; print(site.getsitepackages()[0])").strip())
        outer = Path(pytest.__file__).resolve().parents[1]
        (self.site / "dependencies.pth").write_text(f"{outer}\n", "utf-8")

    def run(self, *arguments: str | Path, cwd: Path | None = None) -> str:
        return _run(self.python, *arguments, cwd=cwd)

    def pip(self, *arguments: str | Path) -> None:
        _run(sys.executable, "-m", "pip", "--python", self.python, "-q", *arguments)


def _findings(clean: CleanEnvironment, command: str, draft: str, cwd: Path) -> str:
    with pytest.raises(subprocess.CalledProcessError) as ended:
        _run(clean.kyogo, command, draft, cwd=cwd)
    assert ended.value.returncode == 1
    return str(ended.value.stdout)


def _run(*command: str | Path, cwd: Path | None = None) -> str:
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"}
    environment.pop("PYTHONPATH", None)
    return subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=environment,
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
    ).stdout


def _built(folder: Path, target: str, source: Path = ROOT) -> Path:
    _run(sys.executable, "-m", "hatchling", "build", "-t", target, "-d", folder, cwd=source)
    (archive,) = folder.glob("*.whl" if target == "wheel" else "*.tar.gz")
    return archive


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _built(tmp_path_factory.mktemp("wheel"), "wheel")


@pytest.fixture
def clean(tmp_path: Path) -> CleanEnvironment:
    return CleanEnvironment(tmp_path / "environment")


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    return folder


def _foreign_wheel(folder: Path) -> Path:
    archive = folder / "foreign-1.0-py3-none-any.whl"
    info = "foreign-1.0.dist-info"
    files = {
        **FOREIGN,
        f"{info}/METADATA": "Metadata-Version: 2.1\nName: foreign\nVersion: 1.0\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    with zipfile.ZipFile(archive, "w") as packed:
        for name, content in files.items():
            packed.writestr(name, content)
        packed.writestr(f"{info}/RECORD", "".join(f"{n},,\n" for n in [*files, f"{info}/RECORD"]))
    return archive


def _names(wheel: Path) -> set[str]:
    return {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}


def test_the_wheel_owns_one_name_and_carries_the_whole_tree(wheel: Path) -> None:
    listed = _run("git", "ls-files", *ROOMS, cwd=ROOT).splitlines() if _is_checkout() else []
    names = _names(wheel)
    assert {name.split("/")[0] for name in names} == {"kyogo"}
    assert {f"kyogo/_app/{name}" for name in listed if (ROOT / name).exists()} <= names
    assert not [name for name in names if name.endswith(".pyc")]


def _is_checkout() -> bool:
    return (ROOT / ".git").exists()


@pytest.mark.thorough
def test_the_wheel_of_the_sdist_is_the_wheel_of_the_checkout(wheel: Path, tmp_path: Path) -> None:
    with tarfile.open(_built(tmp_path / "sdist", "sdist")) as packed:
        packed.extractall(tmp_path / "unpacked", filter="data")
    (source,) = (tmp_path / "unpacked").iterdir()
    assert _names(_built(tmp_path / "again", "wheel", source)) == _names(wheel)


def test_an_installed_kyogo_leaves_a_foreign_cli_and_indexer_alone(
    wheel: Path, clean: CleanEnvironment, elsewhere: Path, tmp_path: Path
) -> None:
    offline = ("install", "--no-index", "--no-deps")
    clean.pip(*offline, _foreign_wheel(tmp_path))
    clean.pip(*offline, wheel)
    before = set((clean.site / "kyogo/_app/corpus").rglob("*"))
    found = _run(clean.kyogo, "search", "取得勧奨", cwd=elsewhere)
    assert "letters/2019-08-06-jichiro.txt:35:26" in found
    assert clean.run("-m", "kyogo", "search", "取得勧奨", cwd=elsewhere) == found
    assert "202年度" in _findings(clean, "check", "letters/2019-08-06-jichiro.txt", elsewhere)
    assert set((clean.site / "kyogo/_app/corpus").rglob("*")) == before
    foreign = "import cli, indexer; print(cli.FOREIGN, indexer.FOREIGN)"
    assert clean.run("-c", foreign, cwd=elsewhere) == "True True\n"
    clean.pip("uninstall", "-y", "kyogo")
    assert {name: (clean.site / name).read_text("utf-8") for name in FOREIGN} == FOREIGN
    assert not (clean.site / "kyogo").exists()


@pytest.mark.thorough
def test_an_editable_install_runs_the_checkout_from_any_folder(
    clean: CleanEnvironment, elsewhere: Path
) -> None:
    clean.pip("install", "--no-index", "--no-deps", "--no-build-isolation", "-e", ROOT)
    assert "letters/" in _run(clean.kyogo, "list", cwd=elsewhere)
    assert clean.run("-m", "kyogo", "list", cwd=elsewhere)


def test_cli_py_runs_from_any_folder(elsewhere: Path) -> None:
    assert "letters/" in _run(sys.executable, ROOT / "cli.py", "list", cwd=elsewhere)
