"""The counts of kana: what prose has, what it lacks, and the edit that leads from one to other."""

from __future__ import annotations

from typing import Any

import pytest

from proofreading.expected.kana.nearest import edits
from proofreading.expected.kana.symbols import BITS, key, symbols
from proofreading.expected.kana.table import FILE, level


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("会議をする。", "総会をする．"),
        ("サーバを止め、", "ビルを止め，"),
        ("「10人」です！", "（２人）です？"),
    ],
)
def test_what_stands_for_the_same_has_the_same_symbols(text: str, others: str) -> None:
    wide = symbols(others)
    assert symbols(text)[-4:] == wide[-4:]


def test_stretches_of_unlike_length_have_unlike_keys() -> None:
    assert len({key("\0" * length) for length in range(6)}) == 6
    assert all(ord(symbol) < 1 << BITS for symbol in symbols("ぁゖ漢ア1a。、「」\n☆"))


def test_what_prose_has_often_is_counted_higher_than_what_it_has_seldom() -> None:
    often, seldom, never = (level(symbols(one)) for one in ("ことがで", "ここちよ", "ぬぬぬぬ"))
    assert often > seldom >= never == 0


@pytest.mark.parametrize(
    ("sentence", "mended"),
    [
        ("申込みを受け付けまた。", "申込みを受け付けました。"),
        ("参加することがきる。", "参加することができる。"),
        ("提出しなければらない。", "提出しなければならない。"),
    ],
)
def test_the_best_edit_makes_the_sentence_sound(sentence: str, mended: str) -> None:
    ((found, *_),) = edits(sentence, 8)
    assert sentence[: found.start] + found.right + sentence[found.end :] == mended


@pytest.mark.parametrize("sentence", ["会議を開きます。", "", "ABC", "、。", "ん" * 5000])
def test_sound_prose_and_no_prose_have_no_edit(sentence: str) -> None:
    assert list(edits(sentence, 8)) == []


def test_the_table_fits_into_the_wheel() -> None:
    assert FILE.stat().st_size == 4 << 20


def test_a_long_row_of_kana_costs_no_more_than_its_length(monkeypatch: Any) -> None:
    asked = 0

    def counting(stretch: str) -> int:
        nonlocal asked
        asked += 1
        return level(stretch)

    monkeypatch.setattr("proofreading.expected.kana.nearest.level", counting)
    costs = []
    for size in (500, 1000):
        asked = 0
        list(edits("ぬをづぇ" * size, 8))
        costs.append(asked)
    assert costs[1] < 2.2 * costs[0]
