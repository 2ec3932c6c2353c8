"""Every place of a running text maps back to the raw text that it came from."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readers.registry import read_content
from text.language.item_marks import lines
from text.language.segments import paragraphs, sentences
from text.model.document import Border, Document
from text.running.running import BORDER, running
from text.structure.sections import sections
from text.view.normalise import folded, tight, tightened, without_space
from text.view.view import View

_BLOCKS = (
    *((0x3000, 0x30FF), (0x31F0, 0x31FF), (0x3200, 0x33FF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF)),
    *((0xFE00, 0xFE4F), (0xFF00, 0xFFEF), (0x1B000, 0x1B16F), (0x20000, 0x2A6DF)),
    *((0x1F300, 0x1FAFF), (0xE0100, 0xE01EF), (0x1F200, 0x1F2FF), (0x0020, 0x024F)),
)
_LETTERS = st.one_of(
    *(st.characters(min_codepoint=low, max_codepoint=high) for low, high in _BLOCKS),
    st.sampled_from(list("か゛゜\u3099\u309a葛\U000e0100ｶﾞ①㍿ﬁ\u00ad\u200b\u202e\x1b\0\x85\u2028")),
    st.sampled_from(
        ["《", "》", "｜", "［＃", "］", "※", "**", "`", "](", "# ", "> ", "&amp;", "<b>", "<p>"]
    ),
    st.sampled_from(["。", "、", "「", "」", "・", "①", "1. ", "第三条", "様", "記", "拝啓"]),
    st.characters(),
)
_BREAKS = st.sampled_from(["\n", "\r\n", "\r", "\n\n", "\n　", "\n ", "　\n", " \n", "-\n", "\t"])
_WRAPPED = st.builds(
    lambda text, width, gap: gap.join(text[at : at + width] for at in range(0, len(text), width)),
    st.text(
        "会議の記録は、事務局が保管し求めがあれば見せる。ーっabc 1「」", min_size=30, max_size=150
    ),
    st.integers(13, 30),
    st.sampled_from(["\n", "\r\n", "\n\n", " \n"]),
)
_TEXTS = st.one_of(
    st.lists(st.one_of(_LETTERS, _BREAKS), max_size=50).map("".join),
    st.lists(st.one_of(_WRAPPED, _BREAKS, _LETTERS), max_size=6).map("".join),
)
_HEADER = "題\n\n作者\n\n" + "-" * 30 + "\n【テキスト中に現れる記号について】\n\n" + "-" * 30 + "\n"
_READERS = (".txt", "aozora", ".md", ".html")


def _document(text: str, reader: str) -> Document:
    content = text.encode("utf-8", "replace").replace(b"\0", b"")
    if reader == "aozora":
        return read_content(_HEADER.encode() + content, "x", ".txt")
    return read_content(content, "x", reader)


def _is_within(part: str, whole: str) -> bool:
    """Whether the code points of `part` stand in `whole` in this order."""
    rest = iter(whole)
    return all(char in rest for char in part)


def _maps_back(view: View, raw: str, start: int, end: int) -> None:
    place, last = 0, 0
    for piece in view.pieces:
        assert (piece.start, piece.start < piece.end) == (place, True)
        assert last <= piece.origin <= piece.origin_end <= len(raw)
        if piece.linear:
            assert view.text[piece.start : piece.end] == raw[piece.origin : piece.origin_end]
        place, last = piece.end, piece.origin_end
    assert place == len(view.text)
    low, high = view.raw_span(start, end)
    assert 0 <= low <= high <= len(raw)
    assert _is_within("".join(view.text[start:end].split()), raw[low:high])
    if start < end:
        assert view.view_offset(low) <= start
        assert view.view_offset(high) >= end


def _check(text: str, reader: str, data: st.DataObject) -> None:
    document = _document(text, reader)
    view = running(document)
    start = data.draw(st.integers(0, len(view.text)))
    end = data.draw(st.integers(start, len(view.text)))
    _maps_back(view, document.raw, start, end)
    tightly = view.then(tightened(view.text))
    assert tightly.text == tight(view.text)
    low = data.draw(st.integers(0, len(tightly.text)))
    high = data.draw(st.integers(low, len(tightly.text)))
    first, last = tightly.raw_span(low, high)
    # What the raw stretch says, without what is skipped in it, holds what was found.
    inside = running(_cut(document, first, last))
    assert tightly.text[low:high] in tight(without_space(inside.text).text)
    _is_sound(document)


def _cut(document: Document, start: int, end: int) -> Document:
    from dataclasses import replace

    return replace(document, scope=(start, end))


def _is_sound(document: Document) -> None:
    edges = [section.start for section in sections(document)] + [len(document.raw)]
    assert edges == sorted(edges)
    assert edges[0] == 0
    place = 0
    for start, end in document.skips:
        assert place <= start < end <= len(document.raw)
        place = end
    for note in document.annotations:
        assert 0 <= note.start <= note.end <= len(document.raw)


@pytest.mark.parametrize("reader", _READERS)
@given(_TEXTS, st.data())
@settings(max_examples=60, deadline=None)
def test_any_stretch_of_a_view_maps_back_to_what_produced_it(
    reader: str, text: str, data: st.DataObject
) -> None:
    _check(text, reader, data)


@pytest.mark.fuzz
@pytest.mark.parametrize("reader", _READERS)
@given(_TEXTS, st.data())
@settings(max_examples=20_000, deadline=None)
def test_any_stretch_of_a_view_maps_back_to_what_produced_it_in_the_long_run(
    reader: str, text: str, data: st.DataObject
) -> None:
    _check(text, reader, data)


@given(_TEXTS)
@settings(deadline=None)
def test_running_text_loses_nothing_but_blanks_and_hyphens_at_line_ends(text: str) -> None:
    document = Document("x", text)
    kept = "".join(running(document).text.split())
    whole = "".join(text.split())
    assert len(whole) - len(kept) <= text.count("-") + text.count("\u00ad") + text.count("\u2010")
    assert _is_within(kept, whole)


@given(_TEXTS)
@settings(deadline=None)
def test_a_folded_view_of_running_text_keeps_its_lines(text: str) -> None:
    view = running(Document("x", text))
    assert folded(view.text).text.count("\n") == view.text.count("\n")


def test_a_border_between_cells_is_one_sign_and_a_cell_a_paragraph_of_its_own() -> None:
    raw = "議案\t賛成。反対\n第1号 | ○\n"
    borders = (Border(2, 3, "cell"), Border(8, 9, "row"), Border(12, 15, "cell"))
    view = running(Document("x", raw, borders=borders))
    assert view.text == f"議案{BORDER}賛成。反対\n第1号{BORDER}○\n"
    assert [view.raw_span(at, at + 1) for at in (2, 12)] == [(2, 3), (12, 15)]
    cells = ["議案", "賛成。反対", "第1号", "○"]
    assert [view.text[cut.start : cut.end] for cut in paragraphs(view.text)] == cells
    assert [line.text for line in lines(view.text)] == cells
    found = [view.text[cut.start : cut.end] for cut in sentences(view.text)]
    assert found == ["議案", "賛成。", "反対", "第1号", "○"]
