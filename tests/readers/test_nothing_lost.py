"""Every letter that is printed is in the running text once, in order, whatever it is built of.

A document is drawn as blocks (paragraphs, headings, nested lists, tables, quotations) of pieces
(plain, bold, links, ruby, line breaks, struck-out words) and written in each format. What the
reader adds (numbers, bullets, tabs) is of no letter that the pieces are made of.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from readers.formats.docx.read import read as read_docx
from readers.formats.html.read import read as read_html
from readers.formats.markdown.read import read as read_markdown
from readers.formats.odt.read import read as read_odt
from readers.formats.plain import read as read_text
from tests.readers.test_office import docx, odt
from text.model.document import Document
from text.running.running import running

LETTERS = (
    "あいうえおかがきぎくげこさしすたちつとなのはまもゆらりをん東西南北会議記録春秋アイウエ、。「」"
)
READING = "よみ"
WORDS = st.text(alphabet=LETTERS, min_size=1, max_size=6)
KANJI = st.text(alphabet="東西南北会議", min_size=1, max_size=3)
WRITTEN = frozenset(LETTERS)


@dataclass(frozen=True)
class Piece:
    kind: str
    text: str = ""


@dataclass(frozen=True)
class Block:
    kind: str
    pieces: tuple[Piece, ...] = ()
    blocks: tuple[Block, ...] = ()
    rows: tuple[tuple[tuple[Piece, ...], ...], ...] = ()
    indent: int = 0


plain = st.builds(Piece, st.sampled_from(["plain", "bold", "link", "struck", "named"]), WORDS)
piece = st.one_of(plain, st.builds(Piece, st.just("ruby"), KANJI), st.just(Piece("break")))
pieces = st.builds(
    lambda first, more: (first, *more, Piece("plain", "ん")),
    plain,
    st.lists(piece, max_size=4),
)
cell = st.builds(lambda one: (one,), plain) | st.just(())
rows = st.integers(1, 3).flatmap(
    lambda wide: st.lists(st.tuples(*[cell] * wide), min_size=1, max_size=3).map(tuple)
)
leaf = st.one_of(
    st.builds(Block, st.sampled_from(["paragraph", "heading", "quote"]), pieces),
    st.builds(Block, st.just("table"), rows=rows),
)
items = st.recursive(
    st.builds(Block, st.just("item"), pieces, indent=st.integers(0, 3)),
    lambda inner: st.builds(
        Block, st.just("item"), pieces, st.lists(inner, max_size=2).map(tuple),
        indent=st.integers(0, 3),
    ),
    max_leaves=5,
)  # fmt: skip
lists = st.builds(
    Block,
    st.sampled_from(["bullets", "numbers"]),
    blocks=st.lists(items, min_size=1, max_size=3).map(tuple),
)
documents = st.lists(leaf | lists, min_size=1, max_size=5)


def said(blocks: Sequence[Block]) -> str:
    """Return the letters of `blocks`, in order."""
    found = []
    for block in blocks:
        found += [piece.text for piece in block.pieces]
        found += [piece.text for row in block.rows for one in row for piece in one]
        found.append(said(block.blocks))
    return "".join(found)


# Markdown


def _named(one: Piece) -> str:
    """Return the text of a piece, as names of its characters if it is such a one."""
    return "".join(f"&#{ord(char)};" for char in one.text) if one.kind == "named" else one.text


def _markdown_pieces(found: Sequence[Piece], indent: str) -> str:
    marks = {"bold": "**{}**", "link": "[{}](https://e.jp/a)", "struck": "~~{}~~"}
    parts = []
    for one in found:
        if one.kind == "break":
            parts.append(f"  \n{indent}")
        elif one.kind == "ruby":
            parts.append(f"<ruby>{one.text}<rp>(</rp><rt>{READING}</rt><rp>)</rp></ruby>")
        else:
            parts.append(marks.get(one.kind, "{}").format(_named(one)))
    return "".join(parts)


def _markdown_items(block: Block, depth: int, number: bool) -> str:
    lines = []
    for at, one in enumerate(block.blocks, 1):
        mark = f"{at}. " if number else "- "
        lead = "   " * depth
        body = _markdown_pieces(one.pieces, lead + " " * (len(mark) + one.indent))
        lines.append(f"{lead}{mark}{body}\n")
        if one.blocks:
            lines.append(_markdown_items(one, depth + 1, number))
    return "".join(lines)


def markdown(blocks: Sequence[Block]) -> bytes:
    parts = []
    for block in blocks:
        if block.kind == "heading":
            flat = [one for one in block.pieces if one.kind != "break"]
            parts.append(f"## {_markdown_pieces(flat, '')}\n")
        elif block.kind == "quote":
            parts.append(f"> {_markdown_pieces(block.pieces, '> ')}\n")
        elif block.kind == "table":
            lines = [f"| {' | '.join(_markdown_pieces(one, '') for one in row)} |"
                     for row in block.rows]  # fmt: skip
            lines.insert(1, "|---" * len(block.rows[0]) + "|")
            parts.append("\n".join(lines) + "\n")
        elif block.blocks:
            parts.append(_markdown_items(block, 0, block.kind == "numbers"))
        else:
            parts.append(_markdown_pieces(block.pieces, "") + "\n")
    return "\n".join(parts).encode()


# HTML


def _html_pieces(found: Sequence[Piece]) -> str:
    marks = {
        "bold": "<b>{}</b>",
        "link": '<a href="https://e.jp/">{}</a>',
        "struck": "<s>{}</s>",
        "ruby": f"<ruby>{{}}<rt>{READING}</rt></ruby>",
        "break": "<br>{}",
    }
    return "".join(marks.get(one.kind, "{}").format(_named(one)) for one in found)


def _html_items(block: Block, name: str) -> str:
    inner = "".join(
        f"<li>{_html_pieces(one.pieces)}{_html_items(one, name) if one.blocks else ''}</li>"
        for one in block.blocks
    )
    return f"<{name}>{inner}</{name}>"


def html(blocks: Sequence[Block]) -> bytes:
    names = {"paragraph": "p", "heading": "h2", "quote": "blockquote"}
    parts = []
    for block in blocks:
        if block.kind == "table":
            body = "".join(
                f"<tr>{''.join(f'<td>{_html_pieces(one)}</td>' for one in row)}</tr>"
                for row in block.rows
            )
            parts.append(f"<table>{body}</table>")
        elif block.blocks:
            parts.append(_html_items(block, "ol" if block.kind == "numbers" else "ul"))
        else:
            name = names[block.kind]
            parts.append(f"<{name}>{_html_pieces(block.pieces)}</{name}>")
    return f"<meta charset=utf-8><body>{''.join(parts)}</body>".encode()


# Word


def _word_run(text: str, look: str = "") -> str:
    return f"<w:r><w:rPr>{look}</w:rPr><w:t>{text}</w:t></w:r>"


def _word_paragraph(found: Sequence[Piece], properties: str = "") -> str:
    parts = []
    for one in found:
        if one.kind == "break":
            parts.append("<w:r><w:br/></w:r>")
        elif one.kind == "ruby":
            inner = (
                f"<w:rt>{_word_run(READING)}</w:rt><w:rubyBase>{_word_run(one.text)}</w:rubyBase>"
            )
            parts.append(f"<w:r><w:ruby>{inner}</w:ruby></w:r>")
        elif one.kind == "link":
            parts.append(f"<w:hyperlink>{_word_run(one.text)}</w:hyperlink>")
        else:
            parts.append(
                _word_run(one.text, {"bold": "<w:b/>", "struck": "<w:strike/>"}.get(one.kind, ""))
            )
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(parts)}</w:p>"


def _word_items(block: Block, depth: int) -> str:
    number = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="1"/></w:numPr>'
    return "".join(
        _word_paragraph(one.pieces, number) + _word_items(one, depth + 1) for one in block.blocks
    )


def word(blocks: Sequence[Block]) -> bytes:
    parts = []
    for block in blocks:
        if block.kind == "table":
            body = "".join(
                f"<w:tr>{''.join(f'<w:tc>{_word_paragraph(one)}</w:tc>' for one in row)}</w:tr>"
                for row in block.rows
            )
            parts.append(f"<w:tbl>{body}</w:tbl>")
        elif block.blocks:
            parts.append(_word_items(block, 0))
        else:
            outline = '<w:outlineLvl w:val="0"/>' if block.kind == "heading" else ""
            parts.append(_word_paragraph(block.pieces, outline))
    return docx("".join(parts))


# OpenDocument


def _open_pieces(found: Sequence[Piece]) -> str:
    marks = {
        "bold": '<text:span text:style-name="b">{}</text:span>',
        "struck": "<text:span>{}</text:span>",
        "link": "<text:a>{}</text:a>",
        "break": "<text:line-break/>{}",
        "ruby": "<text:ruby><text:ruby-base>{}</text:ruby-base>"
        f"<text:ruby-text>{READING}</text:ruby-text></text:ruby>",
    }
    return "".join(marks.get(one.kind, "{}").format(one.text) for one in found)


def _open_items(block: Block) -> str:
    inner = "".join(
        f"<text:list-item><text:p>{_open_pieces(one.pieces)}</text:p>"
        f"{_open_items(one) if one.blocks else ''}</text:list-item>"
        for one in block.blocks
    )
    return f"<text:list>{inner}</text:list>"


def opened(blocks: Sequence[Block]) -> bytes:
    parts = []
    for block in blocks:
        if block.kind == "table":
            body = "".join(
                "<table:table-row>"
                + "".join(
                    f"<table:table-cell><text:p>{_open_pieces(one)}</text:p></table:table-cell>"
                    for one in row
                )
                + "</table:table-row>"
                for row in block.rows
            )
            parts.append(f"<table:table>{body}</table:table>")
        elif block.blocks:
            parts.append(_open_items(block))
        elif block.kind == "heading":
            parts.append(f'<text:h text:outline-level="1">{_open_pieces(block.pieces)}</text:h>')
        else:
            parts.append(f"<text:p>{_open_pieces(block.pieces)}</text:p>")
    return odt("".join(parts))


def text(blocks: Sequence[Block]) -> bytes:
    lines = []
    for block in blocks:
        lines.append("".join("\n" if one.kind == "break" else one.text for one in block.pieces))
        lines += ["\t".join("".join(p.text for p in one) for one in row) for row in block.rows]
        if block.blocks:
            lines.append(text(block.blocks).decode())
    return "\n".join(lines).encode()


Format = tuple[Callable[[Sequence[Block]], bytes], Callable[[bytes, str], Document]]
FORMATS: dict[str, Format] = {
    "md": (markdown, read_markdown),
    "html": (html, read_html),
    "docx": (word, read_docx),
    "odt": (opened, read_odt),
    "txt": (text, read_text),
}


def _whole(name: str, blocks: Sequence[Block]) -> None:
    write, read = FORMATS[name]
    found = running(read(write(blocks), f"a.{name}")).text
    assert "".join(char for char in found if char in WRITTEN) == said(blocks)


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=40, deadline=None)
@given(blocks=documents)
def test_every_letter_is_in_the_running_text_once(name: str, blocks: list[Block]) -> None:
    _whole(name, blocks)


@pytest.mark.fuzz
@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=20_000, deadline=None, suppress_health_check=list(HealthCheck))
@given(blocks=documents)
def test_every_letter_is_in_the_running_text_once_at_length(name: str, blocks: list[Block]) -> None:
    _whole(name, blocks)
