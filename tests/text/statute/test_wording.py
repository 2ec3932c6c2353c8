"""A 改め文 names quantities whole, rewrites what keeps its number, and speaks of rows by cells."""

import pytest

from text.statute.amending.amend import amended
from text.statute.comparing.compare import amendment
from text.statute.quantities import named_words
from text.statute.sentences import read
from text.statute.tree import parse

OLD = """川辺町体育館条例

（開館）
第１条　体育館は、午前９時から午後９時30分まで開く。

（許可）
第２条　町長は、次のいずれかに当たるときは、許可しない。
(1)　建物を傷めるおそれがあるとき。
(2)　満六十歳以上の者が二十人を超えるとき。
(3)　その他支障があるとき。
２　許可の期間は、三月以内とする。

（料金）
第３条　料金の百分の五を、川辺町本町二丁目の指定金融機関に納める。

附　則
この条例は、平成20年４月１日から施行する。

別表（第３条関係）
卓球台　300円　400円　450円
柔道場　200円　320円　380円
"""

CASES = {
    "a time of day": ("午後９時30分", "午後10時", "第１条中「午後９時30分」を「午後10時」に"),
    "a number of people": ("二十人", "三十人", "第２条第１項第２号中「二十人」を「三十人」に"),
    "an age": ("満六十歳", "満六十五歳", "「満六十歳」を「満六十五歳」に"),
    "a term": ("三月以内", "六月以内", "第２条第２項中「三月」を「六月」に"),
    "a share": ("百分の五", "百分の八", "第３条中「百分の五」を「百分の八」に"),
    "a part of a town": ("二丁目", "三丁目", "第３条中「二丁目」を「三丁目」に"),
    "a date in a 附則 that numbers nothing": (
        "平成20年４月１日",
        "平成21年４月１日",
        "附則中「平成20年４月１日」を「平成21年４月１日」に",
    ),
    "amounts of a row that all rise": (
        "400円　450円",
        "450円　500円",
        "別表中「400円」を「450円」に、「450円」を「500円」に",
    ),
    "an item that says something else under its number": (
        "建物を傷めるおそれがあるとき。",
        "営利を目的とする催しであると認められるとき。",
        "第２条第１項第１号を次のように改める。\n(1)　営利",
    ),
    "an item that says more": (
        "建物を傷める",
        "建物又は備品を傷める",
        "第２条第１項第１号中「建物」の下に「又は備品」を加える",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_the_words_are_those_that_an_office_would_write(case: str) -> None:
    old, new, said = CASES[case]
    assert OLD.count(old) == 1
    wanted = OLD.replace(old, new)
    made = amendment(OLD, wanted)
    assert said in "\n".join(made.lines)
    assert (len(made.lines), made.left) == (1 + ("次のように" in said), ())
    assert amended(parse(OLD), read("\n".join(made.lines))).text == wanted


def test_what_moves_is_not_rewritten() -> None:
    dropped = OLD.replace("(1)　建物を傷めるおそれがあるとき。\n", "")
    wanted = dropped.replace("(2)", "(1)").replace("(3)", "(2)")
    said = "\n".join(amendment(OLD, wanted).lines)
    assert "第１号を削り" in said
    assert "次のように改める" not in said


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("一般の一部を", ["一般", "の", "一部", "を"]),
        ("午前九時三十分から", ["午前九時三十分", "から"]),
        ("２時間を超え", ["２時間", "を", "超え"]),
        ("別表第一に３千円", ["別表第一", "に", "３千円"]),
        ("令和元年十月", ["令和元年十月"]),
        ("一の者", ["一", "の", "者"]),
        ("副会長２人、会計１人及び", ["副会長", "２人", "、", "会計", "１人", "及び"]),
    ],
)
def test_a_quantity_is_one_word(text: str, words: list[str]) -> None:
    assert named_words(text) == words


def test_changes_of_a_list_are_named_one_by_one() -> None:
    old = "○会則\n\n第１条　会長１人、副会長２人、会計１人及び監事２人を置く。\n"
    new = old.replace("副会長２人、会計１人", "副会長３人、会計２人")
    (said,) = amendment(old, new).lines
    assert "「副会長２人」を「副会長３人」に、「会計１人」を「会計２人」に改める" in said
