"""What no alignment of words shows: forms of characters, blanks that count, the place of a cell."""

from __future__ import annotations

from dataclasses import replace

import pytest

from collation.collate import collate
from collation.witnesses import collate_witnesses
from readers.formats.html.read import read as read_html
from readers.formats.markdown.read import read as read_markdown
from tests.collation.accounts import SHOW_ALL, hunks, rebuilt, without
from text.model.collation import Hunk, Look
from text.model.document import Document


def _told(found: tuple[Hunk, ...]) -> list[tuple[str, str, str]]:
    return [(hunk.kind, hunk.old.text, hunk.new.text) for hunk in found]


FORMS = [
    ("担当は髙橋です。", "担当は高橋です。", "髙橋", "高橋"),
    ("𠮷村の家", "吉村の家", "𠮷村", "吉村"),
    ("葛\U000e0100城市から", "葛\U000e0101城市から", "葛\U000e0100城", "葛\U000e0101城"),
    ("葛城市から", "葛\U000e0100城市から", "葛城", "葛\U000e0100城"),
    ("山田\ufa1c子さん", "山田靖子さん", "山田\ufa1c子", "山田靖子"),
    ("經濟の話をした。", "経済の話をした。", "經濟", "経済"),
]


@pytest.mark.parametrize(("old", "new", "one", "other"), FORMS)
def test_another_form_of_a_character_is_a_difference_of_its_own_kind(
    old: str, new: str, one: str, other: str
) -> None:
    assert _told(hunks(old, new)) == [("glyph", one, other)]
    assert rebuilt(old, new) == new


def test_words_in_old_forms_are_no_other_words() -> None:
    found = hunks("學校の圖書館で總會を開く。", "学校の図書館で総会を三月に開く。")
    assert [hunk.kind for hunk in found] == ["glyph", "glyph", "glyph", "wording"]


SAME = [
    ("電話は03-1111-2222", "電話は03−1111‐2222"),
    ("３月〜４月—終わり", "3月～4月―終わり"),
    ("神⼾市の⿊⽥町の⻑⾕川", "神戸市の黒田町の長谷川"),
    ("参\u200b加を\u00ad求める", "参加を求める"),
    ("か゛くえんのハ゜ン", "がくえんのパン"),
    ("山田 太郎", "山 田太郎"),
    ("第 1 条 定 義", "第1条定義"),
    ("会費は1,\n000円です", "会費は1,000円です"),
]


@pytest.mark.parametrize(("old", "new"), SAME)
def test_what_only_a_code_or_a_blank_tells_apart_is_the_same(old: str, new: str) -> None:
    assert hunks(old, new) == ()


BLANKS = [
    ("A組 1 23", "A組 12 3", ("number", "1 23", "12 3")),
    ("賛成\n1\n23", "賛成\n12\n3", ("number", "1\n23", "12\n3")),
    ("代金は100円", "代金は1 00円", ("number", "100", "1 00")),
    ("Thank you all", "Thankyou all", ("orthographic", "Thank you", "Thankyou")),
    (
        "宛先 info@example.jp へ",
        "宛先 info @example.jp へ",
        ("orthographic", "info@example.jp", "info @example.jp"),
    ),
]


@pytest.mark.parametrize(("old", "new", "told"), BLANKS)
def test_a_blank_between_two_digits_or_letters_counts(
    old: str, new: str, told: tuple[str, str, str]
) -> None:
    assert _told(hunks(old, new)) == [told]
    assert rebuilt(old, new) == new


ROWS = (("議案", "賛成", "反対"), ("第一号", "○", ""), ("第二号", "", "○"))


def _html(rows: tuple[tuple[str, ...], ...]) -> Document:
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return read_html(f"<p>集計</p><table>{body}</table><p>以上</p>".encode(), "a.html")


def _markdown(rows: tuple[tuple[str, ...], ...]) -> Document:
    lines = [f"| {' | '.join(row)} |" for row in rows]
    lines.insert(1, "|---" * len(rows[0]) + "|")
    return read_markdown(f"集計\n\n{chr(10).join(lines)}\n\n以上\n".encode(), "a.md")


def _text(rows: tuple[tuple[str, ...], ...]) -> Document:
    return Document("a.txt", "集計\n" + "\n".join(map("\t".join, rows)) + "\n以上\n")


def _html_in_markdown(rows: tuple[tuple[str, ...], ...]) -> Document:
    body = "\n".join(f"<tr><td>{'</td><td>'.join(row)}</td></tr>" for row in rows)
    return read_markdown(f"集計\n\n<table>\n{body}\n</table>\n\n以上\n".encode(), "b.md")


MAKERS = [_html, _markdown, _html_in_markdown, _text]


