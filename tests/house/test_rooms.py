"""Who may import whom: rooms, folders inside them, libraries that one room alone knows; no circles.

Imports inside functions count, those for type checkers too.
"""

import ast
from collections import Counter
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parents[2]
LEAVES = ("readers", "indexer", "collation", "reports")
MAY_IMPORT = {
    "text": {"text"},
    **{room: {room, "text"} for room in LEAVES},
    "proofreading": {"proofreading", "text", "indexer", "collation"},
    "commands": {"commands", "text", *LEAVES, "proofreading", "kyogo", "web", "editor"},
    "web": {"web", "text", *LEAVES, "proofreading", "kyogo", "commands"},
    "editor": {"editor", "text", *LEAVES, "proofreading", "kyogo", "commands"},
    "kyogo": {"kyogo", "cli"},
    "cli.py": {"text", "commands", "kyogo"},
}
ROOMS = {room.removesuffix(".py") for room in MAY_IMPORT}
ONLY_IN = {
    "whoosh": ("indexer/",),
    "opensearchpy": ("indexer/opensearch/",),
    "fugashi": ("text/language/morphology.py",),
    "starlette": ("web/",),
    "uvicorn": ("web/",),
    "pygls": ("editor/",),
    "mcp": ("editor/",),
    "rich": ("reports/terminal/", "commands/support/"),
}


def _files(room: str) -> list[Path]:
    return [ROOT / room] if room.endswith(".py") else sorted((ROOT / room).rglob("*.py"))


SYSTEM = {"fcntl", "resource", "signal", "msvcrt", "subprocess", "multiprocessing", "pty"}
CALLS = {"fork", "forkpty", "kill", "killpg", "_exit", "waitpid", "wait4", "nice", "abort", "execv"}
_CALLS = {f"os.{name}" for name in CALLS}


class Known(NamedTuple):
    """What a file knows of others."""

    sources: frozenset[str]
    """What it imports or imports from."""
    names: frozenset[str]
    """The same, and `source.name` for each name that is imported from it."""
    calls: frozenset[str]
    """What it asks of the system by `os`."""


@cache
def _known(path: Path) -> Known:
    """Read a file once for all tests: parsing them all takes seconds."""
    sources, names, calls = set(), set(), set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            sources |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            sources.add(node.module or "")
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
        elif (
            isinstance(node, ast.Attribute)
            and isinstance(node.value, ast.Name)
            and node.value.id == "os"
        ):
            calls.add(f"os.{node.attr}")
    return Known(frozenset(sources), frozenset(sources | names), frozenset(calls & _CALLS))


def test_a_proofreader_asks_no_engine_only_the_port() -> None:
    strangers = {
        f"{path.relative_to(ROOT)}: {source}"
        for path in _files("proofreading")
        for source in _known(path).sources
        if source.startswith("indexer") and source != "indexer.port"
    }
    assert strangers == set()


def _imported(path: Path) -> set[str]:
    return {source.split(".")[0] for source in _known(path).sources}


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_a_room_imports_only_the_rooms_it_may(room: str) -> None:
    strangers = {
        f"{path.relative_to(ROOT)}: {name}"
        for path in _files(room)
        for name in _imported(path) & ROOMS - MAY_IMPORT[room]
    }
    assert strangers == set(), (
        f"{room} may import {sorted(MAY_IMPORT[room])}; what two rooms speak of is in text/model/"
    )


@pytest.mark.parametrize("library", ONLY_IN)
def test_a_library_is_known_to_its_room_alone(library: str) -> None:
    knowing = {
        path.relative_to(ROOT).as_posix()
        for room in MAY_IMPORT
        for path in _files(room)
        if library in _imported(path)
    }
    assert {path for path in knowing if not path.startswith(ONLY_IN[library])} == set()


def test_processes_are_known_to_one_folder_alone() -> None:
    knowing = {
        f"{path.relative_to(ROOT).as_posix()}: {name}"
        for room in MAY_IMPORT
        for path in _files(room)
        for name in _imported(path) & SYSTEM | _known(path).calls
    }
    assert {place for place in knowing if not place.startswith("text/processes/")} == set()
    assert any(place.endswith("os.fork") for place in knowing)


MODULES = {
    path.relative_to(ROOT).with_suffix("").as_posix().replace("/", "."): path
    for room in MAY_IMPORT
    for path in _files(room)
}
MOST_MODULES = 15
"""Modules in one folder: with more, the folder has hidden groups."""
LISTED = {"proofreading/rules", "commands"}
"""Folders of one kind of file, however many there are."""


@cache
def _imports() -> dict[str, set[str]]:
    return {name: _known(path).names & MODULES.keys() - {name} for name, path in MODULES.items()}


def _circle(graph: dict[str, set[str]]) -> list[str]:
    """Return a circle of `graph`, [] if there is none."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        circle: list[str] = error.args[1]
        return circle
    return []


def test_no_module_imports_itself_by_way_of_others() -> None:
    assert _circle(_imports()) == []


def _box(module: str) -> str:
    """The folder of a module; what lies in a room itself, beside its folders, stands for itself."""
    parts = module.split(".")
    return "/".join(parts[:-1]) if len(parts) > 2 else module


def test_no_two_folders_import_each_other() -> None:
    graph: dict[str, set[str]] = {}
    for module, imported in _imports().items():
        boxes = {_box(name) for name in imported}
        graph.setdefault(_box(module), set()).update(boxes - {_box(module)})
    assert _circle(graph) == []


def test_a_folder_holds_no_more_modules_than_one_can_take_in() -> None:
    sizes = Counter(
        path.parent.relative_to(ROOT).as_posix()
        for path in MODULES.values()
        if path.name != "__init__.py"
    )
    large = {folder: size for folder, size in sizes.items() if size > MOST_MODULES}
    assert large.keys() - LISTED == set(), f"more than {MOST_MODULES} modules: {large}"


def test_every_folder_says_what_it_is() -> None:
    folders = {path.parent for path in MODULES.values()} - {ROOT}
    silent = {
        folder.relative_to(ROOT).as_posix()
        for folder in folders
        if not (folder / "__init__.py").exists()
        or not ast.get_docstring(ast.parse((folder / "__init__.py").read_text("utf-8")))
    }
    assert silent == set(), "these folders want an __init__.py that begins with a docstring"


def test_the_folders_of_the_tests_are_those_of_the_rooms() -> None:
    own = {"house", "attack", "acceptance"}
    rooms = {room.removesuffix(".py") for room in MAY_IMPORT} | {"corpus"}
    folders = {path.name for path in (ROOT / "tests").iterdir() if path.is_dir()}
    assert {name for name in folders - own - rooms if name[0] not in "._"} <= {"support", "editor"}
