"""What the names of files and folders say of a document."""

from __future__ import annotations

import pytest

from text.structure.file_names import date_of_name, kind_named, kind_of_folders


@pytest.mark.parametrize(
    ("name", "date"),
    [
        ("通知/20210405_総会.txt", "2021-04-05"), ("2021-04-05 総会.docx", "2021-04-05"),
        ("令和3年4月5日総会.txt", "2021-04-05"), ("R3.4.5_総会.txt", "2021-04-05"),
        ("H31.4.30.txt", "2019-04-30"),
        ("2021/04_会報.pdf", "2021-04"),
        ("2021年4月号.pdf", "2021-04"),
        ("2021年度/5月/会報.pdf", "2021-05"),
        ("会報_202104.pdf", "2021-04"),
        ("2021年度予算.txt", "2021"),
        ("2021_総会.txt", "2021"),
        ("２０２１年４月.txt", "2021-04"),
        ("過去分(2019)/あいさつ.txt", "2019"),
        ("総会.txt", ""), ("第12回.txt", ""), ("電話0312345678.txt", ""), ("20211345.txt", ""),
        ("写し2_最終.txt", ""), ("A4判.txt", ""), ("S1号.txt", ""), ("12345678.txt", ""),
    ],
)  # fmt: skip
def test_dates_are_read_where_there_are_any(name: str, date: str) -> None:
    assert date_of_name(name) == date


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("チラシ/a.txt", "leaflet"),
        ("配布/ビラ/a.txt", "leaflet"),
        ("01_要請書/2019/a.txt", "letter"),
        ("議事録 2024/a.txt", "minutes"),
        ("会報/a/b.txt", "newsletter"),
        ("letters/a.txt", "letter"),
        ("総会案内/a.txt", "notice"),
        ("月例会議録/a.txt", "minutes"),
        ("a.txt", ""), ("チラシ.txt", ""), ("その他/a.txt", ""), ("要請書の下書きの山/a.txt", ""),
    ],
)  # fmt: skip
def test_kinds_come_from_folders(name: str, kind: str) -> None:
    assert kind_of_folders(name) == kind


@pytest.mark.parametrize(
    ("written", "kind"),
    [("チラシ", "leaflet"), ("要請書", "letter"), ("Letter", "letter"), ("詩", "詩")],
)
def test_kinds_go_by_japanese_names(written: str, kind: str) -> None:
    assert kind_named(written) == kind
