"""PDF: columns and vertical writing in reading order, places by page."""

import io
import sys
from collections.abc import Callable
from functools import lru_cache
from typing import Any

import pytest

pytest.importorskip("pdfminer")
canvas = pytest.importorskip("reportlab.pdfgen.canvas")

from reportlab.pdfbase import pdfmetrics  # noqa: E402
from reportlab.pdfbase.cidfonts import UnicodeCIDFont  # noqa: E402

from readers.formats.pdf.read import read  # noqa: E402
from text.errors import UnreadableDocument  # noqa: E402
from text.model.document import Document  # noqa: E402
from text.running.running import running  # noqa: E402
from text.structure.metadata import described  # noqa: E402

TEXT = (
    "会議の記録は、事務局が保管し、求めがあれば会員の誰にでも見せることとする。写しを求める者には、"
    "実費で渡すものとし、その額は総会が決める。なお、古い記録は十年を経たのちに廃棄することができる"
    "が、その目録は永く残さなければならない。"
)
LINES = [TEXT[at : at + 15] for at in range(0, len(TEXT), 15)]
FACE = "HeiseiMin-W3"


def _pdf(draw: Callable[[Any], None], vertical: bool = False, **options: object) -> bytes:
    pdfmetrics.registerFont(UnicodeCIDFont(FACE, isVertical=vertical))
    stream = io.BytesIO()
    page = canvas.Canvas(stream, **options)
    draw(page)
    page.save()
    return stream.getvalue()


def _columns(page: Any) -> None:
    page.setFont(FACE, 18)
    page.drawString(150, 780, "記録の扱いについてのお知らせ")
    page.setFont(FACE, 10)
    half = len(LINES) // 2
    for row, line in enumerate(LINES[:half]):
        page.drawString(60, 740 - row * 16, line)
    for row, line in enumerate(LINES[half:]):
        page.drawString(300, 740 - row * 16, line)
    page.drawString(290, 30, "- 1 -")


def _vertical(page: Any) -> None:
    page.setFont(FACE, 10)
    half = len(LINES) // 2
    for row, line in enumerate(LINES[:half]):
        page.drawString(500 - row * 17, 780, line)
    for row, line in enumerate(LINES[half:]):
        page.drawString(500 - row * 17, 480, line)


def _two_pages(page: Any) -> None:
    for number, lines in enumerate((LINES[:4], LINES[4:]), 1):
        page.setFont(FACE, 10)
        for row, line in enumerate(lines):
            page.drawString(60, 740 - row * 16, line)
        page.drawString(290, 30, f"- {number} -")
        page.showPage()


def _picture(page: Any) -> None:
    page.rect(100, 100, 200, 200, fill=1)


@lru_cache
def _flowing(draw: Callable[[Any], None], vertical: bool) -> str:
    return running(read(_pdf(draw, vertical), "x.pdf")).text


@pytest.mark.parametrize(
    ("draw", "vertical"), [(_columns, False), (_vertical, True), (_two_pages, False)]
)
def test_text_runs_on_through_columns_tiers_and_pages(
    draw: Callable[[Any], None], vertical: bool
) -> None:
    assert TEXT in _flowing(draw, vertical)


def test_a_heading_over_two_columns_comes_first() -> None:
    assert _flowing(_columns, False).startswith("記録の扱いについてのお知らせ\n\n会議の記録は")


def test_page_numbers_are_not_running_text_and_pages_have_places() -> None:
    document = read(_pdf(_two_pages), "x.pdf")
    assert "- 1 -" in document.raw
    assert "- 1 -" not in running(document).text
    assert [document.raw[start:].lstrip()[:5] for start in document.pages] == [
        "会議の記録",
        LINES[4][:5],
    ]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (_pdf(_picture), "reading.pdf-without-text"),
        (_pdf(_columns, encrypt="secret"), "reading.encrypted"),
    ],
    ids=("pictures only", "encrypted"),
)
def test_a_pdf_without_readable_text_says_so(content: bytes, code: str) -> None:
    with pytest.raises(UnreadableDocument) as raised:
        read(content, "x.pdf")
    assert raised.value.code == code


def test_a_character_without_a_code_is_visible_counted_and_named() -> None:
    def draw(page: Any) -> None:
        page.setFont(FACE, 10)
        page.drawString(60, 700, "記録")

    content = _pdf(draw).replace(b"/UniJIS-UCS2-H", b"/Identity-H    ")
    document = read(content, "x.pdf")
    assert document.undecodable == document.raw.count("\ufffd") == 2
    assert document.notices == ("show.notice-cid",)


