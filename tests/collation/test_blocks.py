"""Rows, items and blocks: what was put in is one change, and its neighbours keep what they have."""

import pytest

from collation.collate import collate
from readers.registry import read_content
from tests.collation.accounts import SHOW_ALL, without
from text.model.collation import Hunk


def _found(old: str, new: str, suffix: str = ".txt") -> tuple[Hunk, ...]:
    sides = [read_content(side.encode(), f"a{suffix}", suffix) for side in (old, new)]
    every = collate(*sides, SHOW_ALL).hunks
    rests = [
        without(side.raw, [(s.start, s.end) for s in spans])
        for side, spans in zip(sides, ([h.old for h in every], [h.new for h in every]), strict=True)
    ]
    assert rests[0] == rests[1]
    return collate(*sides).hunks


def _said(old: str, new: str, suffix: str = ".txt") -> list[tuple[str, str, str]]:
    return [(h.kind, h.old.text, h.new.text) for h in _found(old, new, suffix)]


ITEMS = ["一般会計に関すること", "広報紙の発行に関すること", "避難訓練の実施に関すること"]


@pytest.mark.parametrize(
    "numbers",
    [
        ["１．", "２．", "３．", "４．"],
        ["(1) ", "(2) ", "(3) ", "(4) "],
        ["一　", "二　", "三　", "四　"],
        ["①", "②", "③", "④"],
        ["第1条　", "第2条　", "第3条　", "第4条　"],
        ["ア）", "イ）", "ウ）", "エ）"],
        ["イ　", "ロ　", "ハ　", "ニ　"],
        ["a) ", "b) ", "c) ", "d) "],
        ["1-1 ", "1-2 ", "1-3 ", "1-4 "],
        ["Ⅰ　", "Ⅱ　", "Ⅲ　", "Ⅳ　"],
        ["Q1. ", "Q2. ", "Q3. ", "Q4. "],
    ],
)
def test_an_item_put_in_first_is_one_change_and_the_others_one_series(numbers: list[str]) -> None:
    old = "".join(f"{n}{item}\n" for n, item in zip(numbers, ITEMS, strict=False))
    items = ["名簿の管理に関すること", *ITEMS]
    new = "".join(f"{n}{item}\n" for n, item in zip(numbers, items, strict=True))
    first, *rest = _found(old, new)
    assert (first.operation, first.new.text) == ("insert", f"{numbers[0]}{items[0]}")
    assert [hunk.kind for hunk in rest] == ["number"] * 3
    assert {hunk.series for hunk in rest} == {1}


TABLE = "| 番号 | 品名 | 価格 |\n|---|---|---|\n"


def test_a_row_put_into_a_table_leaves_the_prices_of_the_others_alone() -> None:
    old = TABLE + "| 1 | 机 | 5,000円 |\n| 2 | 椅子 | 3,000円 |\n| 3 | 本棚 | 5,000円 |\n"
    new = TABLE + (
        "| 1 | 机 | 5,000円 |\n| 2 | 電灯 | 5,000円 |\n"
        "| 3 | 椅子 | 3,000円 |\n| 4 | 本棚 | 5,000円 |\n"
    )
    assert _said(old, new, ".md") == [
        ("wording", "", "2 | 電灯 | 5,000円"),
        ("number", "2", "3"),
        ("number", "3", "4"),
    ]


def test_a_number_on_a_line_of_its_own_belongs_to_its_item() -> None:
    old = "- 一\n  - 登録をする者\n  - 千円\n- 二\n  - 閲覧をする者\n  - 五百円\n"
    new = (
        "- 一\n  - 登録をする者\n  - 千円\n- 二\n  - 更新をする者\n  - 五百円\n"
        "- 三\n  - 閲覧をする者\n  - 五百円\n"
    )
    assert _said(old, new, ".md") == [
        ("wording", "", "- 二\n  - 更新をする者\n  - 五百円"),
        ("number", "二", "三"),
    ]


def test_a_run_of_added_sentences_is_one_hunk_with_their_number() -> None:
    block = "（委員）\n第九条　委員は五名とする。\n２　任期は二年とする。再任を妨げない。\n"
    head, tail = "第八条　会長を置く。\n", "第十条　庶務は事務局が行う。\n"
    (added,) = _found(head + tail, head + block + tail)
    assert (added.operation, added.note, added.sentences) == ("insert", "sentence", 4)
    (removed,) = _found(head + block + tail, head + tail)
    assert (removed.operation, removed.note, removed.sentences) == ("delete", "sentence", 4)


