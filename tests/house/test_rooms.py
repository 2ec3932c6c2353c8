"""Who may import whom: the rooms of the house, and the libraries that one room alone knows."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LEAVES = ("readers", "indexer", "collation", "reports")
MAY_IMPORT = {
    "text": {"text"},
    **{room: {room, "text"} for room in LEAVES},
    "proofreading": {"proofreading", "text", "indexer", "collation"},
    "commands": {"commands", "text", *LEAVES, "proofreading", "kyogo", "web"},
    "web": {"web", "text", *LEAVES, "proofreading", "kyogo", "commands"},
    "kyogo": {"kyogo", "cli"},
    "cli.py": {"text", "commands", "kyogo"},
}
ROOMS = {room.removesuffix(".py") for room in MAY_IMPORT}
ONLY_IN = {
    "whoosh": ("indexer/",),
    "fugashi": ("text/language/morphology.py",),
    "starlette": ("web/",),
    "uvicorn": ("web/",),
    "rich": ("reports/", "commands/", "cli.py"),
}


def _files(room: str) -> list[Path]:
    return [ROOT / room] if room.endswith(".py") else sorted((ROOT / room).rglob("*.py"))


def _imported(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add((node.module or "").split(".")[0])
    return names


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_a_room_imports_only_the_rooms_it_may(room: str) -> None:
    strangers = {
        f"{path.relative_to(ROOT)}: {name}"
        for path in _files(room)
        for name in _imported(path) & ROOMS - MAY_IMPORT[room]
    }
    assert strangers == set()


@pytest.mark.parametrize("library", ONLY_IN)
def test_a_library_is_known_to_its_room_alone(library: str) -> None:
    knowing = {
        path.relative_to(ROOT).as_posix()
        for room in MAY_IMPORT
        for path in _files(room)
        if library in _imported(path)
    }
    assert {path for path in knowing if not path.startswith(ONLY_IN[library])} == set()
