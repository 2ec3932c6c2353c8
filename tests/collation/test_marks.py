"""Marks of Markdown and HTML: they belong to their line or tag, and are changes of markup."""

from itertools import pairwise

import pytest

from collation.collate import collate
from readers.registry import read_content
from tests.collation.accounts import SHOW_ALL, without
from text.model.collation import Collation


def _collated(old: str, new: str, suffix: str) -> Collation:
    sides = [read_content(side.encode(), f"a{suffix}", suffix) for side in (old, new)]
    every = collate(*sides, SHOW_ALL).hunks
    for side in (0, 1):
        spans = sorted((s.start, s.end) for h in every for s in [(h.old, h.new)[side]])
        assert all(one[1] <= other[0] for one, other in pairwise(spans))
    rests = [
        without(sides[0].raw, [(h.old.start, h.old.end) for h in every]),
        without(sides[1].raw, [(h.new.start, h.new.end) for h in every]),
    ]
    assert rests[0] == rests[1]
    return collate(*sides)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("- [趣旨](#a)\n\n## 趣旨\n", "- [趣旨](#a)\n- [日程](#b)\n\n## 趣旨\n",
         [("wording", "", "- [日程](#b)")]),
        ("* 会場：本館\n", "* **会場**：本館\n", [("markup", "会場", "**会場**")]),
        ("* 会場：本館\n", "**会場**：本館\n", [("markup", "* 会場", "**会場**")]),
        ("2031年4月1日\n\n本町三丁目\nやよい会\n",
         "2032年〇月〇日\n\n```\n本町三丁目\nやよい会\n```\n",
         [("date", "2031年4月1日", "2032年〇月〇日"),
          ("markup", "本町三丁目\nやよい会", "```\n本町三丁目\nやよい会\n```")]),
        ("**八年**\n\n会費の件\n",
         "**[九年](./9.md)**\n\n- 規約の件\n\n---\n\n**[八年](./8.md)**\n\n会費の件\n",
         [("wording", "", "**[九年](./9.md)**\n\n- 規約の件\n\n---"),
          ("markup", "八年", "[八年](./8.md)")]),
        ("<table>\n<tr>\n<td>机</td>\n<td>4</td>\n</tr>\n</table>\n",
         "<table>\n<tr>\n<td>机</td>\n<td>5</td>\n</tr>\n</table>\n", [("number", "4", "5")]),
        ("[](#kaihi)会費\n----\n\n本文です。\n", "[会費](#kaihi)\n----\n\n本文です。\n",
         [("markup", "[](#kaihi)会費", "[会費](#kaihi)")]),
        ("図版はCC-BYです。\n", "図版はCC BYです。\n", [("punctuation", "-", "")]),
        ("消した`値`を戻す。\n", "消した値を戻す。\n", [("markup", "`値`", "値")]),
        ("監事 山川\n", "監事: 山川\n", [("punctuation", "", ":")]),
        ("# 🚧（2）会費を問う\n", "# （2）会費を問う\n", [("wording", "🚧", "")]),
        ("## 目的\n\n本文です。\n", "### 目的\n\n本文です。\n", [("markup", "##", "###")]),
        ("## 第1条\n\n本文です。\n", "### 第1条\n\n本文です。\n", [("markup", "##", "###")]),
        ("<li><b>係</b>：司会。</li>\n", "<li><p><b>係</b>：司会。</p></li>\n",
         [("markup", "<b>係</b>：司会。", "<p><b>係</b>：司会。</p>")]),
        ("詳しくは[案内](./a.pdf)へ。\n", "詳しくは[案内](./b.pdf)へ。\n",
         [("markup", "(./a.pdf)", "(./b.pdf)")]),
        ("![校庭の写真](a.jpg)\n", "![体育館の写真](a.jpg)\n",
         [("markup", "![校庭の写真]", "![体育館の写真]")]),
        ("○○係に出す。\n", "〇〇係に出す。\n", [("glyph", "○○", "〇〇")]),
        ("○係に出す。\n", "・係に出す。\n", [("markup", "○", "・")]),
        ("・住所\n・氏名\n", "1. 住所\n2. 氏名\n",
         [("markup", "・", "1."), ("markup", "・", "2.")]),
        ("(1) 住所\n", "1. 住所\n", [("markup", "(1)", "1.")]),
    ],
)  # fmt: skip
def test_marks_are_told_as_markup_with_their_line_or_tag(
    old: str, new: str, said: list[tuple[str, str, str]]
) -> None:
    found = _collated(old, new, ".md").hunks
    assert [(h.kind, h.old.text, h.new.text) for h in found if h.kind != "move"] == said


def test_links_whose_headings_moved_on_are_no_moves() -> None:
    old = "### [1. 登録。](#1-entry)\n\n書面で。\n\n### [2. 広告。](#2-ads)\n\n出せる。\n"
    new = "### [1. 登録。](#0-general)\n\n書面で。\n\n### [2. 広告。](#1-entry)\n\n出せる。\n"
    assert [(h.operation, h.kind) for h in _collated(old, new, ".md").hunks] == [
        ("replace", "markup"),
        ("replace", "markup"),
    ]


@pytest.mark.parametrize(
    ("old", "new", "look"),
    [
        ('<p>申込は<a href="/2024">こちら</a>。</p>', '<p>申込は<a href="/2025">こちら</a>。</p>',
         [("link", "/2024", "/2025")]),
        ('<p>写真</p><img src="a.jpg" alt="会長">', '<p>写真</p><img src="a.jpg" alt="会計">',
         [("picture", "会長", "会計")]),
        ('<p>写真</p><img src="a.jpg" alt="会長">', "<p>写真</p>", [("picture-gone", "会長", "")]),
        ("<p>申込は窓口へ。</p>", '<p>申込は<a href="/form">窓口</a>へ。</p>',
         [("link", "", "/form")]),
    ],
)  # fmt: skip
def test_targets_and_pictures_are_compared_so_that_identical_means_it(
    old: str, new: str, look: list[tuple[str, str, str]]
) -> None:
    found = _collated(old, new, ".html")
    assert [h.look and h.look[:3] for h in found.hunks] == look
    assert {h.kind for h in found.hunks} == {"markup"}
    assert not found.same


ROWS = ["<tr>\n<td>机</td>\n<td>4</td>\n</tr>\n", "<tr>\n<td>椅子</td>\n<td>2</td>\n</tr>\n"]
SHELF = "<tr>\n<td>棚</td>\n<td>7</td>\n</tr>\n"


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_row_of_html_comes_and_goes_with_its_own_tags(place: int) -> None:
    rows = [*ROWS[:place], SHELF, *ROWS[place:]]
    old, new = (f"品目\n\n<table>\n{''.join(some)}</table>\n" for some in (ROWS, rows))
    for one, other in ((old, new), (new, old)):
        (hunk,) = _collated(one, other, ".md").hunks
        assert hunk.old.text + hunk.new.text == SHELF
        assert hunk.operation == ("insert" if other == new else "delete")


def test_what_comes_before_a_table_takes_none_of_its_tags() -> None:
    table = f"<table>\n{''.join(ROWS)}</table>\n"
    (hunk,) = _collated(table, f"品目は次のとおり。\n\n{table}", ".md").hunks
    assert hunk.new.text == "品目は次のとおり。"


def test_tags_of_a_row_count_as_nothing_that_was_rewritten() -> None:
    table = "<table>\n{}</table>\n"
    new = table.format("".join([*ROWS, SHELF]))
    assert "rewritten" not in _collated(table.format("".join(ROWS)), new, ".md").summary