def test_a_point_in_full_width_parts_no_figure() -> None:
    old, new = "税率は３．５％とする。\n１．総則\n", "税率は４．５％とする。\n１．総則\n"
    assert _said(old, new) == [("number", "３．５％", "４．５％")]


def test_a_date_over_a_line_break_is_one_date() -> None:
    assert _said("次回は令和5年1月\n14日です。", "次回は令和5年1月15\n日です。") == [
        ("date", "令和5年1月\n14日", "令和5年1月15\n日")
    ]


def test_a_paragraph_s_end_does_not_face_a_paragraph_of_its_own() -> None:
    old = "この規程は、公布の日から施行する。ただし、別表の規定は、令和六年四月一日から施行する。\n"
    new = "この規程は、公布の日から施行する。\n附則\n１　改正は、令和七年十月一日から施行する。\n"
    assert [(h.operation, h.note) for h in _found(old, new)] == [
        ("delete", "sentence"),
        ("insert", "sentence"),
    ]


def test_an_item_that_moves_in_a_list_moves_whatever_its_number() -> None:
    old = "1. 会場の予約\n2. 資料の印刷\n3. 名札の作成\n"
    new = "1. 名札の作成\n2. 会場の予約\n3. 資料の印刷\n"
    assert [h.new.text for h in _found(old, new) if h.operation == "move"] == ["1. 名札の作成"]


def test_a_rewritten_phrase_is_one_change_and_not_crumbs_on_particles() -> None:
    old = "本会としては次の倫理綱領に沿う必要があります。"
    new = "本会は行動規範の普及に励む必要があります。"
    assert _said(old, new) == [("wording", "としては次の倫理綱領に沿う", "は行動規範の普及に励む")]


def test_figures_in_a_row_stay_changes_of_their_own() -> None:
    old = "第5回の令和3年5月14日の11時30分の会議"
    new = "第6回の令和4年5月16日の9時の会議"
    assert [h.kind for h in _found(old, new)] == ["number", "date", "date"]


def test_two_short_items_that_change_places_are_a_move() -> None:
    old, new = "1. 予算\n2. 決算\n3. 役員改選\n", "1. 決算\n2. 予算\n3. 役員改選\n"
    assert [h.operation for h in _found(old, new)] == ["replace", "move"]


def test_a_section_of_markdown_moves_with_its_heading() -> None:
    parts = [
        "## 会費\n\n会費は年額三千円とする。\n\n",
        "## 役員\n\n役員は五名とし、任期は二年とする。\n\n",
    ]
    (move,) = _found("# 会\n\n" + "".join(parts), "# 会\n\n" + "".join(parts[::-1]), ".md")
    assert (move.operation, move.new.text) == ("move", "## 会費\n\n会費は年額三千円とする。")


def test_sentences_replaced_in_a_row_are_one_hunk() -> None:
    old = "前文\n弁当を持参のこと。\n雨天は中止です。\n後文"
    new = "前文\n水筒をお忘れなく。\n小雨決行とします。\n後文"
    (hunk,) = _found(old, new)
    assert (hunk.operation, hunk.note, hunk.sentences) == ("replace", "sentence", 2)


@pytest.mark.parametrize("numbers", [("(1)", "1. "), ("①", "(1) "), ("イ　", "(2) ")])
def test_an_item_to_be_filled_in_changes_its_mark_like_the_others(numbers: tuple[str, str]) -> None:
    old, new = (f"{n}品名\n{n}\n{n}価格\n" for n in numbers)
    found = _found(old, new)
    assert [hunk.kind for hunk in found] == ["markup"] * 3
    assert {hunk.series for hunk in found} == {1}


def test_an_article_and_an_item_that_move_on_are_two_series() -> None:
    old = "３　役員の任期\n第８条　総会を開く。\n第９条　理事会を開く。\n"
    new = "４　役員の任期\n第９条　総会を開く。\n第１０条　理事会を開く。\n"
    assert [hunk.series for hunk in _found(old, new)] == [1, 2, 2]


def test_a_renumbering_that_begins_and_ends_alike_is_told_once() -> None:
    old, new = "Q1 会費は\nA1 無料です。\n", "Q2 会費は\nA2 無料です。\n"
    sides = [read_content(side.encode(), "a.txt", ".txt") for side in (old, new)]
    assert "1 to 1" not in collate(*sides).summary


def test_a_date_broken_over_a_line_faces_a_date_in_another_line() -> None:
    old, new = "期日　令和8年1月14\n日　9時\n", "期日　令和9年3月6\n日　14時\n"
    assert [(hunk.kind, hunk.new.text) for hunk in _found(old, new)] == [
        ("date", "令和9年3月6\n日"),
        ("date", "14時"),
    ]
