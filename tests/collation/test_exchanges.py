"""A few words that stand for others at the start of a line are one change."""

from tests.collation.accounts import hunks, rebuilt


def test_a_short_sentence_that_stands_for_another_is_one_change() -> None:
    old = "できあがりを見ましょう。\nすばらしい！\n次へ進みます。"
    new = "できあがりを見ましょう。\nやった！\n次へ進みます。"
    assert [hunk.operation for hunk in hunks(old, new)] == ["replace"]
    assert rebuilt(old, new) == new


def test_items_that_were_joined_are_one_change_and_not_two() -> None:
    old, new = "一から二まで　略\n三　略\n四　略\n", "一から二まで　略\n三及び四　略\n"
    assert [hunk.operation for hunk in hunks(old, new)] == ["replace"]
    assert rebuilt(old, new) == new


def test_a_sentence_that_went_and_one_that_came_elsewhere_are_two() -> None:
    old = "鍵は窓口で返します。\n会費は千円です。\n集合は九時です。"
    new = "会費は千円です。\n弁当を持って来てください。\n集合は九時です。"
    assert sorted(hunk.operation for hunk in hunks(old, new)) == ["delete", "insert"]
