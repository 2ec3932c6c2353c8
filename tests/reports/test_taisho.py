"""A 新旧対照表 follows the conventions of Japanese offices."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO, StringIO

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from collation.collate import collate
from readers.registry import read_content
from reports.diff import taisho_docx as diff_taisho_docx
from reports.diff import taisho_html as diff_taisho_html
from reports.layout.clauses import clauses
from reports.layout.taisho import Run, taisho_rows
from reports.layout.taisho_style import PRESETS, style_of
from tests.reports.edit_scripts import (
    Edit,
    arrive,
    change,
    collation,
    keep,
    leave,
    random_collation,
)
from tests.reports.html_check import foreign, tree
from text import messages
from text.model.collation import IGNORED, Collation


@pytest.fixture(autouse=True)
def _japanese() -> Iterator[None]:
    messages.set_language("ja")
    yield
    messages.set_language(None)


def _shown(runs: tuple[Run, ...]) -> str:
    """Return the words of a cell, what is underlined between < and >."""
    return "".join(f"<{run.text}>" if run.underlined else run.text for run in runs)


@pytest.mark.parametrize("preset", PRESETS)
def test_a_preset_names_the_columns_and_a_house_may_say_otherwise(preset: str) -> None:
    sample = collation(
        keep("第一条　会費は"), change("千円", "二千円"), keep("。\n"), change("", "第二条　新。\n")
    )
    style = style_of({"new": "改定案", "marks": "bold", "added": "", "preset": preset})
    page = StringIO()
    diff_taisho_html.render(sample, page, style=style)
    assert "改定案" in page.getvalue()
    assert "<b>二千円</b>" in page.getvalue()
    assert "<span>（新設）" not in page.getvalue()
    assert PRESETS[preset].word("old") in page.getvalue()
    word = BytesIO()
    diff_taisho_docx.render(sample, word, style=style)
    cells = docx.Document(BytesIO(word.getvalue())).tables[0].rows
    assert cells[0].cells[0].text == "改定案"
    bold = [
        run.text for cell in cells[1].cells for p in cell.paragraphs for run in p.runs if run.bold
    ]
    assert bold == ["二千円", "千円"]


@pytest.mark.parametrize("table", [{"preset": "house"}, {"marks": "red"}, {"remarks": "yes"}])
def test_a_setting_of_the_table_that_means_nothing_is_refused(table: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="taisho"):
        style_of(table)


def table(sample: Collation) -> list[tuple[str, str]]:
    return [(_shown(row.new), _shown(row.old)) for row in taisho_rows(sample)]


_TAIL = keep("\n第九条　終わり。\n")

CASES: dict[str, tuple[tuple[Edit, ...], list[tuple[str, str]]]] = {
    "changed words are underlined on both sides": (
        (keep("第一条　会費は"), change("千円", "二千円"), keep("とする。\n")),
        [("第一条　会費は<二千円>とする。", "第一条　会費は<千円>とする。")],
    ),
    "words added are underlined where they stand": (
        (keep("第一条　住所"), change("", "又は氏名"), keep("を届ける。\n")),
        [("第一条　住所<又は氏名>を届ける。", "第一条　住所を届ける。")],
    ),
    "a new article faces （新設）": (
        (keep("第一条　一。\n"), change("", "第二条　二。\n")),
        [("第一条　（略）", "第一条　（略）"), ("<第二条　二。>", "（新設）")],
    ),
    "an article taken out faces （削る）": (
        (keep("第一条　一。\n"), change("第二条　二。\n", "")),
        [("第一条　（略）", "第一条　（略）"), ("（削る）", "<第二条　二。>")],
    ),
    "where only the number changed it alone is underlined": (
        (change("第四条", "第三条", "number"), keep("　長い本文。\n")),
        [("<第三条>　（略）", "<第四条>　（略）")],
    ),
    "number and words changed are shown with the words": (
        (change("第四条", "第三条", "number"), keep("　本文"), change("を", "が"), keep("。\n")),
        [("<第三条>　本文<が>。", "<第四条>　本文<を>。")],
    ),
    "two unchanged items are named both": (
        (keep("１　一。\n２　二。\n３　三"), change("", "次"), keep("。\n")),
        [("１及び２　（略）", "１及び２　（略）"), ("３　三<次>。", "３　三。")],
    ),
    "more unchanged items are a range": (
        (keep("(1) 一\n(2) 二\n(3) 三\n(4) 四"), change("", "次"), keep("\n")),
        [("(1)～(3)　（略）", "(1)～(3)　（略）"), ("(4) 四<次>", "(4) 四")],
    ),
    "an unchanged article heads its changed paragraph": (
        (keep("第一条　柱。\n２　項"), change("", "次"), keep("。\n３　項。"), _TAIL),
        [
            ("第一条　（略）", "第一条　（略）"),
            ("２　項<次>。", "２　項。"),
            ("３　（略）", "３　（略）"),
            ("第九条　（略）", "第九条　（略）"),
        ],
    ),
    "an article's unchanged items go with it": (
        (keep("第一条　柱。\n一　項。\n二　項。\n第二条　柱"), change("", "次"), keep("。\n")),
        [("第一条　（略）", "第一条　（略）"), ("第二条　柱<次>。", "第二条　柱。")],
    ),
    "a caption stands in the row of its article": (
        (keep("（目的）\n第一条　会"), change("は", "が"), keep("行う。\n")),
        [("（目的）\n第一条　会<が>行う。", "（目的）\n第一条　会<は>行う。")],
    ),
    "blanks and wraps are no amendment": (
        (keep("第一条　会"), change(" ", "", "whitespace"), keep("は行う。\n")),
        [("第一条　（略）", "第一条　（略）")],
    ),
    "paragraphs of a letter without numbers are （略） too": (
        (keep("拝啓\n本文一。\n本文"), change("二", "三"), keep("。\n敬具\n")),
        [("（略）", "（略）"), ("本文<三>。", "本文<二>。"), ("（略）", "（略）")],
    ),
    "unchanged items at the end are one range": (
        (keep("第"), change("一", "二"), keep("。\n1. 一\n(1) 内\n2. 二\n3. 三\n")),
        [("第<二>。", "第<一>。"), ("1.～3.　（略）", "1.～3.　（略）")],
    ),
    "a moved article stands in both places": (
        (leave("第一条　動く。\n", "m"), keep("第二条　残る。\n"), arrive("第一条　動く。\n", "m")),
        [
            ("（削る）", "<第一条　動く。>"),
            ("第二条　（略）", "第二条　（略）"),
            ("<第一条　動く。>", "（新設）"),
        ],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_the_conventions_hold(case: str) -> None:
    edits, expected = CASES[case]
    assert table(collation(*edits)) == expected


def test_a_side_without_the_words_can_be_padded_with_underlined_blanks() -> None:
    sample = collation(
        keep("住所"), change("", "又は氏名"), keep("と"), change("印", ""), keep("。")
    )
    (row,) = taisho_rows(sample, pad=True)
    assert (_shown(row.new), _shown(row.old)) == (
        "住所<又は氏名>と<　>。",
        "住所<　　　　>と<印>。",
    )


def test_what_did_not_change_can_be_left_out() -> None:
    edits, _ = CASES["an unchanged article heads its changed paragraph"]
    # But for the article that the paragraph stands in: nobody could tell whose it is.
    head, row = taisho_rows(collation(*edits), changed_only=True)
    assert _shown(head.new).endswith("（略）")
    assert _shown(row.new) == "２　項<次>。"


def test_the_article_above_is_told_once() -> None:
    sample = collation(
        keep("第一条　次のとおりとする。\n一　"), change("甲", "乙"), keep("の号。\n二　"),
        change("丙", "丁"), keep("の号。\n三　変わらない号。\n第二条　変わらない条。"),
    )  # fmt: skip
    rows = [_shown(row.new) for row in taisho_rows(sample, changed_only=True)]
    assert rows == ["第一条　（略）", "一　<乙>の号。", "二　<丁>の号。"]


def test_remarks_say_what_happened() -> None:
    edits, _ = CASES["a moved article stands in both places"]
    remarks = [row.remark for row in taisho_rows(collation(*edits))]
    assert remarks == ["（改正後 2行目へ移動）", "", "（改正前 1行目から移動）"]


@given(st.integers(0, 10**9))
def test_clauses_hold_every_visible_word_of_both_texts(seed: int) -> None:
    sample = random_collation(seed)
    found = list(clauses(sample))
    old = "".join(sample.old.raw[p.start : p.end] for c in found if c.old for p in c.old.pieces)
    new = "".join(sample.new.raw[p.start : p.end] for c in found if c.new for p in c.new.pieces)
    assert "".join(old.split()) == "".join(sample.old.raw.split())
    assert "".join(new.split()) == "".join(sample.new.raw.split())


@given(st.integers(0, 10**9))
def test_every_amended_word_is_underlined(seed: int) -> None:
    sample = random_collation(seed)
    shown = "".join(r.text for row in taisho_rows(sample) for r in row.new if r.underlined)
    assume(all(clause.standing != "renumbered" for clause in clauses(sample)))
    amended = "".join(hunk.new.text for hunk in sample.hunks)
    assert "".join(shown.split()) == "".join(amended.split())


def _word(sample: Collation, **options: bool) -> docx.document.Document:
    stream = BytesIO()
    diff_taisho_docx.render(sample, stream, **options)
    return docx.Document(BytesIO(stream.getvalue()))


SAMPLE = collation(keep("第一条　会費は"), change("千円", "二千円"), keep("とする。\n"))


@pytest.mark.parametrize(
    ("options", "heads"),
    [
        ({}, ["改正後", "改正前"]),
        ({"old_first": True}, ["改正前", "改正後"]),
        ({"remarks": True}, ["改正後", "改正前", "備考"]),
    ],
)
def test_the_word_table_has_the_columns_that_were_asked_for(
    options: dict[str, bool], heads: list[str]
) -> None:
    (found,) = _word(SAMPLE, **options).tables
    assert [cell.text for cell in found.rows[0].cells] == heads
    assert len(found.rows[1].cells) == len(heads)


def test_the_word_table_underlines_and_repeats_its_heading_on_landscape_a4() -> None:
    word = _word(SAMPLE)
    (found,) = word.tables
    runs = found.rows[1].cells[0].paragraphs[0].runs
    assert [run.text for run in runs if run.underline] == ["二千円"]
    assert found.rows[0]._tr.find(f".//{qn('w:tblHeader')}") is not None
    assert abs(word.sections[0].page_width - Mm(297)) < Mm(1)


def test_the_page_underlines_and_holds_nothing_foreign() -> None:
    stream = StringIO()
    diff_taisho_html.render(SAMPLE, stream, remarks=True)
    root = tree(stream.getvalue())
    assert foreign(stream.getvalue()) == []
    assert [node.text for node in root.iter("u")] == ["二千円", "千円"]


@settings(max_examples=20)
@given(st.integers(0, 10**9))
def test_any_collation_can_be_laid_out(seed: int) -> None:
    assert _word(random_collation(seed)).tables


RULES = (
    "# 会則\n\n## 第1条（名称）\n\n本会は、緑会という。\n\n"
    "## 第2条（会費）\n\n会費は、年{fee}円とする。\n\n## 細目\n\n**別に**定める。\n"
)


def test_a_changed_row_of_markdown_says_its_heading_and_prints_no_marks() -> None:
    found = [
        read_content(RULES.format(fee=fee).encode(), "a.md", ".md") for fee in ("1,000", "1,500")
    ]
    rows = list(taisho_rows(collate(*found, frozenset(IGNORED))))
    told = [("".join(run.text for run in row.new), row.remark) for row in rows]
    assert [words for words, remark in told if remark] == [
        "第2条（会費）\n会費は、年1,500円とする。"
    ]
    assert not any(mark in words for words, _ in told for mark in ("#", "*", "|"))


def test_the_articles_of_a_second_supplement_stand_under_it() -> None:
    text = (
        "第一条　甲とする。\n第二条　乙とする。\n附　則\n第一条　公布の日から施行する。\n"
        "附　則（令和五年規則第九号）\n第一条　{day}から施行する。\n"
    )
    found = [
        read_content(text.format(day=day).encode(), "a.txt", ".txt") for day in ("四月", "七月")
    ]
    rows = list(taisho_rows(collate(*found, frozenset(IGNORED))))
    assert ["".join(run.text for run in row.new) for row in rows] == [
        "第一条及び第二条　（略）",
        "附　則　（略）",
        "附　則（令和五年規則第九号）　（略）",
        "第一条　七月から施行する。",
    ]


def test_an_article_that_is_deleted_faces_what_it_was() -> None:
    old = (
        "第１条　会を置く。\n第２条　会費は千円とし、毎年四月に納める。\n"
        "第３条　細則は別に定める。\n"
    )
    new = (
        "第１条　会を置く。\n第２条　削除\n第３条　会費は二千円とし、毎年四月に納める。\n"
        "第４条　細則は別に定める。\n"
    )
    sides = (read_content(text.encode(), f"{len(text)}.txt", ".txt") for text in (old, new))
    rows = list(taisho_rows(collate(*sides, frozenset(IGNORED))))
    faced = {_shown(row.new): _shown(row.old) for row in rows}
    gone = next(new for new in faced if "削除" in new)
    assert "会費は千円" in faced[gone].replace("<", "").replace(">", "")
    added = next(new for new in faced if "二千円" in new)
    assert "新設" in faced[added]


def _collated(old: str, new: str) -> Collation:
    sides = (read_content(side.encode(), "a.txt", ".txt") for side in (old, new))
    return collate(*sides, frozenset(IGNORED))


def test_a_new_paragraph_does_not_face_an_article_that_was_taken_out() -> None:
    old = (
        "第2条　名簿を作る。\n（閲覧）\n第3条　会員は、事務局で名簿を閲覧することができる。\n"
        "（保管）\n第4条　名簿は、書棚に保管する。\n"
    )
    new = (
        "第2条　名簿を作る。\n3　名簿は、電子計算機に記録することができる。\n"
        "（保管）\n第3条　名簿は、書棚に保管する。\n"
    )
    found = list(clauses(_collated(old, new)))
    standings = [one.standing for one in found]
    assert standings == ["same", "added", "removed", "renumbered"]


def test_a_clause_whose_mark_alone_became_another_stays_one() -> None:
    old = "(1)　市内に住む者の名簿を作る。\n(2)　市内に勤める者の名簿を作る。\n"
    new = "ア　市内に住む者の名簿を作る。\nイ　市内に勤める者の名簿を作る。\n"
    assert {one.standing for one in clauses(_collated(old, new))} <= {"renumbered", "changed"}


FEES = """第１条　使用料は、別表のとおりとする。
附　則
この条例は、公布の日から施行する。
別表（第１条関係）
区分　午前　午後　夜間
会議室　300円　400円　450円
和室　200円　300円　350円
"""
FEE_PAGES = "<p>第１条　会費は、次の表による。</p><table>{rows}</table>"
FEE_ROWS = ("区分 月額 年額", "大人 300円 3,000円", "子供 100円 {child}", "団体 500円 5,000円")


@pytest.mark.parametrize("changed_only", [False, True])
def test_a_changed_row_of_a_table_stands_below_the_names_of_its_columns(changed_only: bool) -> None:
    sides = (
        read_content(text.encode(), "a.txt", ".txt") for text in (FEES, FEES.replace("350", "400"))
    )
    found = [
        [_shown(one.new), _shown(one.old)]
        for one in taisho_rows(collate(*sides, IGNORED), changed_only=changed_only)
    ]
    names = "別表（第１条関係）\n区分　午前　午後　夜間"
    row = ["和室　200円　300円　<400円>", "和室　200円　300円　<350円>"]
    rest = [[names, names], row]
    if not changed_only:
        alone = [["第１条　（略）"] * 2, ["附　則　（略）"] * 2]
        rest = [*alone, [names, names], ["（略）"] * 2, row]
    assert found == rest


def test_a_table_in_running_text_keeps_the_names_of_its_columns_too() -> None:
    sides = []
    for child in ("1,000円", "1,200円"):
        rows = (
            f"<tr><td>{'</td><td>'.join(row.format(child=child).split())}</td></tr>"
            for row in FEE_ROWS
        )
        page = FEE_PAGES.format(rows="".join(rows))
        sides.append(read_content(page.encode(), "a.html", ".html"))
    found = [_shown(one.new) for one in taisho_rows(collate(*sides, IGNORED), changed_only=True)]
    assert found == ["第１条　（略）", "区分\t月額\t年額", "子供\t100円\t<1,200円>"]
