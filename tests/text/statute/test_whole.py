"""What whole statutes have taught: content that reads like a sentence, chains of words."""

import pytest

from text.statute.amending.amend import amended
from text.statute.comparing.compare import amendment
from text.statute.sentences import read
from text.statute.tree import parse

OLD = """○町営水路条例

第一条　町長は、水門を設置し、及び水路を管理する。
第二条　使用者は、水を引き、又は引く権利を譲る。
"""
CASES = {
    "an article that comes reads like a sentence of the amendment": OLD
    + "第二条の二　町長は、第二条に規定する使用者の名簿を備えるものとする。\n"
    "第二条の三　町長は、名簿を改める。\n",
    "what one pair puts in is what another replaces": OLD.replace(
        "水門を設置し、及び水路を管理", "水門を設置し、水路を設置し、及び用地を管理"
    ),
    "two words change places": OLD.replace("水門を設置し、及び水路", "水路を設置し、及び水門"),
}


@pytest.mark.parametrize("case", CASES)
def test_the_amendment_gives_the_new_text(case: str) -> None:
    made = amendment(OLD, CASES[case])
    assert made.left == ()
    result = amended(parse(OLD), read("\n".join(made.lines))).text
    assert result.split() == CASES[case].split()


def test_the_number_of_a_paragraph_may_be_of_either_width() -> None:
    paragraphs = "".join(f"{n}　町長は、{n}を定める。\n" for n in "２３４５６７８９")
    old = f"○条例\n\n第一条　町長は、水路を管理する。\n{paragraphs}"
    new = old + "１０　町長は、報告する。\n"
    assert amendment(old, new).left == ()


def test_chapters_make_room_for_one_between_them() -> None:
    old = """○町営水路条例

　　　第一章　総則
第一条　この条例は、水路を定める。
　　　第二章　管理
　　　　第一節　水門
第二条　町長は、水門を管理する。
　　　第三章　罰則
第三条　第二条に違反した者は、過料に処する。
"""
    new = """○町営水路条例

　　　第一章　総則
第一条　この条例は、水路を定める。
　　　第二章　使用
第二条　使用者は、町長に届け出る。
　　　第三章　維持管理
　　　　第一節　水門
第三条　町長は、水門を管理する。
　　　第四章　罰則
第四条　第三条に違反した者は、過料に処する。
"""
    made = amendment(old, new)
    assert made.left == ()
    assert amended(parse(old), read("\n".join(made.lines))).text.split() == new.split()
