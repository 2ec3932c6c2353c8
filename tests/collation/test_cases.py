"""The battery: each folder of cases/ is a pair of texts and what a proofreader would say of it.

`old.txt` and `new.txt` are the pair; `expected.toml` lists the hunks in order (operation, kind,
old, new and, where there is one, note and suspect) and the differences that are ignored.
"""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from collation.collate import collate
from readers.registry import read_file
from tests.collation.accounts import rebuilt
from text.model.collation import Hunk

CASES = sorted(path for path in Path(__file__).with_name("cases").iterdir() if path.is_dir())


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
    old, new = (read_file(case / name, name) for name in ("old.txt", "new.txt"))
    found = collate(old, new)
    assert [_said(hunk) for hunk in found.hunks] == expected.get("hunk", [])
    ignored = {kind: count for kind, count in found.ignored.items() if count}
    assert ignored == expected.get("ignored", {})


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_old_and_the_hunks_rebuild_new_for_every_case(case: Path) -> None:
    old, new = (read_file(case / name, name).raw for name in ("old.txt", "new.txt"))
    assert rebuilt(old, new) == new
