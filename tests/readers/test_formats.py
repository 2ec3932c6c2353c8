"""Every format that a reader gives has its words in `show`, so that no file ends in an error."""

import ast
from pathlib import Path

import pytest

from readers.registry import FORMATS
from text.messages import has

ROOT = Path(__file__).resolve().parents[2]


def _given(module: str) -> set[str]:
    """The values of `format=` in the module of a reader and beside it in its folder."""
    path = ROOT / f"{module.replace('.', '/')}.py"
    files = path.parent.glob("*.py") if path.name == "read.py" else [path]
    return {
        keyword.value.value
        for file in files
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Call)
        for keyword in node.keywords
        if keyword.arg == "format"
        and isinstance(keyword.value, ast.Constant)
        and isinstance(keyword.value.value, str)
    }


@pytest.mark.parametrize("module", sorted({form.module for form in FORMATS}))
def test_a_format_has_its_words_in_show(module: str) -> None:
    missing = [name for name in _given(module) if not has(f"show.format-{name}")]
    assert missing == [], f"messages/show.toml: {missing}"
