"""One line for what was renumbered together: items of one form, one after another."""

from __future__ import annotations

import pytest

from collation.collate import collate
from readers.registry import read_content
from reports.layout.diff_wording import entries, numbers, repeated_places, span
from text.messages import set_language

OLD = """第３条　委員会に次の係を置く。
(1)　庶務係
(2)　会計係
(3)　広報係
第４条　委員は、次の者とする。
(1)　会員
(2)　職員
第５条　委員の任期は、二年とする。
第６条　この規約は、総会で改める。
"""
CASES = {
    "articles make one line, with what changed between them left to itself": (
        [
            ("第４条", "第４条　会費は、月額とする。\n第５条"),
            ("第５条　委員の", "第６条　委員の"),
            ("二年", "三年"),
            ("第６条　この", "第７条　この"),
        ],
        ["第４条～第６条 → 第５条～第７条"],
    ),
    "items are not put together with articles, nor with those of another list": (
        [
            ("(2)　会計係\n(3)", "(2)　企画係\n(3)　会計係\n(4)"),
            ("(1)　会員\n(2)", "(1)　顧問\n(2)　会員\n(3)"),
            ("第５条", "第５条　会費は、月額とする。\n第６条"),
            ("第６条　この", "第７条　この"),
        ],
        ["2～3 → 3～4", "1～2 → 2～3", "第５条～第６条 → 第６条～第７条"],
    ),
}


def _collated(changes: list[tuple[str, str]]):  # type: ignore[no-untyped-def]
    new = OLD
    for before, after in changes:
        assert new.count(before) == 1, before
        new = new.replace(before, after)
    return collate(*(read_content(side.encode(), "a.txt", ".txt") for side in (OLD, new)))


@pytest.mark.parametrize("case", CASES)
def test_what_was_renumbered_is_told_series_by_series(case: str) -> None:
    changes, said = CASES[case]
    set_language("ja")
    told = [entry for entry in entries(_collated(changes).hunks) if entry[0].series]
    assert [span(entry) for entry in told] == said


def test_the_number_of_an_entry_names_its_own_hunks_alone() -> None:
    set_language("ja")
    found = [numbers(entry) for entry in entries(_collated(next(iter(CASES.values()))[0]).hunks)]
    assert found == ["1", "2–3、5", "4"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("会議室　300円　400円　450円\n", "会議室　300円　450円　500円\n", 2),
        ("大人 1,000円 1,200円 1,500円\n", "大人 800円 1,000円 1,200円\n", 3),
        ("和室　200円　300円\n", "和室　200円　300円　350円\n", 1),
    ],
)
def test_a_row_of_prices_is_read_place_by_place(old: str, new: str, said: int) -> None:
    found = collate(*(read_content(side.encode(), "a.txt", ".txt") for side in (old, new))).hunks
    assert [hunk.kind for hunk in found] == ["number"] * said
    assert {hunk.operation for hunk in found} == ({"replace"} if said > 1 else {"insert"})


PARTS = "".join(
    f"（{name}）第{n}項の届出は、{n}に準じて会長が受け付ける。\n"
    for n, name in enumerate("春夏秋冬", 1)
)


def test_one_spelling_that_changed_all_over_is_one_entry_with_its_places() -> None:
    set_language("ja")
    new = PARTS.replace("2に準じ", "第2項に準じ").replace("1に準じ", "第1項に準じ")
    new = new.replace("3に準じ", "第3項に準じ").replace(
        "会長が受け付ける", "会長が受け付けるものとする"
    )
    old, now = (read_content(side.encode(), "a.txt", ".txt") for side in (PARTS, new))
    found = collate(old, now)
    told = [entry for entry in entries(found.hunks) if entry[0].kind == "orthographic"]
    assert [span(entry) for entry in told] == ["1 → 第1項、2 → 第2項、3 → 第3項"]
    assert repeated_places("a.txt", told[0]) == "1行目、2行目、3行目"
    assert "表記（3か所、1 → 第1項など同じ書き換え）" in found.summary


def test_two_places_are_told_each_by_itself_and_so_is_what_may_be_wrong() -> None:
    set_language("ja")
    new = PARTS.replace("2に準じ", "第2項に準じ").replace("1に準じ", "第1項に準じ")
    new = new.replace("3に準じ", "第4項に準じ")
    old, now = (read_content(side.encode(), "a.txt", ".txt") for side in (PARTS, new))
    found = collate(old, now).hunks
    assert [hunk.kind for hunk in found] == ["orthographic", "orthographic", "number"]
    assert {hunk.series for hunk in found} == {0}


def test_columns_that_changed_places_are_one_entry_and_nothing_is_rewritten() -> None:
    set_language("ja")
    rows = [("日付", "件名", "備考"), ("四月", "総会", "済"), ("五月", "花見", "未定")]
    old, new = (
        "".join(
            f"| {' | '.join(row[n] for n in order)} |\n" for row in (*rows[:1], "---", *rows[1:])
        )
        for order in ((0, 1, 2), (1, 0, 2))
    )
    sides = (read_content(side.encode(), "a.md", ".md") for side in (old, new))
    found = collate(*sides)
    (entry,) = entries(found.hunks)
    assert span(entry) == "セルの並び（1～2列）: 日付 | 件名 → 件名 | 日付ほか"
    assert "表の列の入れ替え（3行）" in found.summary
    assert "書き換え" not in found.summary
