"""A number, a date, a time of day is found however it is written, both ways, and whole."""

from __future__ import annotations

import pytest

from indexer.search.request import Request
from tests.indexer.search.conftest import Make
from text.view.normalise import tight

SAME = [
    ["2万5千円", "25,000円", "25000円", "二万五千円", "弐万伍千円", "２万5,000円", "2.5万円"],
    ["1億2,000万円", "120,000,000円", "一億二千万円", "1億2千万円"],
    ["123万円", "壱百弐拾参万円", "百二十三万円", "1,230,000円"],
    ["0.5%", "〇・五％", "0.5パーセント"],
    ["午後3時30分", "15時30分", "15:30", "午後三時半", "3:30pm"],
    ["午前0時", "零時", "0:00"],
    [
        "2019年8月6日",
        "令和元年8月6日",
        "R1.8.6",
        "2019/08/06",
        "二〇一九年八月六日",
        "令和1年8月6日",
    ],
    ["令和元年度", "2019年度", "令和1年度"],
    ["創立30周年", "創立三十周年", "創立卅周年"],
    ["20日に", "廿日に", "二十日に"],
    ["第2部", "第Ⅱ部", "第二部", "第２部"],
    ["第3条の2第1項", "第三条の二第一項"],
    ["3か月分", "三ヶ月分", "3箇月分"],
    ["会費は¥5,000", "会費は5,000円", "会費は￥5000", "会費は五千円"],
    ["3割引き", "30％引き", "三割引き", "三十パーセント引き"],
    ["1割5分", "15%", "一割五分"],
    ["電話03-1234-5678", "電話03ー1234ー5678", "電話03―1234―5678", "電話０３−１２３４−５６７８"],
    ["令和元年8月", "R元.8", "2019.8"],
    ["3分の1を", "１/３を", "三分の一を", "⅓を"],
    ["№3へ", "No.3へ", "No3へ", "Ｎｏ．３へ"],
    ["42人", "四十二人", "42名"],
    ["○○様", "〇〇様", "◯◯様"],
    ["夜8時に", "夜の8時に", "20時に", "20:00に", "午後8時に"],
    ["夕方５時半から", "17:30から", "午後5時半から"],
    ["朝9時に", "9:00に", "午前9時に"],
    ["四月一日", "4/1", "4月1日"],
]


@pytest.mark.parametrize("forms", SAME, ids=[forms[0] for forms in SAME])
def test_every_way_of_writing_it_finds_every_other(searcher: Make, forms: list[str]) -> None:
    made = searcher({f"{n}.txt": f"それは{form}、です。" for n, form in enumerate(forms)})
    for form in forms:
        answer = made.search(Request(form))
        assert not answer.partial
        found = {hit.document: hit.spans[0].text for hit in answer.hits}
        assert found == {f"{n}.txt": other for n, other in enumerate(forms)}
        assert tight(answer.hits[0].spans[0].text) == tight(form)


@pytest.mark.parametrize(
    "text", ["2019.8に", "平成31年4月に", "令和元年8月6日に", "2019年に", "H31.4.1に"]
)
def test_a_year_finds_the_dates_of_that_year(searcher: Make, text: str) -> None:
    for query in ("二千十九年", "2019年", "令和元年"):
        assert searcher({"a.txt": text}).search(Request(query)).total == 1


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("842人が来た", "42人"),
        ("1,042人が来た", "42人"),
        ("4.2人月", "2人月"),
        ("425人", "42"),
        ("42,000円", "42"),
        ("5万円", "5"),
        ("二万五千円", "五千円"),
        ("十二人が", "二人"),
        ("3.14です", "3"),
    ],
)
def test_a_number_is_found_whole_but_for_an_exact_search(
    searcher: Make, text: str, query: str
) -> None:
    made = searcher({"a.txt": text})
    answer = made.search(Request(query))
    assert answer.partial or not answer.hits
    assert made.search(Request(query, exact=True)).total == 1


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("2,3日で", "3日"),
        ("午後12時に", "12時"),  # the figure that is sought is the one that stands there
        ("2019.8.6に", "2019"),
        ("03-1234-5678へ", "1234"),
        ("統一30人規模", "30人"),
        ("平成31年", "31年"),
        ("1.2.3版", "2"),
        ("A4で", "4"),
    ],
)
def test_what_stands_beside_another_figure_is_whole(searcher: Make, text: str, query: str) -> None:
    assert searcher({"a.txt": text}).search(Request(query)).hits[0].layer == "exact"


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("五十嵐さん", "50"),
        ("三千院と八百屋", "800"),
        ("参加を拾う", "3"),
        ("3時間かかる", "3:00"),
        ("0120に電話", "120"),
        ("第3条", "第3項"),
        ("No.13", "No.3"),
        ("¥15,000", "5,000円"),
        ("133割引", "3割"),
        ("3月1日は3/1（月）", "1分の3"),
        ("十三分の一", "三分の一"),
        ("2021/1/3に", "三分の一"),
        ("合計5\n6月3日", "56月"),
        ("廿日市と三条市の", "20日"),
        ("廿日市と三条市の", "3条"),
        ("夜8時の便", "8:00"),
        ("朝8時の便", "20:00"),
        ("十四月一日", "4/1"),
    ],
)
def test_what_says_something_else_is_not_found(searcher: Make, text: str, query: str) -> None:
    answer = searcher({"a.txt": text}).search(Request(query))
    assert answer.partial or not answer.hits


@pytest.mark.parametrize("query", ["4,120世帯", "2019年5月7日", "12人"])
def test_a_figure_that_stands_nowhere_is_not_answered_with_its_digits(
    searcher: Make, query: str
) -> None:
    found = searcher({"a.txt": "4月1日に120人が集まり、5世帯と7人が2019年度の会に入った。\n"})
    assert not found.search(Request(query)).hits


@pytest.mark.parametrize("query", ["△1,200", "▲1200", "-1,200", "(−1200)"])
def test_a_figure_below_zero_is_found_whichever_sign_it_has(searcher: Make, query: str) -> None:
    forms = ["△1,200円", "▲1,200円", "−1200円", "-1,200円"]
    made = searcher({f"{n}.txt": f"差引（{form}）" for n, form in enumerate(forms)})
    assert {hit.document for hit in made.search(Request(query)).hits} == {
        f"{n}.txt" for n in range(4)
    }


BESIDE = {
    "cells of a sheet": ("a.csv", "氏名,電話,年\n黒田,03-1234-5678,2021\n", "03-1234-5678"),
    "the next cell": ("a.csv", "氏名,電話,年\n黒田,03-1234-5678,2021\n", "2021"),
    "cells of a page": ("a.html", "<table><tr><td>人数<td>12<td>34</table>", "34"),
    "cells of Markdown": ("a.md", "| 甲 | 乙 |\n|--|--|\n| 12 | 34 |\n", "12"),
    "kanji in cells": ("a.csv", "三,十二\n", "十二"),
    "lines": ("a.txt", "2024\n120名が出席した。\n", "120名"),
    "a line's end": ("a.txt", "2024\n120名が出席した。\n", "2024"),
    "a blank": ("a.txt", "A組 1 23\n", "23"),
}


@pytest.mark.parametrize(("name", "text", "query"), BESIDE.values(), ids=BESIDE)
def test_a_figure_beside_another_one_is_found(
    searcher: Make, name: str, text: str, query: str
) -> None:
    answer = searcher({name: text}).search(Request(query))
    assert not answer.partial
    assert [hit.spans[0].text for hit in answer.hits] == [query]
