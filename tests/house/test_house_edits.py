"""What a click writes is what the command line honours, and can be taken back."""

from pathlib import Path

import pytest

from commands.support.checking import house_edits as edits
from commands.support.checking.desk import Desk
from readers.registry import read_file
from text.errors import KyogoError
from text.model.document import Document
from text.model.finding import Finding

DRAFT = "会議のの記録を202年度に配る。\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "kyogo.toml").write_text("# 設定\n")
    (tmp_path / "draft.txt").write_text(DRAFT, "utf-8")
    return tmp_path


def checked(root: Path) -> tuple[Document, list[Finding]]:
    draft = read_file(root / "draft.txt", "draft.txt")
    return draft, Desk(root).checker().check(draft)


def files(root: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in root.iterdir()}


def _stand(root: Path) -> list[edits.Change]:
    draft, found = checked(root)
    one = next(finding for finding in found if finding.rule == "doubled-word")
    return edits.letting_stand(root, draft, [one], "題名どおり\x00\ud800")


CHANGES = {
    "let stand": _stand,
    "word": lambda root: edits.accepting(root, "会議のの"),
    "rule": lambda root: edits.switching_off(root, "doubled-word"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_takes_the_finding_away_and_undoing_brings_all_back(name: str, root: Path) -> None:
    before = files(root)
    changes = CHANGES[name](root)
    edits.make(changes, root)
    assert [finding.rule for finding in checked(root)[1]] == ["impossible-year"]
    edits.take_back(changes, root)
    assert files(root) == before
    assert len(checked(root)[1]) == 2


def test_a_second_word_joins_the_list(root: Path) -> None:
    for word in ("のの", "202年度"):
        edits.make(edits.accepting(root, word), root)
    assert checked(root)[1] == []
    assert (root / edits.WORDS).read_text("utf-8") == "のの\n202年度\n"


def test_what_was_written_since_is_neither_overwritten_nor_taken_back(root: Path) -> None:
    changes = edits.switching_off(root, "doubled-word")
    edits.make(changes, root)
    (root / "kyogo.toml").write_text("# 人が書いた\n")
    for act in (edits.make, edits.take_back):
        with pytest.raises(KyogoError):
            act(changes, root)
    assert (root / "kyogo.toml").read_text() == "# 人が書いた\n"


@pytest.mark.parametrize("word", ["", " ", "a#b", "a\nb", "\x1b[31m"])
def test_what_is_no_word_is_refused(word: str, root: Path) -> None:
    with pytest.raises(KyogoError):
        edits.accepting(root, word)


def test_nothing_is_written_outside_the_corpus(root: Path, tmp_path: Path) -> None:
    (root / "kyogo.toml").write_text('[check]\nsuppressions = "../outside.toml"\n')
    draft, _ = read_file(root / "draft.txt", "draft.txt"), None
    finding = Desk(tmp_path.parent).checker().check(draft)[0]
    with pytest.raises(KyogoError):
        edits.letting_stand(root, draft, [finding])
    assert not (tmp_path.parent / "outside.toml").exists()
