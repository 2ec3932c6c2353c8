"""Moved passages: found, also edited ones, and none where boilerplate repeats."""

import random

import pytest

from collation.collate import collate
from readers.registry import read_content
from tests.collation.accounts import hunks, rebuilt
from text.model.collation import Hunk

PARAGRAPHS = [
    "私たちは共通番号制度に反対する市民グループです。今回の通知には多くの問題があります。",
    "マイナンバーカードの交付率は約12%にとどまり、申請は任意のものとされています。",
    "共済組合が行う業務は法律で限られており、カードの取得勧奨はそこに含まれていません。",
    "組合員の取得状況を調べて国に報告させることは、基本的人権を侵害する行為です。",
    "この件について懇談の機会を設けてくださるよう、下記の窓口までご連絡をお願いします。",
    "盗難や紛失による情報漏洩の危険性は高まり、利便性が高まるとは到底思えません。",
]


def _moves(old: list[str], new: list[str]) -> list[tuple[str, str]]:
    one, other = "\n\n".join(old), "\n\n".join(new)
    assert rebuilt(one, other) == other
    return [(h.old.text, h.new.text) for h in hunks(one, other) if h.operation == "move"]


@pytest.mark.parametrize("seed", range(12))
def test_a_moved_paragraph_is_one_move(seed: int) -> None:
    rng = random.Random(seed)
    new = list(PARAGRAPHS)
    source = rng.randrange(len(new))
    paragraph = new.pop(source)
    target = rng.choice([n for n in range(len(new) + 1) if abs(n - source) > 1])
    new.insert(target, paragraph)
    assert _moves(PARAGRAPHS, new) == [(paragraph, paragraph)]


@pytest.mark.parametrize("number", range(6))
def test_a_moved_and_edited_paragraph_is_one_move_with_its_change_inside(number: int) -> None:
    target = 0 if number > 2 else len(PARAGRAPHS) - 1
    new = [p for p in PARAGRAPHS if p != PARAGRAPHS[number]]
    edited = PARAGRAPHS[number].replace("ます", "ました").replace("です", "でした")
    new.insert(target, edited)
    found = hunks("\n\n".join(PARAGRAPHS), "\n\n".join(new))
    assert [(h.operation, h.new.text) for h in found] == [("move", edited)]
    assert {i.new.text[-3:] for i in found[0].inner} <= {"ました", "でした", "せん", "ません"}


def test_two_paragraphs_that_move_together_are_one_move() -> None:
    new = [*PARAGRAPHS[2:], *PARAGRAPHS[:2]]
    (move,) = _moves(PARAGRAPHS, new)
    assert move[0] == "\n\n".join(PARAGRAPHS[:2])


def test_a_sentence_that_moves_inside_its_paragraph_is_a_move() -> None:
    old = ["第一に個人情報の収集に反対する。第二に懇談の場を求める。第三に文書での回答を求める。"]
    new = ["第二に懇談の場を求める。第三に文書での回答を求める。第一に個人情報の収集に反対する。"]
    assert _moves(old, new) == [("第一に個人情報の収集に反対する。",) * 2]


BOILERPLATE = "この要綱に定めるもののほか、必要な事項は市長が別に定めるものとする。"


def test_boilerplate_that_stands_in_many_places_does_not_move() -> None:
    old = [PARAGRAPHS[0], BOILERPLATE, PARAGRAPHS[1], PARAGRAPHS[2], BOILERPLATE, PARAGRAPHS[3]]
    new = [PARAGRAPHS[0], PARAGRAPHS[1], BOILERPLATE, PARAGRAPHS[2], PARAGRAPHS[3], BOILERPLATE]
    assert _moves(old, new) == []


def test_unlike_paragraphs_in_other_places_are_no_move() -> None:
    assert _moves(PARAGRAPHS[:3], PARAGRAPHS[3:]) == []


def test_lines_that_share_an_identifier_and_nothing_else_are_no_move() -> None:
    old = "- `LongSessionAdapterFactory`の使い方に不備がある\n\n" + PARAGRAPHS[0]
    new = PARAGRAPHS[0] + "\n\n- `LongSessionAdapterFactory`という名前を改める"
    assert _moves([old], [new]) == []


def _of_markdown(old: str, new: str) -> tuple[Hunk, ...]:
    return collate(*(read_content(side.encode(), "a.md", ".md") for side in (old, new))).hunks


SECTIONS = [
    "## 2.任期\n\n1. 再任の定めなし（2031年4月1日～）\n2. 引継ぎの期間　2週間\n\n",
    "## 3.身分\n\n正会員\n\n",
]


def test_what_was_edited_under_a_heading_that_moved_moves_with_it() -> None:
    ends = "# 規程\n\n会の規程である。\n\n", "## 4.場所\n\n本館とする。\n"
    old = f"{ends[0]}{SECTIONS[0]}{SECTIONS[1]}{ends[1]}"
    moved = SECTIONS[0].replace("2.任期", "3.任期").replace("なし（2031", "あり（2032")
    new = f"{ends[0]}{SECTIONS[1].replace('3.', '2.')}{moved}{ends[1]}"
    (move,) = (hunk for hunk in _of_markdown(old, new) if hunk.operation == "move")
    assert move.new.text == moved.strip()
    assert [(part.note, part.old.text, part.new.text) for part in move.inner] == [
        ("", "2", "3"),
        ("negation", "なし", "あり"),
        ("", "2031年4月1日", "2032年4月1日"),
    ]


def test_what_has_another_text_under_a_heading_that_moved_stays_behind() -> None:
    old = "# 規程\n\n## 任期の定め\n\n二年とする。\n\n## 身分の定め\n\n正会員のみ。\n"
    new = "# 規程\n\n## 身分の定め\n\n正会員のみ。\n\n## 任期の定め\n\n総会で別に決める。\n"
    (move,) = (hunk for hunk in _of_markdown(old, new) if hunk.operation == "move")
    assert "とする" not in move.old.text + move.new.text


def test_what_opens_a_comment_does_not_move() -> None:
    old = "## 任期の定め\n\n<!--\n案の一\n-->\n\n## 身分の定め\n\n正会員のみ。\n"
    new = "## 身分の定め\n\n正会員のみ。\n\n## 任期の定め\n\n<!--\n別の考え\n-->\n"
    (move,) = (hunk for hunk in _of_markdown(old, new) if hunk.operation == "move")
    assert "<!--" not in move.new.text


def test_pictures_in_between_make_no_move_of_what_stayed() -> None:
    steps = "".join(f'部品{n}\n<img src="./images/{n:03}.jpg"/>\n\n' for n in range(9))
    old = f"電源を切ります。\n\n{steps}※板（大）には向きがあるので注意して下さい。\n\n仕上げ\n"
    new = (
        "電源を切ります。\n\n※板（小）には向きがあるので注意して下さい。\n"
        '<img src="./images/201.jpg"/>\n\n仕上げ\n'
    )
    found = _of_markdown(old, new)
    assert [(hunk.operation, hunk.old.text[-1:]) for hunk in found] == [
        ("delete", ">"),
        ("replace", "大"),
        ("insert", ""),
    ]
