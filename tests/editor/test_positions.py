"""Positions of the protocol are right in every encoding, also beyond the basic plane."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol.types import Position

from editor.positions import Positions

TEXT = "𠮷野家\r\n👪と葛\U000e0100城\rabc\n\u2028x\x0cy\n"
ENCODINGS = ("utf-8", "utf-16", "utf-32")


@pytest.mark.parametrize(
    ("encoding", "offset", "place"),
    [
        ("utf-32", 1, (0, 1)),
        ("utf-16", 1, (0, 2)),
        ("utf-8", 1, (0, 4)),
        ("utf-16", 5, (1, 0)),
        ("utf-16", 9, (1, 6)),
        ("utf-8", 9, (1, 14)),
        ("utf-32", 9, (1, 4)),
        ("utf-16", 11, (2, 0)),
        ("utf-16", 16, (3, 1)),
        ("utf-16", len(TEXT), (4, 0)),
    ],
)
def test_a_code_point_has_its_position(encoding: str, offset: int, place: tuple[int, int]) -> None:
    lines = Positions(TEXT, encoding)
    assert lines.position(offset) == Position(*place)
    assert lines.offset(Position(*place)) == offset


def test_a_position_within_a_surrogate_pair_is_that_code_point() -> None:
    assert Positions("𠮷a").offset(Position(0, 1)) == 0


@pytest.mark.parametrize("place", [(0, 99), (99, 0), (2, 4)])
def test_beyond_a_line_or_the_text_is_its_end(place: tuple[int, int]) -> None:
    offset = Positions(TEXT).offset(Position(*place))
    assert TEXT[offset : offset + 1] in ("\r", "", "\n")


@given(st.text(alphabet="a漢𠮷👪\U000e0100\r\n\u2028\x0c"), st.sampled_from(ENCODINGS))
def test_every_code_point_comes_back(text: str, encoding: str) -> None:
    lines = Positions(text, encoding)
    starts = [at for at in range(len(text) + 1) if text[at - 1 : at + 1] != "\r\n" or at == 0]
    assert [lines.offset(lines.position(at)) for at in starts] == starts
