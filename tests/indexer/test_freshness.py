"""Whether a file has changed is judged once, and the answers are those of an empty cache."""

import os
import time
from dataclasses import replace
from pathlib import Path

import pytest

from indexer.index import open_index
from indexer.store.generations import Store
from indexer.update.update import update
from tests.indexer.faults.folder import Listed
from text import debugging
from text.model.document import Document

_LONG_AGO = 1
FILE = Listed("a.txt", 30, _LONG_AGO, _LONG_AGO, 7)


@pytest.mark.parametrize(
    "now",
    [
        replace(FILE, size=33),
        replace(FILE, mtime_ns=2),
        replace(FILE, ctime_ns=2),
        replace(FILE, inode=8),
    ],
    ids=["size", "time written", "time changed", "another file"],
)
def test_whatever_tells_of_a_change_has_the_file_read(tmp_path: Path, now: Listed) -> None:
    texts = {"a.txt": "昨年末は1500万人。"}

    def load(name: str) -> Document:
        return Document(name=name, raw=texts[name])

    update(tmp_path, [FILE], load)
    texts["a.txt"] = "昨年末は1700万人。"
    update(tmp_path, [FILE], load)
    assert "1500" in open_index(tmp_path).raw(0)
    update(tmp_path, [now], load)
    assert "1700" in open_index(tmp_path).raw(0)


@pytest.mark.parametrize("field", ["mtime_ns", "ctime_ns"])
def test_a_file_that_was_young_when_it_was_read_is_read_again(tmp_path: Path, field: str) -> None:
    young = replace(FILE, **{field: time.time_ns()})
    texts = {"a.txt": "昨年末は1500万人。"}
    for figure in ("1500", "1700"):
        texts["a.txt"] = f"昨年末は{figure}万人。"
        update(tmp_path, [young], lambda name: Document(name=name, raw=texts[name]))
        assert figure in open_index(tmp_path).raw(0)


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_reader_that_fails_costs_its_document_whoever_works(
    tmp_path: Path, jobs: int, capfd: pytest.CaptureFixture[str]
) -> None:
    def load(name: str) -> Document:
        if name == "b.txt":
            raise ZeroDivisionError("a defect of the reader")
        return Document(name=name, raw="本文。" * 9)

    files = [Listed(name, 27, 1) for name in ("a.txt", "b.txt", "c.txt", "d.txt")]
    for wanted in (False, True):
        debugging.switch(wanted)
        try:
            changes = update(tmp_path, files, load, jobs=jobs, rebuild=True)
        finally:
            debugging.switch(False)
        assert changes.added == ["a.txt", "c.txt", "d.txt"]
        assert [(s.name, s.trouble.code) for s in changes.skipped] == [("b.txt", "index.crashed")]
        assert ("a defect of the reader" in capfd.readouterr().err) is wanted


def test_what_no_generation_needs_is_swept(tmp_path: Path) -> None:
    for number in range(4):
        text = f"第{number}版の本文。"
        update(
            tmp_path,
            [replace(FILE, ctime_ns=number)],
            lambda name, text=text: Document(name=name, raw=text),  # type: ignore[misc]
        )
    held = [name for name in os.listdir(Store(tmp_path).folder) if name.startswith("segment-")]
    assert len(held) == 2