@pytest.mark.parametrize("make", MAKERS)
def test_a_value_in_another_column_is_a_difference_with_row_and_column(make) -> None:  # type: ignore[no-untyped-def]
    moved = (ROWS[0], ("第一号", "", "○"), ROWS[2])
    found = collate(make(ROWS), make(moved))
    assert not found.same
    (hunk,) = found.hunks
    assert (hunk.kind, hunk.note) == ("wording", "cell")
    assert hunk.look is not None
    assert "賛成" in hunk.look.old
    assert "第一号" in hunk.look.old
    assert "反対" in hunk.look.new


@pytest.mark.parametrize("make", MAKERS)
@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((("一", "100"),), (("11", "00"),)),
        ((("甲", "12", "3"), ("乙", "4", "5")), (("甲", "1", "23"), ("乙", "4", "5"))),
        ((("東京", "都築"), ("甲", "乙")), (("東京都", "築"), ("甲", "乙"))),
        (
            (("甲", "○", ""), ("乙", "○", ""), ("丙", "", "○")),
            (("甲", "", "○"), ("乙", "", "○"), ("丙", "", "○")),
        ),
    ],
)
def test_cells_cut_otherwise_are_a_difference(make, one, other) -> None:  # type: ignore[no-untyped-def]
    assert not collate(make(one), make(other)).same
    assert collate(make(one), make(one)).same
    assert len(collate_witnesses([make(one), make(other)]).rows) > 0


def test_a_table_is_the_same_in_every_format() -> None:
    assert collate(_html(ROWS), _markdown(ROWS)).same
    assert collate(_markdown(ROWS), _html(ROWS)).same


def test_a_row_of_four_is_not_two_rows_of_two() -> None:
    assert not collate(_html((("一", "二", "三", "四"),)), _html((("一", "二"), ("三", "四")))).same


NAMES = (("氏名", "四月", "五月"), ("山田", "出席", ""), ("佐藤", "出席", ""), ("鈴木", "", "欠席"))


def test_what_else_changes_in_a_table_moves_no_cells() -> None:
    added = (*NAMES[:2], ("高橋", "出席", ""), *NAMES[2:])
    wider = tuple((*row, "六月" if row[0] == "氏名" else "") for row in NAMES)
    turned = (NAMES[0], NAMES[2], NAMES[1], NAMES[3])
    for other in (added, wider, turned):
        assert len(collate(_html(NAMES), _html(other)).hunks) == 1


def test_a_cut_through_words_is_told_with_whole_cells() -> None:
    (hunk,) = collate(_html((("甲", "12", "3"),)), _html((("甲", "1", "23"),))).hunks
    assert (hunk.kind, hunk.old.text, hunk.new.text) == ("number", "12\t3", "1\t23")


def test_a_merged_cell_is_seen() -> None:
    one = "<table><tr><td{}>甲</td>{}</tr><tr><td>乙</td><td>丙</td></tr></table>"
    merged = read_html(one.format(" colspan=2", "").encode(), "a.html")
    parted = read_html(one.format("", "<td></td>").encode(), "a.html")
    assert not collate(merged, parted).same
    assert collate(merged, merged).same


def test_tabs_that_only_line_up_columns_are_no_difference() -> None:
    one = Document("a.txt", "氏名\t山田\n住所\t東京\n")
    assert collate(one, replace(one, raw="氏名\t\t山田\n住所\t\t東京\n")).same


def test_witnesses_differ_in_forms_and_cells() -> None:
    table = collate_witnesses([_html(ROWS), _html(ROWS), _html((ROWS[0], ROWS[2], ROWS[1]))])
    assert table.rows
    names = [Document(f"{n}.txt", f"担当は{name}です。") for n, name in enumerate(("髙橋", "高橋"))]
    (row,) = collate_witnesses(names).rows
    assert (row.kind, {variant.text for variant in row.variants}) == ("glyph", {"髙橋", "高橋"})


@pytest.mark.parametrize("make", MAKERS)
def test_a_moved_cell_is_part_of_the_account_of_every_report(make) -> None:  # type: ignore[no-untyped-def]
    from reports.layout.edit_script import walk
    from text.model.collation import IGNORED

    moved = (ROWS[0], ("第一号", "", "○"), ("第二号", "○", ""))
    old, new = make(ROWS), make(moved)
    whole = collate(old, new, frozenset(IGNORED))
    steps = list(walk(whole))
    assert "".join(new.raw[s.new : s.new_end] for s in steps) == new.raw
    assert "".join(old.raw[s.old : s.old_end] for s in steps) == old.raw


def test_witnesses_tell_in_which_cell_a_value_stands() -> None:
    moved = (ROWS[0], ("第一号", "", "○"), ROWS[2])
    (row,) = collate_witnesses([_html(ROWS), _html(ROWS), _html(moved)]).rows
    assert len({variant.text for variant in row.variants}) == 2
    assert row.suspect is None


