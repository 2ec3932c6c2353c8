"""Nothing that a terminal could act on leaves `printable`, and nothing else is changed."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from text.terminal.printable import printable, printable_line

_C0_C1 = [chr(code) for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\n\t"]
_BIDI = [
    chr(code) for code in (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x2070))
]
_SEPARATORS = ["\u2028", "\u2029", "\ufff9", "\ufffa", "\ufffb"]
_TAGS = [chr(code) for code in range(0xE0000, 0xE0080)]
_SURROGATES = [chr(code) for code in range(0xD800, 0xE000)]
_ACTING = [*_C0_C1, *_BIDI, *_SEPARATORS, *_TAGS, *_SURROGATES]
_TEXTS = st.text(st.one_of(st.sampled_from(_ACTING), st.characters(codec=None)), max_size=60)


@pytest.mark.parametrize("acting", [_C0_C1, _BIDI, _SEPARATORS, _TAGS, _SURROGATES])
def test_every_acting_code_point_is_replaced_wherever_it_stands(acting: list[str]) -> None:
    for character in acting:
        shown = printable(f"あ{character}い{character}")
        assert character not in shown
        assert shown.replace("\n", "").replace("\t", "").isprintable()


@given(_TEXTS)
def test_no_control_bidi_mark_tag_or_surrogate_is_left(text: str) -> None:
    shown = printable(text)
    assert not set(shown) & set(_ACTING)
    assert all(unicodedata.category(c) not in ("Cc", "Cs") for c in shown if c not in "\n\t")


@given(_TEXTS)
def test_what_is_shown_can_be_written_as_utf_8(text: str) -> None:
    assert printable(text).encode("utf-8")[:0] == b""


@given(_TEXTS)
def test_a_second_pass_changes_nothing(text: str) -> None:
    assert printable(printable(text)) == printable(text)


@given(_TEXTS)
def test_all_other_text_passes_unchanged(text: str) -> None:
    harmless = "".join(c for c in text if c not in _ACTING)
    assert printable(harmless) == harmless


@given(_TEXTS)
def test_a_printable_line_is_one_line(text: str) -> None:
    assert len(printable_line(text).splitlines()) <= 1
    assert "\t" not in printable_line(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b]0;title\x07", "␛]0;title␇"),
        ("\x9b31m", "<U+009B>31m"),
        ("甲\u202e乙", "甲<U+202E>乙"),
        ("\x7f\r\n", "␡␍\n"),
        ("\udc80", "\\udc80"),
        ("葛\U000e0100 が\u3099 👩‍💻", "葛\U000e0100 が\u3099 👩‍💻"),
    ],
)
def test_what_a_reader_sees(text: str, shown: str) -> None:
    assert printable(text) == shown
