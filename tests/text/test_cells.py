"""Text measured in terminal cells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from text.terminal.cells import cells, cut, padded, wrapped

_TEXTS = st.text(
    st.sampled_from("漢字かなカナ、。「」（）Latin words 123 ｶﾞ\u3099①"), min_size=1, max_size=80
)


@pytest.mark.parametrize(
    ("text", "width"),
    [("", 0), ("abc", 3), ("漢字", 4), ("ｶﾅ", 2), ("か\u3099", 2), ("①", 1), ("\u200b", 0)],
)
def test_a_text_has_the_width_that_terminals_give_it(text: str, width: int) -> None:
    assert cells(text) == width


@given(_TEXTS, st.integers(2, 60))
def test_no_wrapped_line_is_wider_than_asked(text: str, width: int) -> None:
    assert all(cells(line) <= width for line in wrapped(text, width))


@given(_TEXTS, st.integers(2, 60))
def test_wrapping_loses_nothing_but_blanks(text: str, width: int) -> None:
    assert "".join("".join(wrapped(text, width)).split()) == "".join(text.split())


@given(_TEXTS, st.integers(20, 60))
def test_no_wrapped_line_starts_with_a_comma(text: str, width: int) -> None:
    prose = "漢字" + "".join(c for c in text if c not in "、。「」（）") + "、漢字" * 9
    assert not any(line.startswith("、") for line in wrapped(prose, width))


@given(_TEXTS, st.integers(1, 40))
def test_a_cut_text_fits_and_is_whole_where_it_did(text: str, width: int) -> None:
    assert cells(cut(text, width)) <= width
    assert cut(text, cells(text)) == text


def test_padding_counts_cells() -> None:
    assert padded("漢字", 6) == "漢字  "
    assert padded("漢字", 2) == "漢字"
