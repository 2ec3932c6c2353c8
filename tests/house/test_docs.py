"""The documentation says what the code does: generated pages are current, links lead somewhere."""

import importlib.util
import re
import shlex
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

import cli
from proofreading.registry import names, rule
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
    try:
        pages = dict(_generator().pages())
    except SystemExit as lacking:
        pytest.fail(f"`make docs` says: {lacking}", pytrace=False)
    stale = [path.name for path, text in pages.items() if not _is(path, text)]
    assert stale == [], "run `make docs`"
    assert set((DOCS / "reference").rglob("*.md")) == set(pages), "run `make docs`"


def _is(path: Path, text: str) -> bool:
    return path.exists() and path.read_text("utf-8") == text


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_the_reference_has_every_command_and_rule(language: str) -> None:
    commands = (DOCS / f"reference/{language}/commands.md").read_text("utf-8")
    listed = re.findall(r"^## kyogo (\w+)$", commands, re.MULTILINE)
    assert listed == list(cli.COMMANDS), "run `make docs`"
    rules = (DOCS / f"reference/{language}/rules.md").read_text("utf-8")
    files = (ROOT / "proofreading/rules").glob("[a-z]*.py")
    assert set(re.findall(r"^## ([\w-]+)$", rules, re.MULTILINE)) == {
        path.stem.replace("_", "-") for path in files
    }, "run `make docs`"


@pytest.mark.parametrize("page", WRITTEN, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\(([^)#]+)\)", page.read_text("utf-8"))
    missing = [
        target for target in targets if "://" not in target and not (page.parent / target).exists()
    ]
    assert missing == []


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


def test_every_page_is_reached_from_a_readme_by_links() -> None:
    for readme in ("README.ja.md", "README.md"):
        seen: set[Path] = set()
        ahead = [ROOT / readme]
        while ahead:
            page = ahead.pop()
            if page in seen:
                continue
            seen.add(page)
            targets = re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text("utf-8"))
            places = [(page.parent / target).resolve() for target in targets if "://" not in target]
            ahead += [place for place in places if place.suffix == ".md" and place.is_file()]
        language = ".ja.md" if readme == "README.md" else ""
        far = {
            path.relative_to(ROOT).as_posix()
            for path in DOCS.rglob("*.md")
            if path not in seen and not (language and path.name.endswith(language))
        }
        assert far == set(), readme


CONSOLE = re.compile(r"^(?:\$ |    )(kyogo [^\n]*)", re.MULTILINE)


@pytest.mark.parametrize("page", WRITTEN, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_command_of_a_page_can_be_typed(page: Path) -> None:
    for line in CONSOLE.findall(page.read_text("utf-8")):
        words = shlex.split(line.split(" #")[0].replace("…", "x").split(" > ")[0].split(" | ")[0])
        words = [word for word in words[1:] if word not in (">>", ";")]
        if not words or words[0] not in cli.COMMANDS or "VERSION" in words:
            continue
        cli.build_parser(words[0]).parse_args(words[1:])


def test_the_workflow_for_github_goes_on_after_findings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    yaml = pytest.importorskip("yaml")
    flow = yaml.safe_load((DOCS / "demo/github-actions.yml").read_text("utf-8"))
    steps = flow["jobs"]["check"]["steps"]
    (tmp_path / "kyogo.toml").touch()
    (tmp_path / "手引き.md").write_text("# 手引き\n\n会場の予約のの手順です。\n", "utf-8")
    codes = {}
    for step in steps:
        if "kyogo" in step.get("run", ""):
            run = step["run"].replace("kyogo check", f"'{sys.executable}' '{ROOT}/cli.py' check")
            done = subprocess.run(["bash", "-ec", run], cwd=tmp_path, capture_output=True)
            codes[step["name"]] = done.returncode
            if step["name"] == "notes":
                assert "::error file=手引き.md,line=3" in done.stdout.decode("utf-8")
    assert codes == {"notes": 1, "page": 0}
    assert (tmp_path / "kyogo.html").read_text("utf-8").startswith("<!DOCTYPE html>")
    after = steps[[step.get("name") for step in steps].index("notes") + 1 :]
    assert [step.get("if") for step in after] == ["always()"] * len(after)


def test_the_fixing_hook_asks_for_the_safe_rules() -> None:
    hooks = (ROOT / ".pre-commit-hooks.yaml").read_text("utf-8")
    asked = re.search(r"--select (\S+) --fix", hooks)
    assert asked is not None, ".pre-commit-hooks.yaml: kyogo-fix has no --select … --fix"
    safe = ",".join(name for name in names() if rule(name).info.safe)
    assert asked[1] == safe, f".pre-commit-hooks.yaml: the entry of kyogo-fix wants --select {safe}"
