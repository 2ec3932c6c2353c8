"""Marks of notes part no words in search; boxes, bullets and quotations are seen everywhere."""

from __future__ import annotations

import pytest

from collation.collate import collate
from readers.registry import read_content
from tests.readers.test_office import RUN, docx, odt, paragraph
from text.model.document import Document
from text.running.running import running

_NOTE = '<w:r><w:footnoteReference w:id="2"/></w:r>'
_NOTES = f'<w:footnote w:id="2">{paragraph(RUN.format("注の文"))}</w:footnote>'
_ODT_NOTE = (
    '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
    "<text:note-body><text:p>注の文</text:p></text:note-body></text:note>"
)
NOTED = {
    ".docx": docx(paragraph(RUN.format("本文") + _NOTE + RUN.format("続き")), _NOTES),
    ".odt": odt(f"<text:p>本文{_ODT_NOTE}続き</text:p>"),
    ".rtf": r"{\rtf1\ansi\uc1 \u26412?\u25991?{\super\chftn{\footnote \chftn "
    r"\u27880?\u12398?\u25991?}}\u32154?\u12365?\par}",
    ".md": "本文[^一]続き\n\n[^一]: 注の文\n",
}


def _read(suffix: str, content: str | bytes) -> Document:
    written = content.encode() if isinstance(content, str) else content
    return read_content(written, f"a{suffix}", suffix)


@pytest.mark.parametrize("suffix", NOTED)
def test_a_note_s_mark_parts_no_words_and_its_text_is_read(suffix: str) -> None:
    text = running(_read(suffix, NOTED[suffix])).text
    assert text.startswith("本文続き\n")
    assert text.rstrip().endswith("注の文")


def test_a_mark_without_a_note_is_what_is_written() -> None:
    assert running(_read(".md", "配列[^a-z]は\n[^0]も\n")).text == "配列[^a-z]は\n[^0]も\n"


@pytest.mark.parametrize(
    ("row", "cell"),
    [("| `x\\|y` | 甲 |", "x|y"), ("| x\\|y | 甲 |", "x|y"), ("| `x` | y |", "`x`")],
)
def test_a_bar_in_a_cell_is_a_bar(row: str, cell: str) -> None:
    text = running(_read(".md", f"| 記号 | 名 |\n|---|---|\n{row}\n")).text
    assert cell.strip("`") in text
    assert "\\" not in text


def test_a_bar_in_code_outside_a_table_keeps_its_stroke() -> None:
    assert running(_read(".md", "式 `x\\|y` は\n")).text == "式 x\\|y は\n"


def _marks(document: Document, kind: str) -> list[tuple[str, str]]:
    raw = document.raw
    return [(raw[m.start : m.end].strip(), m.value) for m in document.marks if m.kind == kind]


@pytest.mark.parametrize(
    ("page", "items"),
    [
        ("<ul><li>甲<li>乙丙</ul>", [("甲", "1"), ("乙丙", "1")]),
        ("<ul><li>甲<ul><li>乙</ul></ul>", [("甲\n乙", "1"), ("乙", "2")]),
        ("<ol><li>甲</ol>", []), ("<ul style='list-style:none'><li>甲</ul>", []), ("<p>甲</p>", []),
        ("<ol><li><ul><li>甲</ul></ol>", [("甲", "2")]), ("<li>甲", []),
    ],
)  # fmt: skip
def test_an_item_with_a_bullet_is_one(page: str, items: list[tuple[str, str]]) -> None:
    assert _marks(_read(".html", page), "item") == items


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<p><q>引用</q>する", "“引用”する"), ("<html lang=ja><p><q>引用</q>する", "「引用」する"),
        ("<html lang='ja-JP'><p><q>外の<q>内</q></q>", "「外の『内』」"),
        ("<p></q>甲<q>乙", "甲“乙”"),
    ],
)  # fmt: skip
def test_a_browser_s_quotation_marks_are_read(page: str, text: str) -> None:
    assert _read(".html", page).raw.strip() == text


BOXED = {
    ".docx": docx(
        paragraph(
            '<w:r><w:rPr><w:bdr w:val="single"/></w:rPr><w:t>枠</w:t></w:r>'
            '<w:r><w:rPr><w:bdr w:val="none"/></w:rPr><w:t>地</w:t></w:r>'
        )
    ),
    ".rtf": r"{\rtf1\ansi\uc1 {\chbrdr\brdrs\brdrw10 \u26528?}\u22320?\par}",
}


@pytest.mark.parametrize("suffix", BOXED)
def test_a_box_round_letters_is_told(suffix: str) -> None:
    assert _marks(_read(suffix, BOXED[suffix]), "boxed") == [("枠", "")]


def test_inserted_words_of_a_page_are_underlined() -> None:
    assert _marks(_read(".html", "<p>規程を<ins>改正</ins>する"), "underline") == [("改正", "")]


@pytest.mark.parametrize(
    ("style", "kind"),
    [
        ("text-decoration: line-through", "struck"),
        ("color:red; text-decoration-line:underline line-through", "struck"),
        ("font-weight:700", "bold"),
        ("vertical-align:super", "superscript"),
        ("text-decoration:none", ""),
        ("font-weight:normal", ""),
    ],
)
def test_an_element_s_own_style_is_how_it_looks(style: str, kind: str) -> None:
    document = _read(".html", f"<p>会費は<span style='{style}'>千円</span>です")
    found = {m.kind for m in document.marks if document.raw[m.start : m.end] == "千円"}
    assert found - {"underline"} == ({kind} if kind else set())


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("- 甲\n  - 乙\n", "- 甲\n- 乙\n", False),
        ("1. 甲\n   1. 乙\n", "1. 甲\n1. 乙\n", False),
        ("- 甲\n  - 乙\n", "- 甲\n    - 乙\n", True),
        ("- 甲\n- 乙\n", "-   甲\n-   乙\n", True),
        ("- 甲\n\n本文\n\n  - 乙\n", "- 甲\n\n本文\n\n- 乙\n", True),
    ],
)
def test_an_item_that_is_set_deeper_is_another(one: str, other: str, same: bool) -> None:
    assert collate(_read(".md", one), _read(".md", other)).same is same
