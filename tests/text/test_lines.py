"""Lines and columns are counted as an editor counts them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from text.messages import set_language
from text.structure.place_names import lines_of
from text.view.lines import LineIndex


@given(st.text(alphabet="aあ\r\n\x0c\u2028", max_size=20))
def test_a_line_ends_with_lf_crlf_or_a_lone_cr_and_with_nothing_else(raw: str) -> None:
    starts = [0, *(match.end() for match in re.finditer(r"\r\n|\n|\r", raw))]
    assert LineIndex(raw).starts == starts


@pytest.mark.parametrize(
    ("raw", "places"),
    [
        ("あ\nい", [(1, 1), (1, 2), (2, 1), (2, 2)]),
        ("あ\r\nい", [(1, 1), (1, 2), (1, 3), (2, 1), (2, 2)]),
        ("あ\rい\n", [(1, 1), (1, 2), (2, 1), (2, 2), (3, 1)]),
    ],
)
def test_every_offset_has_its_place(raw: str, places: list[tuple[int, int]]) -> None:
    assert [LineIndex(raw).place(offset) for offset in range(len(raw) + 1)] == places


def test_lines_of_a_text_and_paragraphs_of_a_word_file_are_told_apart() -> None:
    set_language("ja")
    places = [("a.txt", 12), ("b.docx", 8), ("c.txt", 15), ("d.docx", 8)]
    assert lines_of(places) == "12-15行目、8段落目"
    assert lines_of([("a.txt", 3), ("b.txt", 3)]) == "3行目"
