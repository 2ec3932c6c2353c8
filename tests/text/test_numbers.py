"""Numbers with their counters in one canonical form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from text.language.figures.numbers import find_numbers
from text.language.figures.numerals import numeral

CANONICAL = [
    ("十二桁", "12桁"),
    ("12桁", "12桁"),
    ("１２桁", "12桁"),
    ("千五百万枚", "15000000枚"),
    ("1500万枚", "15000000枚"),
    ("1,500万枚", "15000000枚"),
    ("15,000,000枚", "15000000枚"),
    ("１３．３％", "13.3%"),
    ("13.3パーセント", "13.3%"),
    ("三か月", "3か月"),
    ("3ヶ月", "3か月"),
    ("1億2,300万円", "123000000円"),
    ("2万5千円", "25000円"),
    ("二十三人", "23人"),
    ("3人", "3人"),
    ("三人", "3人"),
    ("5km", "5km"),
    ("5キロメートル", "5km"),
    ("100万", "1000000"),
    ("0.50", "0.5"),
]
WORDS = [
    "一人一人",
    "一部",
    "三田",
    "十分",
    "二度と",
    "四方",
    "百貨店",
    "八百屋",
    "千葉",
    "数十万円",
    "九州",
    "一億総活躍",
    "Q1",
    "A4",
    "1,0000円",
    "03-1234-5678",
    "2019/08/06",
    "2019.8.07",
    "3kmh",
    "12:30",
]


@pytest.mark.parametrize(("written", "canonical"), CANONICAL)
def test_every_way_of_writing_a_number_gives_one_form(written: str, canonical: str) -> None:
    (mention,) = find_numbers(f"では{written}を")
    assert (mention.start, mention.end) == (2, 2 + len(written))
    assert mention.canonical == canonical


@pytest.mark.parametrize("written", WORDS)
def test_numerals_inside_words_and_codes_are_no_numbers(written: str) -> None:
    assert find_numbers(f"この{written}は") == []


@pytest.mark.parametrize(
    ("written", "approximate"),
    [
        ("約12%", True),
        ("およそ 3人", True),
        ("13％台", True),
        ("500人以上", True),
        ("12%の", False),
    ],
)
def test_a_number_knows_whether_it_is_rough(written: str, approximate: bool) -> None:
    assert [mention.approximate for mention in find_numbers(written)] == [approximate]


@given(st.text(alphabet="0129１一二十百千万億,.，．第約枚人円%か月年あ-", max_size=60))
def test_numbers_are_in_order_disjoint_and_not_empty(text: str) -> None:
    place = 0
    for mention in find_numbers(text):
        assert place <= mention.start < mention.end <= len(text)
        place = mention.end


_PLACES = ["", "十", "百", "千"]
_MYRIADS = ["", "万", "億", "兆"]


def _kanji(number: int) -> str:
    written = ""
    for power, myriad in reversed(list(enumerate(_MYRIADS))):
        part = number // 10_000**power % 10_000
        group = ""
        for place, name in reversed(list(enumerate(_PLACES))):
            digit = part // 10**place % 10
            if digit:
                group += ("" if digit == 1 and name else "〇一二三四五六七八九"[digit]) + name
        written += group + (myriad if group else "")
    return written


@given(st.integers(min_value=1, max_value=10**16 - 1))
def test_a_kanji_numeral_is_read_back(number: int) -> None:
    assert numeral(_kanji(number)) == number
