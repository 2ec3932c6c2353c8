"""One parser for every way of writing a date."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from text.language.figures.dates import era_year, find_dates, weekday_of

SAME_DAY = [
    "2019年8月6日",
    "２０１９年８月６日",
    "２０１９年 8月 6日",
    "二〇一九年八月六日",
    "二千十九年八月六日",
    "令和元年8月6日",
    "令和1年8月6日",
    "令和元年（2019年）8月6日",
    "2019年（令和元年）8月6日",
    "2019（令和元）年8月6日",
    "R1.8.6",
    "Ｒ１．８．６",
    "㋿元年8月6日",
    "2019/08/06",
    "2019-08-06",
    "2019.8.06",
    "2019年8月6日(火)",
    "2019年8月6日（火曜日）",
    "2019年8月6日火曜",
    "2019/8/6(火)",
]
PARTIAL = [
    ("2019年度", "2019"),
    ("令和元年度", "2019"),
    ("平成31年", "2019"),
    ("2019年8月", "2019-08"),
    ("令和元年八月", "2019-08"),
    ("2019/08", "2019-08"),
    ("8月6日", None),
    ("8月6日(火)", None),
    ("8/6(火)", None),
    ("30年度", None),
    ("19年8月6日", None),
]
PROBLEMS = [
    ("202年度", "year"),
    ("20222年", "year"),
    ("202年8月", "year"),
    ("３０２２年度", "year"),
    ("13月", "month"),
    ("2019年0月", "month"),
    ("2024-13-01", "month"),
    ("6月31日", "day"),
    ("2019年2月29日", "day"),
    ("六月三十一日", "day"),
    ("昭和65年", "era-year"),
    ("平成32年8月", "era-year"),
    ("令和元年4月30日", "era-border"),
    ("平成31年5月1日", "era-border"),
    ("平成元年1月7日", "era-border"),
    ("令和元年（2018年）", "era-mismatch"),
    ("2024年（令和7年）", "era-mismatch"),
    ("2019年8月6日(水)", "weekday"),
    ("令和元年八月六日（水曜日）", "weekday"),
]
SOUND = [
    "2024年2月29日",
    "2月29日",
    "平成31年4月30日",
    "令和元年5月1日",
    "昭和64年1月7日",
    "平成元年1月8日",
    "平成31年度",
    "明治45年7月",
    "大正元年7月30日",
    "令和7年（2025年）",
    "710年",
    "2019年8月6日（日本時間）",
]
NO_DATE = [
    "10年間",
    "3年",
    "三年生",
    "2000年前",
    "1500年間",
    "3か月",
    "第3月曜日",
    "1.2.3",
    "03-1234-5678",
    "3/4",
    "192.168.0.1",
    "百年",
    "202年",
    "明治維新",
    "一日中",
    "2020/21",
]


@pytest.mark.parametrize("written", SAME_DAY)
def test_every_way_of_writing_a_day_gives_one_form(written: str) -> None:
    (mention,) = find_dates(f"では{written}、")
    assert (mention.start, mention.end) == (2, 2 + len(written))
    assert (mention.iso, mention.problem) == ("2019-08-06", None)


@pytest.mark.parametrize(("written", "iso"), PARTIAL)
def test_what_is_not_written_is_left_out(written: str, iso: str | None) -> None:
    (mention,) = find_dates(written)
    assert (mention.end, mention.iso, mention.problem) == (len(written), iso, None)


@pytest.mark.parametrize(("written", "problem"), PROBLEMS)
def test_a_date_that_cannot_be_names_what_is_wrong(written: str, problem: str) -> None:
    assert [mention.problem for mention in find_dates(f"では{written}に")] == [problem]


@pytest.mark.parametrize("written", SOUND)
def test_a_date_that_can_be_has_no_problem(written: str) -> None:
    assert not any(mention.problem for mention in find_dates(written))


@pytest.mark.parametrize("written", NO_DATE)
def test_spans_of_time_and_other_numbers_are_no_dates(written: str) -> None:
    assert find_dates(written) == []


@given(st.dates(min_value=datetime.date(1873, 1, 1), max_value=datetime.date(2117, 12, 31)))
def test_an_era_date_leads_back_to_its_day(day: datetime.date) -> None:
    era, number = era_year(day.year, day.month, day.day) or ("", 0)
    weekday = weekday_of(day.year, day.month, day.day)
    (mention,) = find_dates(f"{era}{number}年{day.month}月{day.day}日（{weekday}）")
    assert (mention.iso, mention.problem) == (day.isoformat(), None)


_SOUP = st.text(alphabet="0129０一二十百〇元年度月日令和平成R./-（()）(火水曜 、あ", max_size=60)


@given(_SOUP)
def test_dates_are_in_order_disjoint_and_not_empty(text: str) -> None:
    place = 0
    for mention in find_dates(text):
        assert place <= mention.start < mention.end <= len(text)
        place = mention.end
