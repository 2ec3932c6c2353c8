"""What a short command would pay for and not use: patterns it does not ask, methods of classes."""

import ast
import importlib
import re
from collections.abc import Iterator
from pathlib import Path

from text.later import _Later

ROOMS = "collation commands editor indexer proofreading readers reports text web".split()  # noqa: SIM905
ROOT = Path(__file__).resolve().parents[2]


def test_no_pattern_of_the_house_is_compiled_while_its_module_loads() -> None:
    eager = {
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in _files("re.compile(")
        for node in _while_loading(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "re.compile"
    }
    assert eager == set()


def test_every_pattern_of_the_house_is_valid() -> None:
    count = 0
    for room in ("collation", "proofreading", "readers", "text"):
        for path in (ROOT / room).rglob("*.py"):
            name = path.relative_to(ROOT).with_suffix("").as_posix().replace("/", ".")
            module = importlib.import_module(name.removesuffix(".__init__"))
            for value in vars(module).values():
                if isinstance(value, _Later):
                    re.compile(*value._asked)
                    count += 1
    assert count > 300


def test_the_house_makes_its_dataclasses_itself() -> None:
    slow = {
        path.relative_to(ROOT).as_posix()
        for path in _files("from dataclasses import")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom)
        and node.module == "dataclasses"
        and "dataclass" in {name.name for name in node.names}
    }
    assert slow == {"text/records.py"}


def _files(word: str) -> Iterator[Path]:
    """Yield the files that have `word`: the others need not be parsed."""
    for room in ROOMS:
        for path in (ROOT / room).rglob("*.py"):
            if word in path.read_text("utf-8"):
                yield path


def _while_loading(tree: ast.AST) -> Iterator[ast.AST]:
    for node in ast.iter_child_nodes(tree):
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            yield node
            yield from _while_loading(node)
