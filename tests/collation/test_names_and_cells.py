"""Names, cells and sentences that a reader takes for what they are."""

import pytest

from collation.collate import collate
from readers.registry import read_content
from tests.collation.accounts import hunks
from text.model.collation import Hunk


def _told(old: str, new: str) -> list[tuple[str, str, str]]:
    return [(hunk.kind, hunk.old.text, hunk.new.text) for hunk in hunks(old, new)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("当該運送事業者は、届け出る。", "法人は、届け出る。"),
        ("当該会社は、届け出る。", "組合は、届け出る。"),
        ("盛岡市民の願いを聞く。", "市民の願いを聞く。"),
        ("事業者は、届け出る。", "会社は、届け出る。"),
    ],
)
def test_a_common_noun_is_no_name(old: str, new: str) -> None:
    assert [kind for kind, *_ in _told(old, new)] == ["wording"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("高橋議長が説明した。", "佐藤議長が説明した。"),
        ("みどり商店会が協賛する。", "あおば商店会が協賛する。"),
        ("会場は盛岡です。", "会場は仙台です。"),
        ("盛岡支店が受け付ける。", "仙台支店が受け付ける。"),
    ],
)
def test_persons_and_organisations_are_names(old: str, new: str) -> None:
    assert "name" in [kind for kind, *_ in _told(old, new)]


def _in_markdown(old: str, new: str) -> tuple[Hunk, ...]:
    sides = [read_content(side.encode(), "a.md", ".md") for side in (old, new)]
    return collate(*sides).hunks


TABLE = "|||\n|-|-|\n|総会で決定|2021-05-20|\n|改正|2022-06-30|\n"


def test_cells_that_changed_places_are_told_as_cells() -> None:
    swapped = "|||\n|-|-|\n|2021-05-20|総会で決定|\n|2022-06-30|改正|\n"
    found = _in_markdown(TABLE, swapped)
    assert [(hunk.kind, hunk.note) for hunk in found] == [("wording", "cell")] * 2
    assert found[0].old.text == "総会で決定|2021-05-20"


def test_a_cell_that_says_something_else_is_told_by_its_kind() -> None:
    found = _in_markdown(TABLE, TABLE.replace("2022-06-30", "2022-07-30"))
    assert [(hunk.kind, hunk.note) for hunk in found] == [("date", "")]


OLD = (
    "第五条　会館を使おうとする団体が会員であるときは、その代表者は、会館の備品（会員が持ち込む"
    "机を含む。次項において同じ。）を使うことができる。\n"
    "２　会館を使おうとする団体（会員である場合に限る。以下この条において同じ。）は、鍵を返さな"
    "ければならない。"
)
NEW = (
    "第五条　会館を使おうとする団体（会員である場合に限る。以下この条において同じ。）の代表者は、"
    "会館の備品（会員が持ち込む椅子を含む。）を使うことができる。\n"
    "２　会館を使おうとする団体は、鍵を返さなければならない。"
)


def test_what_a_bracket_says_ends_no_sentence_around_it() -> None:
    found = hunks(OLD, NEW)
    assert not [hunk for hunk in found if hunk.note == "sentence"]
    assert not [hunk for hunk in found if hunk.kind in ("number", "markup")]
    gone = "（会員である場合に限る。以下この条において同じ。）"
    assert gone in [hunk.old.text for hunk in found if hunk.operation == "delete"]


def test_a_sentence_behind_a_bracket_is_one_of_its_own() -> None:
    old = "鍵は窓口で返す（日曜は守衛室。）。\n掃除をして帰る。"
    new = "鍵は窓口で返す（日曜は守衛室。）。\n当番が確かめる。\n掃除をして帰る。"
    assert [hunk.new.text for hunk in hunks(old, new)] == ["当番が確かめる。"]
