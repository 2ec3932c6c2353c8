"""What every report of `reports/<command>/` has: its function, its options, its name, its ending.

A test that fails here says which step of CONTRIBUTING.md was forgotten.
"""

import importlib
import inspect
from pathlib import Path

import pytest

import cli
from reports.endings import ENDINGS
from reports.formats import OPTIONS, commands, files
from text.messages import catalogue

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted({(name, path) for what in commands() for name, path in files(what)})
NAMES = sorted({name for name, _ in FILES})
VIEWS = sorted((ROOT / "reports/terminal/views").glob("[a-z]*.py"))
SHARED = {"table"}
"""Folders of reports that several commands write."""
PROPER = frozenset(
    ("bash", "checkstyle", "fish", "github", "json", "powershell", "prh", "rdjson", "roff", "sarif")
) | {"zsh"}
"""Formats that are called the same in every language."""
OF_ANOTHER_COMMAND = {"kwic"}
"""Formats of one command that are the report of another: `search --format kwic`."""
NO_ENDING = frozenset(
    ("bash", "fish", "github", "kaime", "powershell", "roff", "side-by-side", "text", "zsh")
)
"""Formats that a file of any ending may have, or that go to a log or a shell."""


def _where(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", [path for _, path in FILES], ids=_where)
def test_a_report_has_a_function_that_writes_it(path: Path) -> None:
    _has_function(path, "render", ["answer", "stream"])


@pytest.mark.parametrize("path", VIEWS, ids=_where)
def test_a_view_has_a_function_that_draws_it(path: Path) -> None:
    _has_function(path, "draw", ["answer", "screen"])
    assert path.stem in commands(), f"{_where(path)}: no command has a report called {path.stem}"


def _has_function(path: Path, name: str, wanted: list[str]) -> None:
    module = importlib.import_module(_where(path).removesuffix(".py").replace("/", "."))
    function = getattr(module, name, None)
    asked = f"{name}({', '.join(wanted)}, *, …)"
    assert function is not None, f"{_where(path)} lacks {asked}"
    given = inspect.signature(function).parameters.values()
    plain = [one for one in given if one.kind is not inspect.Parameter.KEYWORD_ONLY]
    assert len(plain) == len(wanted), f"{_where(path)} lacks {asked}: what it asks for has a *"
    options = {one.name for one in given} - {one.name for one in plain}
    if name == "render":
        bytes_ = any(word in str(plain[1].annotation) for word in ("BinaryIO", "IO[bytes]"))
        assert bytes_ == getattr(module, "BINARY", False), (
            f"{_where(path)}: BINARY = True stands where, and only where, `stream` is a BinaryIO"
        )
        assert "show" not in options or getattr(module, "WHOLE", False), (
            f"{_where(path)}: what takes `show` needs all that can be had of the answer: "
            "WHOLE = True says so"
        )
    unknown = options - set(OPTIONS)
    assert unknown == set(), (
        f"{_where(path)}: {name} names the options {sorted(unknown)}, which no command gives; "
        "OPTIONS in reports/formats.py has those that there are"
    )


def test_every_option_is_understood_by_some_report() -> None:
    understood = set()
    for _, path in FILES:
        module = importlib.import_module(_where(path).removesuffix(".py").replace("/", "."))
        understood |= set(module.render.__kwdefaults__ or ())
    assert set(OPTIONS) - understood == set(), "OPTIONS in reports/formats.py"


@pytest.mark.parametrize("name", NAMES)
def test_a_format_has_a_name_in_both_languages(name: str) -> None:
    assert name in catalogue("formats") or name in PROPER, (
        f"messages/formats.toml lacks [{name}], what the format is called in Japanese "
        "(or it has one name everywhere: PROPER in this test)"
    )


@pytest.mark.parametrize("name", NAMES)
def test_a_format_has_the_endings_of_its_files(name: str) -> None:
    assert any(name in forms for forms in ENDINGS.values()) or name in NO_ENDING, (
        f"ENDINGS in reports/endings.py lacks the ending of the files that are {name} "
        "(or they may have any: NO_ENDING in this test)"
    )


def test_no_name_or_ending_is_left_of_a_format_that_is_gone() -> None:
    ending = {form for forms in ENDINGS.values() for form in forms}
    left = (ending | set(catalogue("formats"))) - set(NAMES) - OF_ANOTHER_COMMAND
    assert left == set(), (
        f"no file reports/<command>/<format>.py for {sorted(left)}, which ENDINGS in "
        "reports/endings.py or messages/formats.toml has: add the file or take it out there"
    )


@pytest.mark.parametrize("what", commands())
def test_the_reports_of_a_command_lie_in_a_folder_of_its_name(what: str) -> None:
    assert what in cli.COMMANDS or what in SHARED, f"reports/{what}/: there is no command {what}"
