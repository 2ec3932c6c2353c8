"""An update reads what has changed and nothing else, and says what it did."""

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from indexer.index import open_index
from indexer.store.generations import Store
from indexer.update import plan
from indexer.update.update import update
from readers.registry import read_content
from tests.indexer.faults.folder import Listed
from text.errors import UnreadableDocument
from text.model.document import Document
from text.model.update import Changes


@dataclass
class Texts:
    """A corpus in memory: name → (text, time); notes what is read."""

    root: Path
    files: dict[str, tuple[str, int]] = field(default_factory=dict)
    read: list[str] = field(default_factory=list)

    def listing(self) -> Iterator[Listed]:
        for name, (text, written) in self.files.items():
            yield Listed(name, len(text), written)

    def load(self, name: str) -> Document:
        self.read.append(name)
        text = self.files[name][0]
        if text == "broken":
            raise UnreadableDocument("error.unreadable-file", path=name, reason="broken")
        return Document(name=name, raw=text)

    def update(self, context: str = "") -> Changes:
        self.read.clear()
        return update(self.root, self.listing(), self.load, context=context, jobs=1)

    def generation(self) -> int:
        manifest = Store(self.root).current()
        assert manifest is not None
        return manifest.generation


def three(tmp_path: Path) -> Texts:
    texts = Texts(tmp_path, {f"{name}.txt": (f"文書{name}の本文。", 1) for name in "abc"})
    texts.update()
    return texts


def test_nothing_is_read_when_nothing_changed(tmp_path: Path) -> None:
    texts = three(tmp_path)
    assert not texts.update()
    assert texts.read == []
    assert texts.generation() == 1


def test_only_the_changed_file_is_read(tmp_path: Path) -> None:
    texts = three(tmp_path)
    texts.files["b.txt"] = ("改めた文書。", 2)
    assert texts.update().changed == ["b.txt"]
    assert texts.read == ["b.txt"]
    assert [open_index(tmp_path).raw(number)[:2] for number in range(3)] == ["文書", "改め", "文書"]


def test_a_touched_file_is_read_and_not_indexed_again(tmp_path: Path) -> None:
    texts = three(tmp_path)
    texts.files["b.txt"] = (texts.files["b.txt"][0], 2)
    assert not texts.update()
    assert texts.read == ["b.txt"]
    assert not texts.update()
    assert texts.read == []


def test_a_renamed_file_keeps_its_index(tmp_path: Path) -> None:
    texts = three(tmp_path)
    texts.files["z.txt"] = texts.files.pop("b.txt")
    changes = texts.update()
    assert changes.renamed == [("b.txt", "z.txt")]
    assert not changes.added
    index = open_index(tmp_path)
    assert [entry.name for entry in index.documents] == ["a.txt", "c.txt", "z.txt"]
    assert index.document(2).name == "z.txt"
    assert [number for number, *_ in index.find("文書")] == [0, 1, 2]
    assert len(index.segments) == 1


def test_a_copy_of_a_document_is_a_document_of_its_own(tmp_path: Path) -> None:
    texts = three(tmp_path)
    texts.files["copy.txt"] = texts.files["a.txt"]
    assert texts.update().added == ["copy.txt"]
    assert len(list(open_index(tmp_path).find("文書"))) == 4


def test_a_removed_document_is_found_no_more(tmp_path: Path) -> None:
    texts = three(tmp_path)
    del texts.files["b.txt"]
    assert texts.update().removed == ["b.txt"]
    index = open_index(tmp_path)
    assert [index.documents[number].name for number, *_ in index.find("文書")] == ["a.txt", "c.txt"]


def test_an_unreadable_file_is_named_and_not_read_again(tmp_path: Path) -> None:
    texts = three(tmp_path)
    texts.files["x.txt"] = ("broken", 1)
    for expected in (["x.txt"], []):
        changes = texts.update()
        assert [entry.name for entry in changes.skipped] == ["x.txt"]
        assert texts.read == expected
    texts.files["x.txt"] = ("直った文書。", 2)
    assert texts.update().added == ["x.txt"]


def test_another_context_reads_everything_and_indexes_what_it_changed(tmp_path: Path) -> None:
    texts = three(tmp_path)
    assert not texts.update(context="another catalogue")
    assert texts.read == ["a.txt", "b.txt", "c.txt"]


def test_a_file_that_was_just_written_is_read_again_until_its_time_is_past(tmp_path: Path) -> None:
    texts = Texts(tmp_path, {"a.txt": ("文書。", time.time_ns())})
    texts.update()
    texts.files["a.txt"] = ("変書。", texts.files["a.txt"][1])
    assert texts.update().changed == ["a.txt"]
    assert open_index(tmp_path).raw(0) == "変書。"


def test_a_file_from_the_future_makes_no_new_generation_every_time(tmp_path: Path) -> None:
    texts = Texts(tmp_path, {"a.txt": ("文書。", time.time_ns() + 10**15)})
    texts.update()
    assert not texts.update()
    assert texts.read == ["a.txt"]
    assert texts.generation() == 1


def test_many_small_parts_become_one(tmp_path: Path) -> None:
    texts = three(tmp_path)
    most = 0
    for number in range(3 * plan.MOST_SMALL_SEGMENTS):
        texts.files[f"{number:02}.txt"] = (f"第{number}の文書。", 1)
        texts.update()
        most = max(most, len(open_index(tmp_path).segments))
    assert most <= plan.MOST_SMALL_SEGMENTS + 1
    assert len(list(open_index(tmp_path).find("文書"))) == 3 + 3 * plan.MOST_SMALL_SEGMENTS


def test_a_part_that_is_mostly_dead_is_made_anew(tmp_path: Path) -> None:
    texts = three(tmp_path)
    del texts.files["a.txt"], texts.files["b.txt"]
    texts.update()
    index = open_index(tmp_path)
    assert [len(segment.records) for segment in index.segments] == [1]


def test_a_document_that_begins_with_a_section_without_a_word_is_whole(tmp_path: Path) -> None:
    texts = Texts(tmp_path, {"a.md": ("---\ntitle: 例\n---\n\n# 例\n\n本文。\n", 1)})
    read = texts.load("a.md").raw.encode("utf-8")
    loaded = read_content(read, "a.md", ".md")
    update(tmp_path, texts.listing(), lambda _: loaded, context="", jobs=1)
    assert not update(tmp_path, texts.listing(), lambda _: loaded, context="", jobs=1)