def test_without_pdfminer_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pdfminer.converter", None)
    with pytest.raises(UnreadableDocument) as raised:
        read(_pdf(_two_pages), "x.pdf")
    assert (raised.value.code, raised.value.values["extra"]) == ("reading.needs-extra", "pdf")
    assert "kyogo[pdf]" in (raised.value.hint or "")


HEAD = "会報　第12号"


def _headed(page: Any) -> None:
    for number, lines in enumerate((LINES[:3], LINES[3:6], LINES[6:]), 1):
        page.setFont(FACE, 10)
        page.drawString(200, 800, HEAD)
        for row, line in enumerate(lines):
            page.drawString(60, 740 - row * 16, line)
        page.drawString(290, 30, f"{number} / 3 ページ")
        page.showPage()


def test_running_heads_stand_once_and_part_no_sentence() -> None:
    document = read(_pdf(_headed), "x.pdf")
    assert document.raw.count(HEAD) == 3
    assert TEXT in running(document).text
    assert running(document).text.count(HEAD) == 1
    assert "ページ" not in running(document).text


def test_a_manuscript_is_the_same_as_its_pages() -> None:
    from collation.collate import collate

    found = collate(Document("a.txt", TEXT + "\n"), read(_pdf(_headed), "x.pdf"))
    assert found.same
    changed = TEXT.replace("十年", "五年")
    (hunk,) = collate(Document("a.txt", changed), read(_pdf(_headed), "x.pdf")).hunks
    assert (hunk.old.text, hunk.new.text) == ("五年", "十年")


def _bold(page: Any) -> None:
    page.setFont(FACE, 12)
    for shift in (0, 0.4, 0.8):
        page.drawString(60 + shift, 700, "重要なお知らせ")
    page.drawString(60, 680, "人々が集まる")


def test_letters_printed_again_to_look_bold_count_once() -> None:
    assert read(_pdf(_bold), "x.pdf").raw == "重要なお知らせ\n人々が集まる\n"


def _ruby(page: Any) -> None:
    page.setFont(FACE, 12)
    page.drawString(60, 700, "この権利を尊重する")
    page.setFont(FACE, 6)
    page.drawString(85, 712, "けんり")
    page.drawString(118, 712, "そんちょう")


def test_ruby_is_a_reading_behind_its_base() -> None:
    document = read(_pdf(_ruby), "x.pdf")
    assert document.raw.strip() == "この権利《けんり》を尊重《そんちょう》する"
    assert running(document).text.strip() == "この権利を尊重する"
    assert [note.reading for note in document.annotations] == ["けんり", "そんちょう"]


def _cells(page: Any) -> None:
    page.setFont(FACE, 11)
    for row, cells in enumerate((("議案", "賛成", "反対"), ("一号", "○", ""), ("二号", "", "○"))):
        for column, cell in enumerate(cells):
            page.drawString(60 + 90 * column, 760 - 20 * row, cell)
    page.drawString(60, 640, "以上のとおりである。")


def test_short_words_in_columns_are_a_table() -> None:
    document = read(_pdf(_cells), "x.pdf")
    assert document.raw.startswith("議案\t賛成\t反対\n一号\t○\t\n二号\t\t○\n")
    assert [border.kind for border in document.borders][:3] == ["cell", "cell", "row"]


def _spread(page: Any) -> None:
    page.setFont(FACE, 14)
    for column, letter in enumerate("要望書"):
        page.drawString(200 + 60 * column, 780, letter)
    page.setFont(FACE, 10)
    page.drawString(60, 740, "会員の総意にもとづいて、次のとおり要望する。")


def test_a_heading_whose_letters_stand_apart_is_whole() -> None:
    assert read(_pdf(_spread), "x.pdf").raw.split() == [
        "要望書",
        "会員の総意にもとづいて、次のとおり要望する。",
    ]


def _tiers(page: Any) -> None:
    page.setFont(FACE, 12)
    words = "上の段の文章を終わりまで読むこと", "下の段の文章を終わりまで読むこと"
    for tier in (0, 1):
        for row in range(4):
            page.drawString(500 - row * 20, 780 - tier * 206, words[tier])


def test_tiers_stand_apart_however_near() -> None:
    raw = read(_pdf(_tiers, vertical=True), "x.pdf").raw
    assert raw.rindex("上の段") < raw.index("下の段")


def test_figures_set_high_or_low_are_told_from_others() -> None:
    def draw(page: Any) -> None:
        x = 60.0
        for text, size, up in (
            ("面積は10m", 12, 0), ("2", 7, 5), ("で、H", 12, 0), ("2", 7, -2), ("Oは", 12, 0),
            ("12", 9, 0), ("mlとする", 12, 0), ("1）", 7, 5), ("とおり。", 12, 0),
        ):  # fmt: skip
            page.setFont(FACE, size)
            page.drawString(x, 700 + up, text)
            x += page.stringWidth(text, FACE, size)

    assert read(_pdf(draw), "x.pdf").raw == "面積は10m²で、H₂Oは12mlとする1）とおり。\n"


