"""The catalogue of messages as its files have it, and where the code asks for them."""

import ast
import re
import string
import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "messages"
FILES = {
    path.relative_to(FOLDER).with_suffix("").as_posix(): tomllib.loads(path.read_text("utf-8"))
    for path in sorted(FOLDER.rglob("*.toml"))
}
CATALOGUE = {
    f"{file}.{name}": entry for file, held in FILES.items() for name, entry in held.items()
}
ROOMS = "commands docs kyogo text readers indexer collation proofreading reports web editor"
_TEMPLATES = sorted((ROOT / "web/templates").glob("*.html"))


class Asked(NamedTuple):
    """A call with the key of a message written out: `function(…, "file.key", name=…)`."""

    where: str
    function: str
    key: str
    values: frozenset[str]
    """The names of the values that it gives."""


class Said(NamedTuple):
    """What one file of the code says."""

    strings: frozenset[str]
    """Every string; an f-string has * for what is filled in."""
    asked: tuple[Asked, ...]


def placeholders(key: str) -> set[str]:
    """Return the names of the values that the message `key` wants, in any language."""
    return {name for text in CATALOGUE[key].values() for name in placeholders_in(key, text)}


def placeholders_in(key: str, text: str) -> list[str]:
    """Return the sorted names of the values that `text` wants, which stands under `key`."""
    if key.startswith("argparse."):
        return sorted(re.findall(r"%(?:\(\w+\))?[sr]", text))
    return sorted({field or "" for _, field, _, _ in string.Formatter().parse(text) if field})


@cache
def said() -> dict[str, Said]:
    """Return what the files of the code say, by their paths; each is parsed once."""
    paths = [ROOT / "cli.py", *(p for room in ROOMS.split() for p in (ROOT / room).rglob("*.py"))]
    found = {path.relative_to(ROOT).as_posix(): _in_code(path) for path in paths}
    for path in _TEMPLATES:
        asked = re.findall(r'say\("([^"\n]+)"( ~)?', path.read_text("utf-8"))
        keys = frozenset(f"{text}*" if composed else text for text, composed in asked)
        found[path.relative_to(ROOT).as_posix()] = Said(keys, ())
    return found


def _in_code(path: Path) -> Said:
    strings, asked = set(), []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            strings.add(node.value)
        elif isinstance(node, ast.JoinedStr):
            held = (v.value if isinstance(v, ast.Constant) else "*" for v in node.values)
            strings.add("".join(map(str, held)))
        elif isinstance(node, ast.Call) and (call := _asked(path, node)):
            asked.append(call)
    return Said(frozenset(strings), tuple(asked))


def _asked(path: Path, node: ast.Call) -> Asked | None:
    """Return what `node` asks for where all of it is written out: say, an error, RULE.finding."""
    function = ast.unparse(node.func)
    plain = function.rpartition(".")[2]
    place = {"say": 0, "say_in": 1, "RULE.finding": 3}.get(
        function if function == "RULE.finding" else plain, 0 if plain[:1].isupper() else -1
    )
    if not 0 <= place < len(node.args) or any(word.arg is None for word in node.keywords):
        return None
    first = node.args[place]
    if not isinstance(first, ast.Constant) or not isinstance(first.value, str):
        return None
    rule = f"rules/{path.stem.replace('_', '-')}."
    key = rule + first.value if function == "RULE.finding" else first.value
    if plain[:1].isupper() and key not in CATALOGUE:
        return None  # a class that is no error
    where = f"{path.relative_to(ROOT).as_posix()}:{node.lineno}"
    values = frozenset(str(word.arg) for word in node.keywords)
    return Asked(where, plain, key, values)
