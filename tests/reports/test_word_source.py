"""Where the old version is a Word document, its formatting stays under the tracked changes."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from random import Random
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Pt, RGBColor

from collation.collate import collate
from readers.formats.docx.read import read
from reports.check import docx as check_docx
from reports.diff import docx as diff_docx
from reports.ooxml.source import opened
from tests.reports.findings import finding
from tests.reports.word_reading import settled
from text.model.collation import IGNORED
from text.model.document import Document


def _letter() -> Any:
    word = docx.Document()
    word.add_heading(" 取組要請 ", level=1)
    word.add_paragraph("")
    paragraph = word.add_paragraph()
    paragraph.add_run("会費は")
    strong = paragraph.add_run("年額千円")
    strong.bold, strong.font.size, strong.font.color.rgb = True, Pt(14), RGBColor(200, 0, 0)
    paragraph.add_run("とする。").italic = True
    word.add_paragraph("一つ目の項目", style="List Bullet")
    word.add_paragraph("二つ目の項目", style="List Bullet")
    table = word.add_table(rows=2, cols=2)
    for number, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.paragraphs[0].add_run(f"欄{number}の値").underline = True
    word.add_paragraph("末尾の段落。\tタブの後。")
    return word


def _with_link() -> Any:
    word = docx.Document()
    paragraph = word.add_paragraph("前の文、")
    link = OxmlElement("w:hyperlink")
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "リンクの文字"
    run.append(text)
    link.append(run)
    paragraph._p.append(link)
    paragraph.add_run("、後の文。")
    return word


def _with_tracked() -> Any:
    word = docx.Document()
    paragraph = word.add_paragraph("初めの文、")
    for number, tag, words, part in (
        ("7", "w:ins", "足した語", "w:t"),
        ("8", "w:del", "消した語", "w:delText"),
    ):
        change = OxmlElement(tag, attrs={qn("w:id"): number, qn("w:author"): "前の人"})
        run = OxmlElement("w:r")
        text = OxmlElement(part)
        text.text = words
        run.append(text)
        change.append(run)
        paragraph._p.append(change)
    paragraph.add_run("、終わりの文。")
    return word


def _with_ruby() -> Any:
    word = docx.Document()
    paragraph = word.add_paragraph("これは")
    run, ruby = OxmlElement("w:r"), OxmlElement("w:ruby")
    for tag, words in (("w:rt", "こうごう"), ("w:rubyBase", "校合")):
        part, inner, text = OxmlElement(tag), OxmlElement("w:r"), OxmlElement("w:t")
        text.text = words
        inner.append(text)
        part.append(inner)
        ruby.append(part)
    run.append(ruby)
    paragraph._p.append(run)
    paragraph.add_run("の例です。")
    return word


SOURCES: dict[str, Callable[[], Any]] = {
    "a letter": _letter,
    "a link": _with_link,
    "changes of someone else": _with_tracked,
}


def _saved(word: Any) -> bytes:
    stream = BytesIO()
    word.save(stream)
    return stream.getvalue()


def _edited(raw: str, random: Random) -> str:
    """Return `raw` with a few words changed, lines added and lines taken out.

    The first character stays: it may be a bullet that Word sets by itself.
    """
    lines = raw.splitlines(keepends=True)
    for _ in range(random.randint(1, 3)):
        place = random.randrange(len(lines))
        line = lines[place]
        choice = random.randrange(3)
        if choice == 0 and len(line) > 2:
            cut = random.randrange(1, len(line))
            lines[place] = f"{line[:cut]}改め{line[cut + 1 :]}" if line[cut] != "\n" else line
        elif choice == 1:
            lines.insert(place, "新しい行を一つ足した。\n")
        elif len(lines) > 1:
            del lines[place]
    return "".join(lines)


def _visible(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _tracked(source: bytes, new: str) -> bytes:
    old = read(source, "old.docx")
    stream = BytesIO()
    collation = collate(old, Document(name="new.txt", raw=new), frozenset(IGNORED))
    diff_docx.render(collation, stream, source=source)
    return stream.getvalue()


@pytest.mark.parametrize("name", SOURCES)
def test_every_line_that_was_read_is_found_in_its_runs(name: str) -> None:
    source = _saved(SOURCES[name]())
    assert opened(source, read(source, "old.docx").raw) is not None


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("name", SOURCES)
def test_accepting_gives_new_and_rejecting_gives_old(name: str, seed: int) -> None:
    source = _saved(SOURCES[name]())
    old = read(source, "old.docx").raw
    new = _edited(old, Random(seed))
    written = _tracked(source, new)
    assert _visible(read(written, "x.docx").raw) == _visible(new)
    if name != "changes of someone else":
        assert _visible(settled(written, "reject")) == _visible(settled(source, "reject"))


def test_formatting_stays() -> None:
    source = _saved(_letter())
    raw = read(source, "old.docx").raw
    written = docx.Document(BytesIO(_tracked(source, raw.replace("千円", "二千円"))))
    runs = [run for run in written.element.body.iter(qn("w:r")) if run.findall(qn("w:t"))]
    (inserted,) = [run for run in runs if run.getparent().tag == qn("w:ins")]
    assert inserted.find(f"{qn('w:rPr')}/{qn('w:b')}") is not None
    assert [p.style.name for p in written.paragraphs][:1] == ["Heading 1"]
    assert len(written.tables) == 1


def test_a_new_line_of_a_list_has_its_mark_once() -> None:
    source = _saved(_letter())
    raw = read(source, "old.docx").raw
    new = raw.replace("・二つ目の項目", "・間の項目\n・二つ目の項目")
    assert _visible(read(_tracked(source, new), "x.docx").raw) == _visible(new)


def test_a_change_inside_another_s_insertion_does_not_nest_insertions() -> None:
    source = _saved(_with_tracked())
    raw = read(source, "old.docx").raw
    written = docx.Document(BytesIO(_tracked(source, raw.replace("足した語", "足しました語"))))
    for insertion in written.element.body.iter(qn("w:ins")):
        assert not list(insertion.iterdescendants(qn("w:ins")))
    numbers = [c.get(qn("w:id")) for c in written.element.body.iter(qn("w:ins"), qn("w:del"))]
    assert len(set(numbers)) == len(numbers)


def test_comments_stand_in_the_draft_s_own_document() -> None:
    source = _saved(_letter())
    draft = read(source, "draft.docx")
    place = draft.raw.index("年額千円")
    stream = BytesIO()
    found = [finding(draft, place, place + 4)]
    check_docx.render([(draft, found)], stream, sources={"draft.docx": source})
    written = docx.Document(BytesIO(stream.getvalue()))
    assert len(list(written.comments)) == 1
    assert written.paragraphs[0].style.name == "Heading 1"
    assert read(stream.getvalue(), "x.docx").raw == draft.raw


def test_a_source_with_ruby_is_not_edited_in_place() -> None:
    source = _saved(_with_ruby())
    assert opened(source, "これは校合《こうごう》の例です。\n") is None


def _styled(*paragraphs: tuple[str, str]) -> bytes:
    word = docx.Document()
    for style, text in paragraphs:
        word.add_paragraph(text, style=style)
    stream = BytesIO()
    word.save(stream)
    return stream.getvalue()


OLD = (
    ("Title", "規程"),
    ("Heading 1", "第1章"),
    ("Normal", "はじめの定め。"),
    ("Heading 1", "第2章"),
    ("Normal", "おわりの定め。"),
)


@pytest.mark.parametrize(
    "new",
    [
        # Behind the last paragraph, before a heading, behind a heading, and at the very start.
        (*OLD, ("Heading 1", "第3章"), ("Normal", "足した定め。"), ("Normal", "もう一つ。")),
        (*OLD[:3], ("Heading 1", "第1章の2"), ("Normal", "足した定め。"), *OLD[3:]),
        (*OLD[:4], ("Normal", "足した定め。"), *OLD[4:]),
        (*OLD[:3], ("Normal", "足した定め。"), *OLD[3:]),
    ],
    ids=lambda new: "-".join(text for _, text in new)[-24:],
)
def test_new_paragraphs_look_like_what_they_are(new: tuple[tuple[str, str], ...]) -> None:
    before, after = (read(_styled(*side), f"{len(side)}.docx") for side in (OLD, new))
    stream = BytesIO()
    whole = collate(before, after, frozenset(IGNORED))
    diff_docx.render(whole, stream, source=_styled(*OLD))
    accepted = docx.Document(BytesIO(stream.getvalue()))
    found = []
    for paragraph in accepted.paragraphs:
        kept = [t.text or "" for t in paragraph._p.iter(qn("w:t"))]
        if kept:
            found.append((paragraph.style.name, "".join(kept)))
    assert found == list(new)
