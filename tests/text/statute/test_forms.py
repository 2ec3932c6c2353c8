"""The forms in which statutes are amended, each on a text made for it."""

from __future__ import annotations

import pytest

from text.statute.amending.amend import amended
from text.statute.sentences import read
from text.statute.tree import parse

OLD = """会館法
　　　第一章　総則
　（定義）
第一条　会館とは、集会の施設をいう。
　（届出）
第二条　次に掲げる者は、組合の及び参加組合員の定めによる。
　一　甲
　一の二　乙とする者
　二　丙。ただし、敬称の類を除く。
２　前項の届出。この場合において、書面による。
３　前項の通知
　（基準）
第三条　第三条第一項の事業は、貸付金による。
２　二とする。
３　三とする。
４　四とする。
５　五とする。
　　　第二章　雑則
　（罰則）
第三条の二　罰する。
第三条の三　前条による。
"""

FORMS = {
    "several words go behind others, then some are replaced": (
        "第三条第一項中「第三条第一項」の下に「及び第二項」を、「事業」の下に「の全部」を加え、"
        "「貸付金」を「貸付金等」に改める。",
        [("第三条第一項の事業は、貸付金に", "第三条第一項及び第二項の事業の全部は、貸付金等に")],
    ),
    "one word goes behind two others": (
        "第二条第一項中「組合の」及び「参加組合員の」の下に「持分の」を加える。",
        None,
    ),
    "a proviso and a branch number are named": (
        "第二条第一項第二号ただし書中「敬称の類」を「肩書」に改め、同項第一号の二中「とする者」を削る。",
        [("敬称の類", "肩書"), ("乙とする者", "乙")],
    ),
    "a latter sentence comes, and another is written anew": (
        "第一条に後段として次のように加える。\n　　　この場合においては、公園を含む。\n"
        "　　第二条第二項後段を次のように改める。\n　　　この場合において、電子による。",
        [
            ("施設をいう。", "施設をいう。この場合においては、公園を含む。"),
            ("この場合において、書面による。", "この場合において、電子による。"),
        ],
    ),
    "paragraphs move on, one by one and as a range, and one comes between": (
        "第三条中第五項を第七項とし、第四項を第六項とし、同条第三項中「三」を「参」に改め、"
        "同項を同条第四項とし、同条第二項の次に次の一項を加える。\n　３　新たに定める。",
        [
            ("５　五", "７　五"),
            ("４　四", "６　四"),
            ("３　三とする。", "３　新たに定める。\n４　参とする。"),
        ],
    ),
    "a range of paragraphs moves by two": (
        "第三条第三項から第五項までを二項ずつ繰り下げる。",
        [("５　五", "７　五"), ("４　四", "６　四"), ("３　三", "５　三")],
    ),
    "a caption alone is amended, words of it or all": (
        "第三条の見出し中「基準」を「基準等」に改める。\n"
        "　　第一条の見出しを「（意義）」に改める。",
        [("（基準）", "（基準等）"), ("（定義）", "（意義）")],
    ),
    "a caption stays with an article that is written anew below it": (
        "第一条の見出しを削り、同条の前に見出しとして「（会館）」を付し、同条を次のように改める。\n"
        "　第一条　会館は、一とする。\n　２　会館は、貸すことができる。",
        [
            ("（定義）", "（会館）"),
            ("会館とは、集会の施設をいう。", "会館は、一とする。\n２　会館は、貸すことができる。"),
        ],
    ),
    "the main provisions are named, and branches move on": (
        "本則中第三条の三を第三条の四とし、第三条の二の次に次の一条を加える。\n"
        "　第三条の三　過料に処する。",
        [("第三条の三　前", "第三条の三　過料に処する。\n第三条の四　前")],
    ),
    "an article goes to the end of a chapter": (
        "第一章に次の一条を加える。\n　　（委任）\n　第三条の一　政令で定める。",
        [("　　　第二章", "　（委任）\n第三条の一　政令で定める。\n　　　第二章")],
    ),
    "two paragraphs are written anew at once": (
        "第三条第二項及び第三項を次のように改める。\n　２　弐\n　３　参",
        [("２　二とする。", "２　弐"), ("３　三とする。", "３　参")],
    ),
    "the same words are replaced in two articles": (
        "第二条第二項及び第三項中「前項」を「第一項」に改める。",
        [("２　前項の届", "２　第一項の届"), ("３　前項の通", "３　第一項の通")],
    ),
    "the title and the name of a chapter are written anew": (
        "題名を次のように改める。\n　　　　公民館法\n　　第二章の章名を次のように改める。\n"
        "　　　　第二章　罰則",
        [("会館法\n", "　　　　公民館法\n"), ("第二章　雑則", "第二章　罰則")],
    ),
}


@pytest.mark.parametrize("form", FORMS)
def test_a_form_of_amending_statutes_is_carried_out(form: str) -> None:
    kaime, changes = FORMS[form]
    wanted = OLD
    for old, new in changes or [("組合の及び参加組合員の", "組合の持分の及び参加組合員の持分の")]:
        assert wanted.count(old) == 1, old
        wanted = wanted.replace(old, new)
    head = "第一条　会館法（昭和二十四年法律第二百七号）の一部を次のように改正する。\n　　"
    made = amended(parse(OLD), read(head + kaime + "\n")).text
    assert made == wanted