def _paged(level: int, words: str = "申込みの手順", after: str = "窓口に出す。") -> Document:
    tag = f"h{level}" if level else "p"
    page = f"<h1>案内</h1><{tag}>{words}</{tag}><p>{after}</p>"
    return read_html(page.encode(), "page.html")


def test_a_line_break_in_a_cell_ends_no_row() -> None:
    one, other = (
        (("山田<br>太郎", "一組"), ("佐藤", "二組")),
        (("山田太郎", "一組"), ("佐藤", "二組")),
    )
    assert collate(_html(one), _html(other)).hunks == ()
    changed = (("山田太郎", "三組"), ("佐藤", "二組"))
    assert [hunk.core_new for hunk in collate(_html(one), _html(changed)).hunks] == ["三"]


def _lines(rows: tuple[tuple[str, ...], ...]) -> Document:
    cells = "".join(f"<p>{cell}</p>" for row in rows for cell in row if cell)
    return read_html(f"<p>集計</p>{cells}<p>以上</p>".encode(), "a.html")


@pytest.mark.parametrize("make", [_html, _markdown, _html_in_markdown])
def test_a_table_that_became_lines_is_told_once_and_the_other_way_round(make) -> None:  # type: ignore[no-untyped-def]
    table, lines = make(ROWS), _lines(ROWS)
    assert [hunk.look for hunk in collate(table, lines).hunks] == [Look("table", "table", "")]
    assert [hunk.look for hunk in collate(lines, table).hunks] == [Look("table", "", "table")]
    assert [hunk.kind for hunk in collate(lines, table).hunks] == ["markup"]


def test_one_of_two_tables_became_lines() -> None:
    table = "<table><tr><td>{}</td><td>{}</td></tr></table>".format
    old = f"<p>集計</p>{table('甲', '一')}<p>次の表</p>{table('乙', '二')}"
    new = f"<p>集計</p>{table('甲', '一')}<p>次の表</p><p>乙</p><p>二</p>"
    pages = [read_html(page.encode(), "a.html") for page in (old, new)]
    assert [hunk.old.text for hunk in collate(*pages).hunks] == ["乙\t二"]


@pytest.mark.parametrize("format_", ["text", "pdf"])
def test_where_there_are_no_tables_the_lines_of_one_are_the_same(format_: str) -> None:
    said = "\n".join(cell for row in ROWS for cell in row)
    lines = Document("a.txt", f"集計\n{said}\n以上\n", format=format_)
    assert collate(_html(ROWS), lines).hunks == ()


@pytest.mark.parametrize("make", [_markdown, _html_in_markdown])
def test_the_same_table_of_another_format_is_the_same(make) -> None:  # type: ignore[no-untyped-def]
    assert collate(_html(ROWS), make(ROWS)).same
    assert collate(make(ROWS), _html_in_markdown(ROWS)).same


LEVELS = [(2, 3, ("heading", "2", "3")), (2, 0, ("heading", "2", "")), (0, 2, ("heading", "", "2"))]


@pytest.mark.parametrize(("old", "new", "look"), LEVELS)
def test_a_heading_of_another_level_or_of_none_is_told_with_its_words(
    old: int, new: int, look: tuple[str, str, str]
) -> None:
    [hunk] = collate(_paged(old), _paged(new)).hunks
    assert (hunk.kind, hunk.old.text, hunk.look) == ("markup", "申込みの手順", Look(*look))


def test_a_heading_that_says_something_else_is_told_once_for_its_words() -> None:
    found = collate(_paged(2), _paged(2, "申込みの期限")).hunks
    assert [hunk.look for hunk in found] == [None]
    assert collate(_paged(2), _paged(2)).hunks == ()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("A&amp;B社です。", "A&B社です。", []),
        ("&#x9AD9;橋です。", "髙橋です。", []),
        ("山田&nbsp;太郎です。", "山田 太郎です。", []),
        ("&#x9AD9;橋です。", "高橋です。", [("glyph", "&#x9AD9;橋", "高橋")]),
        ("&lt;秘&gt;です。", "&lt;公&gt;です。", [("wording", "秘", "公")]),
        ("10<sup>2</sup>です。", "102です。", [("markup", "10<sup>2</sup>です。", "102です。")]),
    ],
)
def test_a_character_by_its_name_is_the_character(
    old: str, new: str, said: list[tuple[str, str, str]]
) -> None:
    one, other = (read_markdown(text.encode(), "x.md") for text in (old, new))
    assert _told(collate(one, other).hunks) == said
    shown = collate(one, other, SHOW_ALL).hunks
    assert without(old, [(hunk.old.start, hunk.old.end) for hunk in shown]) == without(
        new, [(hunk.new.start, hunk.new.end) for hunk in shown]
    )
