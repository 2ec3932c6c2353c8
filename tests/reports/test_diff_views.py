"""The views of a diff for a terminal: aligned in cells, readable with no colour."""

import io
import json

import pytest

from collation.collate import collate
from readers.corpus import SHIPPED, Corpus
from reports.diff import json as diff_json
from reports.diff import side_by_side as diff_side_by_side
from reports.diff import text as diff_text
from text.messages import set_language
from text.model.collation import IGNORED, Collation
from text.model.document import Document
from text.terminal.cells import cells

LETTERS = ("letters/2019-08-06-jichiro.txt", "letters/2019-08-06-jichiroren.txt")


@pytest.fixture(autouse=True)
def _english():
    set_language("en")
    yield
    set_language(None)


@pytest.fixture(scope="module")
def letters() -> Collation:
    corpus = Corpus(SHIPPED)
    return collate(*map(corpus.document, LETTERS), frozenset(IGNORED))


def _of(old: str, new: str, show: frozenset[str] = frozenset()) -> Collation:
    return collate(Document("old.txt", old), Document("new.txt", new), show)


def _side_by_side(collation: Collation, width: int, color: bool = False) -> list[str]:
    stream = io.StringIO()
    diff_side_by_side.render(collation, stream, color=color, width=width)
    return stream.getvalue().split("\n")


@pytest.mark.parametrize("width", range(60, 201, 7))
def test_columns_stand_in_the_same_cell_on_every_line(letters: Collation, width: int) -> None:
    columns = [line for line in _side_by_side(letters, width) if "│" in line]
    assert {cells(line.partition("│")[0]) for line in columns} == {(width - 3) // 2 + 2}
    assert max(map(cells, columns)) <= width


def test_colour_only_repeats_what_the_marks_say(letters: Collation) -> None:
    import re

    colored = [re.sub("\x1b\\[[0-9;]*m", "", line) for line in _side_by_side(letters, 80, True)]
    plain = _side_by_side(letters, 80)
    assert [line.rstrip() for line in colored] == [line.rstrip() for line in plain]


def test_the_text_view_shows_the_line_with_both_sides_marked() -> None:
    stream = io.StringIO()
    diff_text.render(_of("会費は1,000円です。", "会費は10,000円です。"), stream)
    assert stream.getvalue().splitlines() == [
        "old.txt → new.txt",
        "The same apart from one number.",
        "",
        " 1  number  line 1 → line 1",
        "    会費は{-1,000円-}{+10,000円+}です。",
    ]


def test_ignored_differences_are_counted_in_words_with_the_way_to_see_them() -> None:
    stream = io.StringIO()
    diff_text.render(_of("反対する。 \n賛成", "反対する。\n賛\n成"), stream)
    assert stream.getvalue().splitlines()[-1] == (
        "not shown: 1 of white space only, 1 of line breaks only (--show whitespace,wrap)"
    )


@pytest.mark.parametrize("text", ["\x1b]0;x\x07危険", "安\u202e全", "a\x9b31mb"])
def test_no_escape_sequence_of_a_document_reaches_the_terminal(text: str) -> None:
    collation = _of("平和。", text, frozenset(IGNORED))
    for render in (diff_text.render, diff_side_by_side.render):
        stream = io.StringIO()
        render(collation, stream)
        assert not {"\x1b", "\x07", "\u202e", "\x9b"} & set(stream.getvalue())


def test_json_offsets_point_into_the_raw_texts(letters: Collation) -> None:
    stream = io.StringIO()
    diff_json.render(letters, stream)
    page = json.loads(stream.getvalue())
    for hunk in page["hunks"]:
        for side, document in (("old", letters.old), ("new", letters.new)):
            span = hunk[side]
            assert document.raw[span["start"] : span["end"]] == span["text"]
            assert hunk["core"][side] in span["text"]


def test_json_counts_kinds_as_the_summary_does() -> None:
    notice = "＊会場の地図に誤りがありましたので改めました（令和8年{day}）。"
    plans = "展示は本館で開きます。\n講演は別館で開きます。\n受付は玄関で行います。\n"
    old = notice.format(day="5月7日") + "\n" + plans
    new = plans + notice.format(day="5月8日") + "\n"
    stream = io.StringIO()
    found = _of(old, new)
    diff_json.render(found, stream)
    assert json.loads(stream.getvalue())["counts"]["by_kind"] == {"moved": 1, "date": 1}
    assert "one date or time" in found.summary
    assert "one moved" in found.summary
