"""Styled text keeps every code point, whatever the width, and colours only what was asked for."""

from hypothesis import given
from hypothesis import strategies as st

from reports.terminal.styled import Run, highlighted, painted, width_of, wrapped_runs
from text.terminal.printable import printable_line

_TEXT = st.text(st.sampled_from("あ、（）a b【】\x1b漢"), min_size=1, max_size=60)


@given(_TEXT, st.integers(2, 40))
def test_wrapping_runs_drops_nothing_but_blanks(text: str, width: int) -> None:
    half = len(text) // 2
    lines = wrapped_runs([Run(text[:half], "match"), Run(text[half:])], width)
    assert "".join(run.text for line in lines for run in line).replace(" ", "") == text.replace(
        " ", ""
    )


@given(_TEXT, st.integers(2, 40))
def test_a_wrapped_line_is_no_wider_than_asked(text: str, width: int) -> None:
    assert all(width_of(line) <= width for line in wrapped_runs([Run(text)], width))


def test_brackets_of_the_document_are_not_taken_for_marks() -> None:
    shown = painted(list(highlighted("【要確認】の日付", [(6, 8)], color=True)), color=True)
    assert shown == "【要確認】の\x1b[1;31m日付\x1b[0m"


@given(_TEXT)
def test_without_colour_a_match_stands_in_brackets(text: str) -> None:
    shown = painted(list(highlighted(text, [(0, len(text))], color=False)), color=False)
    assert shown == f"【{printable_line(text)}】"
