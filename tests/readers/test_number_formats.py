"""A number is shown in its format as Excel prints it."""

import pytest

from readers.formats.xlsx.number_formats import format_of, number_in, text_in

DAY = 45748.0
"""2025-04-01, a Tuesday."""
NUMBERS = [
    (1234567, "General", "1234567"), (0.1 + 0.2, "General", "0.3"), (1e20, "General", "1E+20"),
    (3.14159265358979, "General", "3.141592654"), (-5, "General", "-5"), (7, "G/標準", "7"),
    (1000, '#,##0"円"', "1,000円"), (1000, '"¥"#,##0', "¥1,000"), (-1000, '"¥"#,##0', "-¥1,000"),
    (3, '0"人"', "3人"), (3, 'General"名"', "3名"), (1234, '"第"0"号"', "第1234号"),
    (1234567, "#,##0,", "1,235"), (1234567, '#,##0,,"百万円"', "1百万円"), (499, "#,##0,", "0"),
    (0.125, "0%", "13%"), (0.125, "0.0%", "12.5%"), (0.125, "0.00%", "12.50%"),
    (1.005, "0.00", "1.01"),
    (7, "000", "007"), (1234, "000", "1234"), (1500032, "000-0000", "150-0032"), (0, "#", ""),
    (0.5, "#.##", ".5"), (2, "0.0#", "2.0"), (2.25, "0.0?", "2.25"),
    (1234.5, "#,##0.00", "1,234.50"),
    (-500, '#,##0;"▲"#,##0', "▲500"), (-500, "#,##0;△#,##0", "△500"), (500, "#,##0;▲#,##0", "500"),
    (-500, "#,##0_);[Red]\\(#,##0\\)", "(500)"), (500, "#,##0_);[Red]\\(#,##0\\)", "500"),
    (0, '#,##0;-#,##0;"－"', "－"), (5, ";;;", ""), (-5, ";;", ""), (0, "0;-0;", ""),
    (0.75, "# ?/?", "3/4"), (2.5, "# ?/?", "2 1/2"), (3, "# ?/?", "3"), (0.3, "# ??/100", "30/100"),
    (12345, "0.00E+00", "1.23E+04"), (0.00012, "0.0E+0", "1.2E-4"), (99999, "0.0E+00", "1.0E+05"),
    (1234, "[DBNum1]General", "千二百三十四"), (1234, "[DBNum1]0", "一二三四"),
    (25, "[DBNum3]0", "２５"), (12, '[DBNum2]General"円"', "壱拾弐円"),
    (80, '[>=80]"合格";"不合格"', "合格"), (79, '[>=80]"合格";"不合格"', "不合格"),
    (1500, '[>=1000]#,##0,"千";0', "2千"), (5, "@", "5"), (-0.2, "0", "0"), (2.5, "0 kg", "3 kg"),
    (1234, '_-"¥"* #,##0_-', "¥1,234"), (12, '0"時間"', "12時間"),
]  # fmt: skip
DATES = [
    (DAY, "yyyy/m/d", "2025/4/1"), (DAY, "m/d", "4/1"), (DAY, "yyyy-mm-dd", "2025-04-01"),
    (DAY, 'yyyy"年"m"月"d"日"(aaa)', "2025年4月1日(火)"), (DAY, "aaaa", "火曜日"),
    (DAY, "ddd", "Tue"),
    (DAY, '[$-411]ggge"年"m"月"d"日"', "令和7年4月1日"), (DAY, "[$-411]ge.m.d", "R7.4.1"),
    (DAY, "gee-mm-dd", "R07-04-01"), (43585, 'ggge"年"', "平成31年"),
    (43586, 'ggge"年"', "令和1年"),
    (43586, '[$-ja-JP-x-gannen]ggge"年"', "令和元年"), (DAY, "d-mmm-yy", "1-Apr-25"),
    (DAY, '[DBNum1][$-411]ggge"年"m"月"d"日"', "令和七年四月一日"), (DAY, "mmmm", "April"),
    (DAY + 24, '[DBNum1]m"月"d"日"', "四月二十五日"), (DAY, '[DBNum1]yyyy"年"', "二〇二五年"),
    (DAY, "[$-F800]dddd, mmmm dd, yyyy", "2025年4月1日"), (DAY, 'm"月"', "4月"),
    (0.628472222222, "AM/PM h:mm", "PM 3:05"), (0.5 / 24, "h:mm A/P", "12:30 A"),
    (0.75, "h:mm", "18:00"),
    (1.0868055555, "[h]:mm", "26:05"), (1.0868055555, "h:mm", "2:05"), (0.0625, "[mm]:ss", "90:00"),
    (0.75 + 0.5 / 86400, "h:mm:ss.0", "18:00:00.5"), (0.9999999, "h:mm:ss", "0:00:00"),
    (DAY + 0.5, "yyyy/m/d h:mm", "2025/4/1 12:00"), (0.51, 'h"時"mm"分"', "12時14分"),
    (59, "yyyy/m/d", "1900/2/28"), (-1, "yyyy/m/d", "-1"), (3e6, "yyyy/m/d", "3000000"),
]  # fmt: skip


@pytest.mark.parametrize(("value", "form", "shown"), [*NUMBERS, *DATES])
def test_a_number_is_shown_in_its_format(value: float, form: str, shown: str) -> None:
    assert number_in(value, form) == shown


@pytest.mark.parametrize(
    ("value", "form", "shown"),
    [
        ("山田", "General", "山田"), ("山田", '@"様"', "山田様"), ("山田", "#,##0", "山田"),
        ("山田", '0;-0;0;"（"@"）"', "（山田）"), ("山田", ";;;", ""),
        ("山田", '"第"0"号"', "山田"),
    ],
)  # fmt: skip
def test_a_text_is_shown_in_its_format(value: str, form: str, shown: str) -> None:
    assert text_in(value, form) == shown


def test_days_are_counted_from_1904_where_the_workbook_does() -> None:
    assert number_in(DAY - 1462, "yyyy/m/d", from_1904=True) == "2025/4/1"


def test_formats_with_a_number_alone_are_those_of_japan() -> None:
    assert number_in(DAY, format_of(28, "General")) == "令和7年4月1日"
    assert number_in(DAY, format_of(14, "mm-dd-yy")) == "2025/4/1"
    assert number_in(7, format_of(1, "0")) == "7"
    assert number_in(7, format_of(170, "000")) == "007"


@pytest.mark.parametrize(
    "form",
    ["0." + "0" * 900, "%" * 900 + "0", "[" * 900, '"' * 901, ";" * 900, "?/" * 450, "E+0" * 300,
     "0" * 900, "m" * 900, "[h]" * 300, "_", "*", "\\", "s.000s.000", "[<1" * 300, "@;@;@;@"],
)  # fmt: skip
@pytest.mark.parametrize("value", [0, -1.5, 1e308, 1e-308, 45748.123456789, float("inf")])
def test_no_format_is_too_much(form: str, value: float) -> None:
    assert len(number_in(value, form)) < 20_000
