"""Figures that did not change, dates with gaps in them, and figures that were lost."""

import pytest

from tests.collation.accounts import hunks, rebuilt


def _told(old: str, new: str) -> list[tuple[str, str, str]]:
    assert rebuilt(old, new) == new
    return [(hunk.kind, hunk.old.text, hunk.new.text) for hunk in hunks(old, new)]


def test_a_figure_that_did_not_change_is_no_part_of_a_change() -> None:
    found = _told(
        "従来どおり、会場代を50％、講師代並びに印刷代を30％とする。",
        "会場代については従来どおり、50％とする。",
    )
    assert not [change for change in found if "50％" in change[1] + change[2]]
    assert ("wording", "、講師代並びに印刷代を30％", "") in found


def test_a_figure_that_changed_is_one() -> None:
    found = _told("会場代を50％、印刷代を30％とする。", "会場代を40％とする。")
    assert "50％" in "".join(change[1] for change in found)


@pytest.mark.parametrize("gap", ["\t　", " ", "　"])
def test_a_date_that_is_set_with_a_gap_is_one_date(gap: str) -> None:
    old, new = f"開催日時\t令和5年2月14{gap}日", f"開催日時\t令和6年3月6{gap}日"
    assert [kind for kind, *_ in _told(old, new)] == ["date"]


def test_cells_of_a_day_and_of_words_stay_two() -> None:
    found = _told("番号\t国\n1\t日本\n2\t韓国\n", "番号\t国\n4\t日本\n2\t韓国\n")
    assert [change[1:] for change in found] == [("1", "4")]


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("第5条１の届出", "第5条第1項の届出", "orthographic"),
        ("第5条１の届出", "第5条第2項の届出", "number"),
        ("資料 ./img/a_2021_01.png を見る。", "資料 ./img/a_2022_01.png を見る。", "markup"),
        ("資料 2021 を見る。", "資料 2022 を見る。", "number"),
    ],
)
def test_a_number_in_another_form_or_in_the_name_of_a_file_is_none(
    old: str, new: str, kind: str
) -> None:
    assert [change[0] for change in _told(old, new)] == [kind]


@pytest.mark.parametrize(
    ("old", "new", "rules"),
    [
        ("会員は１年間につき五日休める。", "会員は年間につき5日休める。", ["lost-figure"]),
        ("届出は3か月前までにする。", "届出はか月前までにする。", ["lost-figure"]),
        ("１年間の計画を立てる。", "年間の計画を立てる。", []),
        ("届出は3か月前までにする。", "届出は4か月前までにする。", []),
        ("保存は数年間とする。", "保存は5年間とする。", []),
    ],
)
def test_a_unit_that_lost_its_figure_is_suspect(old: str, new: str, rules: list[str]) -> None:
    assert [hunk.suspect.rule for hunk in hunks(old, new) if hunk.suspect] == rules


@pytest.mark.parametrize(
    ("old", "new", "notes"),
    [
        ("会費については検討を重ねたが、今年度は変更無しとした。",
         "会費については各支部の意見により、月額に変更した。", ["negation"]),
        ("会費については検討を重ねたが、今年度は変更無しとした。",
         "会費については各支部の意見により、そのままとした。", []),
        ("変更した点は表のとおり。ほかは変更無しとした。",
         "変更した点は表のとおり。ほかは変更なしとした。", []),
    ],
)  # fmt: skip
def test_what_was_not_done_and_now_is_turns_the_sense(old: str, new: str, notes: list[str]) -> None:
    assert [hunk.note for hunk in hunks(old, new) if hunk.note == "negation"] == notes
