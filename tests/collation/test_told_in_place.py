"""What is told stands in its place and shows what it is about."""

from __future__ import annotations

import pytest

from collation.collate import collate
from readers.registry import read_content
from reports.layout.kept_pieces import kept_pieces
from tests.collation.accounts import rebuilt
from text.messages import set_language
from text.model.collation import Collation, Hunk
from text.model.document import Span


def _collated(old: str, new: str, suffix: str = ".txt") -> Collation:
    set_language("ja")
    assert rebuilt(old, new) == new
    return collate(*(read_content(side.encode(), f"a{suffix}", suffix) for side in (old, new)))


def test_the_summary_quotes_a_long_sentence_where_its_sense_turns() -> None:
    old = (
        "水道料については昨年と同じ事情があるが、計算に手間がかかるため本年度は変更なしとした。\n"
        "会長が署名する。\n"
    )
    new = (
        "水道料と電気料については、二階に借主がいることから、借主だけの負担に変更し、管理組合の"
        "負担は零とする。\n会長が署名する。\n"
    )
    said = _collated(old, new).summary
    assert "変更なしとした" in said
    assert "負担に変更し" in said


def test_a_sentence_taken_from_the_end_of_a_line_does_not_stand_before_the_next_heading() -> None:
    old = "第一条　四月から施行する。ただし、第三条は、公布の日から施行する。\n\n別表\n"
    new = "第一条　四月から施行する。\n\n附　則\n\n一　翌年から施行する。\n\n別表\n"
    gone, come = _collated(old, new).hunks
    assert (gone.old.text, gone.new.line) == ("ただし、第三条は、公布の日から施行する。", 1)
    assert (come.new.text[:3], come.new.line) == ("附　則", 3)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("一　甲\n二　乙。\n三　丙\n", "一　甲\n二　乙。二の二を含む。\n三　丙\n"),
        ("一　甲\n二　乙。二の二を含む。\n三　丙\n", "一　甲\n二　乙。\n三　丙\n"),
    ],
)
def test_what_ends_a_line_is_told_on_that_line(old: str, new: str) -> None:
    (hunk,) = _collated(old, new).hunks
    assert (hunk.old.line, hunk.new.line) == (2, 2)


def test_lines_of_mere_marks_are_counted_as_no_sentences() -> None:
    old = "# 会報\n\n春の号です。\n"
    block = (
        '<div style="width: 80%">\n<img src="a.png">\n</div>\n夏も出ます。\n秋には二号出ます。\n'
    )
    (hunk,) = _collated(old, f"{old}\n{block}", ".md").hunks
    assert hunk.sentences == 2


PIECES = [
    ("* 日時", "**日時**", [("* ", "**"), ("日時", "日時"), ("", "**")]),
    ("会場<br>", "会場</p>", [("会場", "会場"), ("<br>", "</p>")]),
    ("](a/規約.md)", "](a/規約)", [("](a/規約", "](a/規約"), (".md", ""), (")", ")")]),
    ('<img src="a.png">', '<img src="bc.png">', [('<img src="', '<img src="'), ("a", "bc"),
     ('.png">', '.png">')]),
    ("会則", "**会則**", [("", "**"), ("会則", "会則"), ("", "**")]),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "pieces"), PIECES)
def test_of_a_change_of_marks_whole_marks_are_struck_and_the_words_stand(
    old: str, new: str, pieces: list[tuple[str, str]]
) -> None:
    spans = [Span(0, len(side), 1, 1, side) for side in (old, new)]
    assert kept_pieces(Hunk(1, "replace", "markup", *spans, old, new, 0, 0)) == pieces
