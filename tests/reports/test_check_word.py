"""Findings in Word: comments on the draft, and the table of queries."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO, StringIO
from types import ModuleType
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.check import csv as check_csv
from reports.check import docx as check_docx
from reports.check import gimon_docx as check_gimon_docx
from reports.layout.gimon import questions
from reports.ooxml.changes import line_feeds
from reports.ooxml.elements import legal
from tests.reports.edit_scripts import random_text
from tests.reports.findings import Checked, draft, payload_draft
from tests.reports.html_payloads import PAYLOADS
from tests.reports.word_reading import settled
from text.messages import say, set_language
from text.model.document import Document, Span
from text.model.finding import Evidence, Finding


def written(module: ModuleType, checked: Checked, **options: Any) -> bytes:
    stream = BytesIO()
    module.render(checked, stream, **options)
    return stream.getvalue()


def commented(content: bytes) -> dict[str, str]:
    """Return the text between the marks of each comment, by the comment's number."""
    spans: dict[str, str] = {}
    opened: set[str] = set()
    for node in docx.Document(BytesIO(content)).element.body.iter():
        number = node.get(qn("w:id"))
        if node.tag == qn("w:commentRangeStart"):
            opened.add(number)
            spans[number] = ""
        elif node.tag == qn("w:commentRangeEnd"):
            opened.discard(number)
        elif node.tag == qn("w:t"):
            for each in opened:
                spans[each] += node.text or ""
    return spans


def rows(content: bytes) -> list[list[str]]:
    (table,) = docx.Document(BytesIO(content)).tables
    return [[cell.text for cell in row.cells] for row in table.rows]


SPANS: dict[str, tuple[str, list[tuple[int, int]], list[str]]] = {
    "a word": ("これは202年度の案です。", [(3, 8)], ["202年度"]),
    "two findings that overlap": ("あいうえお", [(0, 3), (2, 5)], ["あいう", "うえお"]),
    "one inside the other": ("あいうえお", [(0, 5), (1, 2)], ["あいうえお", "い"]),
    "the same place twice": ("あい", [(0, 1), (0, 1)], ["あ", "あ"]),
    "over a line's end": ("あい\r\nうえ", [(1, 5)], ["いう"]),
    "an empty place": ("あい", [(1, 1)], ["い"]),
    "an empty place at the end": ("あい\n", [(3, 3)], ["い"]),
    "behind a surrogate": ("\ud800あ𠀋い", [(2, 3)], ["𠀋"]),
}


@pytest.mark.parametrize("case", SPANS)
def test_a_comment_stands_on_the_words_of_its_finding(case: str) -> None:
    raw, spans, expected = SPANS[case]
    content = written(check_docx, draft(raw, *spans))
    assert sorted(commented(content).values()) == sorted(expected)


def test_a_comment_holds_severity_message_suggestion_and_evidence() -> None:
    word = docx.Document(BytesIO(written(check_docx, draft("202年度", (0, 5)))))
    (comment,) = word.comments
    assert comment.author == "Kyogo"
    assert "指摘0" in comment.text
    assert "→ 指摘0" in comment.text
    assert "letters/姉妹.txt" in comment.text


@settings(max_examples=20)
@given(st.randoms(use_true_random=False), st.integers(0, 6))
def test_the_draft_stands_in_word_as_it_is(random: Any, count: int) -> None:
    raw = random_text(random, 60)
    spans = [tuple(sorted(random.choices(range(len(raw) + 1), k=2))) for _ in range(count)]
    content = written(check_docx, draft(raw, *spans))
    wanted = legal(line_feeds(raw, 0, len(raw)))
    assert settled(content, "accept") in (wanted, wanted.removesuffix("\n"))


@pytest.mark.parametrize("module", [check_docx, check_gimon_docx])
def test_any_text_can_be_written(module: ModuleType) -> None:
    checked = [pair for payload in PAYLOADS for pair in payload_draft(payload)]
    assert written(module, checked)


def test_the_list_of_queries_has_a_row_per_finding_and_room_for_the_answer() -> None:
    head, first, second = rows(written(check_gimon_docx, draft("一\n202年度", (0, 1), (2, 7))))
    assert len(head) == 6
    assert first[:3] == ["1", "l. 1", "一"]
    assert second[:3] == ["2", "l. 2", "202年度"]
    assert "letters/姉妹.txt" in second[4]
    assert [first[5], second[5]] == ["", ""]


def test_the_heading_row_of_the_list_is_repeated_on_every_page() -> None:
    word = docx.Document(BytesIO(written(check_gimon_docx, draft("一", (0, 1)))))
    assert word.tables[0].rows[0]._tr.find(f".//{qn('w:tblHeader')}") is not None


def test_a_draft_with_pages_is_cited_by_page_and_line() -> None:
    ((document, findings),) = draft("一\n二\n三", (4, 5))
    paged = [(replace(document, pages=(0, 2, 4)), findings)]
    assert rows(written(check_gimon_docx, paged))[1][1] == "p. 3, l. 3"


def test_the_spreadsheet_has_number_place_original_query_grounds_and_a_blank_answer() -> None:
    stream = StringIO()
    check_csv.render(draft("202年度", (0, 5)), stream)
    head, row = stream.getvalue().splitlines()
    assert head.count(",") == row.count(",")
    assert row.startswith('"1","draft.txt","","1","1"')
    assert row.endswith(',""')


def test_a_query_tells_how_likely_it_is_and_by_what_clause() -> None:
    document = Document(name="d.txt", raw="打ち合わせを開く。")
    finding = Finding(
        "koyobun-okurigana",
        "question",
        "d.txt",
        Span(0, 5, 1, 1, "打ち合わせ"),
        say("check.cited", message="「打合せ」と書きます。", clause="訓令 2(1)"),
        ("打合せ",),
        evidence=(Evidence("a.txt", 3, "打合せを開く"),),
        confidence=0.8,
        clause="訓令 2(1)",
    )
    (one,) = questions([(document, [finding])])
    assert "訓令" not in one.question
    assert "80" in one.question
    assert one.grounds[0] == "訓令 2(1)"
    assert "a.txt" in one.grounds[1]


def test_the_list_of_queries_says_when_it_was_made() -> None:
    set_language("ja")
    day = datetime(2031, 2, 3, tzinfo=UTC)
    content = written(check_gimon_docx, draft("一", (0, 1)), moment=day)
    texts = [one.text for one in docx.Document(BytesIO(content)).paragraphs]
    assert "2031年2月3日 作成" in texts