def test_numbers_of_pages_in_brackets_are_not_running_text() -> None:
    def draw(page: Any) -> None:
        for number, lines in enumerate((LINES[:4], LINES[4:]), 1):
            page.setFont(FACE, 10)
            for row, line in enumerate(lines):
                page.drawString(60, 740 - row * 16, line)
            page.drawString(290, 30, f"［{number}］")
            page.showPage()

    assert TEXT in running(read(_pdf(draw), "x.pdf")).text


def _opening(heads: list[str], room: int) -> Document:
    """Return three pages, each under a line of `heads`, `room` points above the first line."""

    def draw(page: Any) -> None:
        parts = LINES[:3], LINES[3:6], LINES[6:]
        for head, lines in zip(heads, parts, strict=True):
            page.setFont(FACE, 10)
            page.drawString(60, 800, head)
            for row, line in enumerate(lines):
                page.drawString(60, 800 - room - row * 16, line)
            page.showPage()

    return read(_pdf(draw), "x.pdf")


OPENING = {
    "a head with the page's number": (["会報 1", "会報 2", "会報 3"], 40, True),
    "the number in another form": (["会報 - 7 -", "会報 - 8 -", "会報 - 9 -"], 40, True),
    "a head of its own for one page": (["会報", "会報", "資料"], 40, True),
    "amounts that differ": (["賛成 12", "賛成 9", "賛成 8"], 40, False),
    "numbers that belong to a word": (["第5号議案", "第6号議案", "第7号議案"], 40, False),
    "a number too large for a page": (["受付 1021", "受付 1022", "受付 1023"], 40, False),
    "no more room than between lines": (["賛成", "賛成", "賛成"], 16, False),
}


@pytest.mark.parametrize(("heads", "room", "set_apart"), OPENING.values(), ids=OPENING)
def test_what_opens_pages_is_a_head_only_if_it_stands_apart_and_counts_pages(
    heads: list[str], room: int, set_apart: bool
) -> None:
    said = running(_opening(heads, room)).text
    assert (heads[1] in said.replace(heads[0], "", 1)) != set_apart


def test_a_line_at_the_height_of_other_pages_text_is_no_head() -> None:
    def draw(page: Any) -> None:
        for lines in (LINES[:3], ["以上。", *LINES[3:6]], ["以上。", *LINES[6:]]):
            page.setFont(FACE, 10)
            for row, line in enumerate(lines):
                page.drawString(60, 800 - row * 30, line)
            page.showPage()

    assert running(read(_pdf(draw), "x.pdf")).text.count("以上。") == 2


NAMED = "北山地区の集会所に関するお知らせ"
TITLE = ("北山地区の集会所の建て替えに関する住", "民の皆様への説明会と意見交換の開催の", "お知らせ")


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (TITLE, "".join(TITLE)),
        # A title that is whole in its line, and what stands below it.
        ((NAMED, "令和7年の春からの使い方"), NAMED),
        ((NAMED, "会員の皆様へ"), NAMED),
        (("北山だより", "春の号"), "北山だより"),
        (("北山を新しく建てかえるまつり", "皆様へ"), "北山を新しく建てかえるまつり"),
    ],
)  # fmt: skip
def test_a_title_that_was_too_long_for_a_line_is_whole(lines: tuple[str, ...], title: str) -> None:
    def draw(page: Any) -> None:
        page.setFont(FACE, 20)
        for row, line in enumerate(lines):
            page.drawString(100, 780 - row * 26, line)
        page.setFont(FACE, 10)
        for row, line in enumerate(LINES):
            page.drawString(60, 660 - row * 16, line)

    assert described(read(_pdf(draw), "x.pdf")).title == title


@pytest.mark.parametrize(("gap", "touch"), [(0.0, True), (0.2, True), (5.0, False)])
def test_pieces_that_touch_are_one_line(gap: float, touch: bool) -> None:
    first = "開催は令和六年三月六"

    def draw(page: Any) -> None:
        page.setFont(FACE, 12)
        page.drawString(60, 600, "別の段落がここに続いている。")
        page.drawString(60 + 12 * (len(first) + gap), 700, "\u3000日の午後である")
        page.drawString(60, 700, first)

    raw = read(_pdf(draw), "a.pdf").raw
    assert ("三月六\u3000日の午後" in raw) is touch
