"""A row of a 別表 is named by its first cell; the amendment's own 附則 stands before the 別表."""

from __future__ import annotations

import pytest

from text.statute.amending.amend import amended
from text.statute.amendment import AmendmentError
from text.statute.comparing.compare import amendment
from text.statute.sentences import read
from text.statute.tree import parse

OLD = """使用料規程

第一条　使用料は、別表のとおりとする。

附　則
この規程は、令和元年五月一日から施行する。

別表（第一条関係）
室	使用料	備考
大広間	三千円	冬は四千円
	三千円	土曜
和室	三千円
"""


def _made(*sentences: str) -> str:
    return amended(parse(OLD), read("\n".join(sentences))).text


@pytest.mark.parametrize(
    ("sentence", "changed"),
    [
        ("別表和室の項中「三千円」を「三千五百円」に改める。",
         {"和室\t三千円": "和室\t三千五百円"}),
        ("別表大広間の項中「冬は」を「冬期は」に改める。",
         {"大広間\t三千円\t冬は四千円": "大広間\t三千円\t冬期は四千円"}),
        # What goes on below the row with nothing in its first cell is of it.
        ("別表大広間の項中「三千円」を「二千円」に改める。",
         {"大広間\t三千円": "大広間\t二千円", "\t三千円\t土曜": "\t二千円\t土曜"}),
    ],
)  # fmt: skip
def test_only_the_row_is_changed(sentence: str, changed: dict[str, str]) -> None:
    wanted = OLD
    for old, new in changed.items():
        wanted = wanted.replace(old, new)
    assert _made(sentence) == wanted


def test_a_row_of_the_same_table() -> None:
    made = _made(
        "別表和室の項中「三千円」を「四千円」に改め、同表大広間の項中「土曜」を「日曜」に改める。"
    )
    assert "和室\t四千円\n" in made
    assert "\t三千円\t日曜\n" in made


@pytest.mark.parametrize("row", ["洋室", "三千円", "室"])
def test_a_row_that_is_not_there_or_has_not_the_words_is_refused(row: str) -> None:
    with pytest.raises(AmendmentError):
        _made(f"別表{row}の項中「三千円」を「五千円」に改める。")


OWN = """　第一条中「使用料」を「利用料」に改める。

附　則
この規程は、令和八年十月一日から施行する。"""


def test_the_own_supplement_stands_behind_the_last_one() -> None:
    made = _made(OWN)
    first, second = (made.index(day) for day in ("令和元年", "令和八年"))
    assert first < second < made.index("別表（第一条関係）")
    assert made.count("別表（第一条関係）") == 1


def test_without_a_supplement_it_stands_before_the_tables() -> None:
    head, _, rest = OLD.partition("附　則\n")
    old = head + rest.partition("\n\n")[2]
    made = amended(parse(old), read(OWN)).text
    assert made.index("令和八年") < made.index("別表（第一条関係）")


def test_a_text_without_tables_has_it_at_its_end() -> None:
    old = OLD.partition("別表（第一条関係）")[0]
    assert amended(parse(old), read(OWN)).text.rstrip().endswith("令和八年十月一日から施行する。")


def test_a_new_supplement_before_the_tables_comes_back_as_it_was() -> None:
    own = "附　則\nこの規程は、令和八年十月一日から施行する。\n\n"
    new = OLD.replace("別表（第一条関係）", own + "別表（第一条関係）")
    made = amendment(OLD, new)
    assert made.left == ()
    assert amended(parse(OLD), read("\n".join(made.lines))).text == new
