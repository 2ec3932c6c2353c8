"""The battery: each folder of cases/ and strangers/ is a pair, with what a proofreader says of it.

`old` and `new` are the pair, a .txt or an .md; `expected.toml` lists the hunks in order (operation,
kind, old, new and, where there is one, note and suspect) and the differences that are ignored.
Those of strangers/ are of the kinds that papers of offices, clubs and projects have.
`missed = true` marks a pair of which something else is shown than a proofreader names.
"""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from collation.collate import collate
from readers.registry import read_file
from tests.collation.accounts import rebuilt
from text.model.collation import Hunk
from text.model.document import Document

CASES = sorted(
    path
    for folder in ("cases", "strangers")
    for path in Path(__file__).with_name(folder).iterdir()
    if path.is_dir()
)


def _pair(case: Path) -> list[Document]:
    paths = [next(case.glob(f"{side}.*")) for side in ("old", "new")]
    return [read_file(path, path.name) for path in paths]


def _said(hunk: Hunk) -> dict[str, Any]:
    said: dict[str, Any] = {
        "operation": hunk.operation,
        "kind": hunk.kind,
        "old": hunk.old.text,
        "new": hunk.new.text,
    }
    if hunk.note:
        said["note"] = hunk.note
    if hunk.suspect:
        said["suspect"] = f"{hunk.suspect.side}: {hunk.suspect.rule}"
    if hunk.inner:
        said["inner"] = [_said(inner) for inner in hunk.inner]
    return said


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_the_hunks_are_those_that_a_proofreader_would_name(case: Path) -> None:
    expected = tomllib.loads((case / "expected.toml").read_text("utf-8"))
    if expected.get("missed"):
        pytest.skip("what a proofreader names is not what is shown")
    found = collate(*_pair(case))
    assert [_said(hunk) for hunk in found.hunks] == expected.get("hunk", [])
    ignored = {kind: count for kind, count in found.ignored.items() if count}
    assert ignored == expected.get("ignored", {})


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_old_and_the_hunks_rebuild_new_for_every_case(case: Path) -> None:
    old, new = (document.raw for document in _pair(case))
    assert rebuilt(old, new) == new
