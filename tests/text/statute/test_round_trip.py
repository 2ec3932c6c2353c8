"""Old text and 改め文 give the new text, to the word."""

from __future__ import annotations

from random import Random

import pytest

from tests.text.statute import drafting
from text.statute.amending.amend import amended
from text.statute.amendment import AmendmentError
from text.statute.comparing.compare import amendment
from text.statute.sentences import read
from text.statute.tree import parse

ROUND = 240
"""Amendments made up for the round trip; half in kanji numerals, half in Arabic ones."""

OLD = """○町集会所条例

　（目的）
第一条　この条例は、集会所の管理について定める。
　（利用料）
第二条　利用料は、一回につき千円とする。
２　次に掲げる者からは、利用料を徴収しない。
　一　町内会
　二　老人会
　（委任）
第三条　この条例の施行に関し必要な事項は、規則で定める。

　　　附　則
　この条例は、公布の日から施行する。
"""

CASES = {
    "words are replaced, put behind others and taken out": (
        "　第一条中「管理」を「設置及び管理」に改める。\n"
        "　第二条第一項中「一回」の下に「（二時間以内）」を加え、"
        "同条第二項第二号中「老人」を削る。\n",
        [
            ("集会所の管理", "集会所の設置及び管理"),
            ("一回に", "一回（二時間以内）に"),
            ("二　老人会", "二　会"),
        ],
    ),
    "an item goes to the end of its paragraph": (
        "　第二条第二項に次の一号を加える。\n　　三　子ども会\n",
        [("　二　老人会\n", "　二　老人会\n　三　子ども会\n")],
    ),
    "an article makes room for another": (
        "　第三条を第四条とし、第二条の次に次の一条を加える。\n"
        "　（届出）\n第三条　町長に届け出る。\n",
        [
            ("　（委任）\n第三条", "　（届出）\n第三条　町長に届け出る。\n　（委任）\n第四条"),
        ],
    ),
    "a paragraph leaves, and the next one moves up to the line of the article": (
        "　第二条第一項を削り、同条第二項を同条第一項とする。\n",
        [("利用料は、一回につき千円とする。\n２　", "")],
    ),
    "a caption is amended alone": (
        "　第三条の見出しを「（規則への委任）」に改める。\n",
        [("　（委任）", "　（規則への委任）")],
    ),
    "a proviso comes and an item is written anew": (
        "　第二条第一項に次のただし書を加える。\n　　ただし、営利の場合は、二千円とする。\n"
        "　第二条第二項第一号を次のように改める。\n　　一　自治会\n",
        [
            ("千円とする。", "千円とする。ただし、営利の場合は、二千円とする。"),
            ("一　町内会", "一　自治会"),
        ],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_sentence_does_what_it_says(case: str) -> None:
    kaime, changes = CASES[case]
    wanted = OLD
    for old, new in changes:
        assert old in wanted
        wanted = wanted.replace(old, new, 1)
    assert amended(parse(OLD), read(kaime)).text == wanted


def test_what_is_not_there_is_refused() -> None:
    for kaime in (
        "　第九条を削る。\n",
        "　第一条中「会費」を「料金」に改める。\n",
        "　第三条に次の一項を加える。\n",
        "　よろしくお願いします。\n",
    ):
        with pytest.raises(AmendmentError):
            amended(parse(OLD), read(kaime))


def test_a_text_is_given_back_as_it_was() -> None:
    assert parse(OLD).text == OLD


def test_old_and_amendment_make_new() -> None:
    random = Random(1947)
    wrong = []
    for number in range(ROUND):
        style = ("kanji", "arabic")[number % 2]
        articles = [drafting.article(random) for _ in range(random.randint(3, 9))]
        changed = drafting.amended(articles, random)
        blank = random.random() < 0.5
        old = drafting.laid_out(articles, style, blank=blank)
        new = drafting.laid_out(changed, style, blank=blank)
        made = amendment(old, new)
        result = amended(parse(old), read("\n".join(made.lines))).text if made.lines else old
        if made.left or [*filter(None, result.split("\n"))] != [*filter(None, new.split("\n"))]:
            wrong.append(number)
    assert wrong == []


def test_articles_of_one_number_that_move_have_no_amendment() -> None:
    names = ["会の名", "会費", "役員", "総会", "会計", "雑則", "施行", "雑費"]
    old, new = (
        "".join(
            f"第{n}条　{name}を定め、これを守る。\n" for n, name in zip(numbers, names, strict=True)
        )
        for numbers in ("一二二三三四五六", "一二三四五六七八")
    )
    with pytest.raises(AmendmentError) as raised:
        amendment(old, new)
    assert raised.value.code == "amend.twice"
