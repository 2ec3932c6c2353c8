"""The documentation says what the code does: generated pages are current, links lead somewhere."""

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

import cli
from text import messages

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
WRITTEN = sorted(
    path for path in [*ROOT.glob("*.md"), *DOCS.rglob("*.md")] if "node_modules" not in path.parts
)


def _generator() -> ModuleType:
    specification = importlib.util.spec_from_file_location("generate", DOCS / "generate.py")
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


def test_the_reference_is_current(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    pages = dict(_generator().pages())
    stale = [path.name for path, text in pages.items() if not _is(path, text)]
    assert stale == [], "run `make docs`"
    assert set((DOCS / "reference").rglob("*.md")) == set(pages)


def _is(path: Path, text: str) -> bool:
    return path.exists() and path.read_text("utf-8") == text


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_the_reference_has_every_command_and_rule(language: str) -> None:
    commands = (DOCS / f"reference/{language}/commands.md").read_text("utf-8")
    assert re.findall(r"^## kyogo (\w+)$", commands, re.MULTILINE) == list(cli.COMMANDS)
    rules = (DOCS / f"reference/{language}/rules.md").read_text("utf-8")
    files = (ROOT / "proofreading/rules").glob("[a-z]*.py")
    assert set(re.findall(r"^## ([\w-]+)$", rules, re.MULTILINE)) == {
        path.stem.replace("_", "-") for path in files
    }


@pytest.mark.parametrize("page", WRITTEN, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\(([^)#]+)\)", page.read_text("utf-8"))
    missing = [
        target for target in targets if "://" not in target and not (page.parent / target).exists()
    ]
    assert missing == []


@pytest.mark.parametrize("name", ["README.md", "README.ja.md"])
def test_a_readme_names_every_command(name: str) -> None:
    readme = (ROOT / name).read_text("utf-8")
    assert [command for command in cli.COMMANDS if f"kyogo {command}" not in readme] == []


def test_every_decision_is_listed() -> None:
    listed = re.findall(r"\]\((\d{4}-[\w-]+\.md)\)", (DOCS / "decisions/README.md").read_text())
    assert listed == sorted(path.name for path in (DOCS / "decisions").glob("0*.md"))


def test_no_page_names_a_machine_or_an_index() -> None:
    for path in [
        *WRITTEN,
        ROOT / "pyproject.toml",
        *ROOT.glob("requirements/*"),
        ROOT / "Makefile",
    ]:
        assert not re.search(r"/work/|/opt/|/root/|pypi\.org", path.read_text("utf-8"))
