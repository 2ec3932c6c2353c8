"""Sections and letters' parts are found by their form."""

from pathlib import Path

import pytest

from text.model.document import Document
from text.structure.metadata import described
from text.structure.section_names import find_section
from text.structure.sections import sections

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
LETTER = """要請書

令和元年８月６日

厚生労働省
年金局長 山田太郎 殿

市民の会
代表 鈴木花子

年金の支給に関する要望書

拝啓　時下ますますご清栄のこととお慶び申し上げます。
下記のとおり要望いたします。

記

１．年金を引き下げないこと。
（１）物価に合わせること。
（２）下限を設けること。
２．説明会を開くこと。
"""
STATUTE = """組合規約

第一章　総則

第一条（名称）　この組合は、校合組合と称する。
第二条（目的）　この組合は、次のことを目的とする。
　一　交流
　二　研究

第二章　組合員

第三条　組合員は、次のとおりとする。

附則

この規約は、2020年4月1日から施行する。
"""


def _document(raw: str) -> Document:
    return Document("x.txt", raw)


@pytest.mark.parametrize(
    ("raw", "name", "begins", "ends"),
    [
        (LETTER, "1.", "１．年金", "設けること。\n"),
        (LETTER, "2.", "２．説明", "開くこと。\n"),
        (LETTER, "1.(2)", "（２）下限", "設けること。\n"),
        (LETTER, "（２）", "（２）下限", "設けること。\n"),
        (LETTER, "宛先", "厚生労働省", "山田太郎 殿\n\n"),
        (LETTER, "sender", "市民の会", "鈴木花子\n\n"),
        (LETTER, "記", "記\n", "開くこと。\n"),
        (LETTER, "年金の支給", "年金の支給に関する", "要望いたします。\n\n"),
        (STATUTE, "第1章", "第一章", "二　研究\n\n"),
        (STATUTE, "第二条", "第二条（目的）", "二　研究\n\n"),
        (STATUTE, "第3条", "第三条", "とおりとする。\n\n"),
        (STATUTE, "附則", "附則", "施行する。\n"),
    ],
)
def test_a_section_is_named_by_heading_mark_or_part(
    raw: str, name: str, begins: str, ends: str
) -> None:
    found = find_section(_document(raw), name)
    assert found is not None
    stretch = raw[slice(*found)]
    assert (stretch[: len(begins)], stretch[-len(ends) :]) == (begins, ends)


@pytest.mark.parametrize("path", sorted(CORPUS.glob("*/*.txt")), ids=lambda path: path.stem)
def test_sections_cover_the_raw_text_without_gap_or_overlap(path: Path) -> None:
    document = _document(path.read_text("utf-8"))
    found = sections(document)
    edges = [0, *(section.end for section in found)]
    assert [section.start for section in found] == edges[:-1]
    assert edges[-1] == len(document.raw)


@pytest.mark.parametrize(
    ("raw", "title", "date", "sender", "addressee"),
    [
        (
            LETTER,
            "年金の支給に関する要望書",
            "2019-08-06",
            "市民の会",
            "厚生労働省",
        ),
        (STATUTE, "組合規約", "", "", ""),
        (
            "件名：総会のお知らせ\n宛先：会員各位\n差出人：事務局\n日付：2020年1月2日\n\n次のとおり開く。\n",
            "総会のお知らせ",
            "2020-01-02",
            "事務局",
            "会員各位",
        ),
        (
            "お願い\n\n2020年1月2日\n\n中央図書館 館長 山田太郎 様\n\n読書会（本の虫）\n"
            "代表 鈴木花子\n\n本の貸し出しについて\n\n次のとおりお願いします。\n",
            "本の貸し出しについて",
            "2020-01-02",
            "読書会（本の虫）",
            "中央図書館",
        ),
        (
            "　　　　　　　　　　　総行住第12号\n　　　　　　　　　　　令和元年6月28日\n\n"
            "各都道府県知事　殿\n\n　　　　　　　　　　　　　　総務大臣　甲野乙郎\n"
            "　　　　　　　　　　　　（公印省略）\n\n　　　一斉取得の推進について（通知）\n\n"
            "　標記の件について、お知らせします。\n",
            "一斉取得の推進について（通知）",
            "2019-06-28",
            "総務大臣 甲野乙郎",
            "各都道府県知事",
        ),
        (
            "総会議事録\n\n日時　2022年5月8日（日）14時\n場所　市民会館\n\n"
            "議題１　会計報告について\n　山田から報告があった。\n議題２　役員選出\n",
            "総会議事録",
            "2022-05-08",
            "",
            "",
        ),
        ("声明\n\n抗議する。\n\n2024年1月15日\n市民の会\n", "声明", "2024-01-15", "市民の会", ""),
        ("お知らせ\n\n会場が変わりました。\n\n2021年3月4日\n", "お知らせ", "2021-03-04", "", ""),
    ],
)
def test_what_a_text_says_of_itself_is_read_from_its_head(
    raw: str, title: str, date: str, sender: str, addressee: str
) -> None:
    found = described(_document(raw))
    assert (found.title, found.date, found.sender, found.addressee) == (
        title,
        date,
        sender,
        addressee,
    )


WORD_LETTER = """令和６年５月７日
港南町長　中井　徹　様
港南町図書館友の会
会長　原田　文
移動図書館の巡回を増やすことを求める要望書
　日ごろから図書館の運営に御尽力くださり、ありがとうございます。
　移動図書館は、町の北部では月に一度しか来ません。
"""


@pytest.mark.parametrize(
    ("letter", "title", "sender"),
    [
        (WORD_LETTER, "移動図書館の巡回を増やすことを求める要望書", "港南町図書館友の会"),
        (
            WORD_LETTER.replace("移動図書館の巡回を増やすことを求める要望書\n", ""),
            "",
            "港南町図書館友の会",
        ),
    ],
)
def test_a_letter_without_blank_lines_as_word_writes_it_has_its_title(
    letter: str, title: str, sender: str
) -> None:
    found = described(Document("手紙.docx", letter, format="docx"))
    assert (found.title, found.sender, found.date) == (title, sender, "2024-05-07")


@pytest.mark.parametrize(("sheet", "title"), [("Sheet1", ""), ("会計", "会計")])
def test_a_sheet_that_nobody_named_is_no_title(sheet: str, title: str) -> None:
    assert described(Document("a.xlsx", f"{sheet}\n費目\t金額\n", format="xlsx")).title == title


@pytest.mark.parametrize("form", ["第{}号議案", "議案第{}号"])
def test_the_matters_of_an_agenda_are_sections(form: str) -> None:
    one, two = form.format("１"), form.format("２")
    text = f"総会議案書\n{one}　活動報告\n１　街頭での訴え\n二度行いました。\n"
    text += f"{two}　予算\n増やします。\n"
    found = sections(Document("議案.docx", text, format="docx"))
    assert [section.heading for section in found][-2:] == ["１　街頭での訴え", f"{two}　予算"]
    start, end = find_section(Document("議案.docx", text, format="docx"), two) or (0, 0)
    assert text[start:end] == f"{two}　予算\n増やします。\n"


@pytest.mark.parametrize(
    ("title", "known"),
    [
        ("令和7年度北山地区の集会所の建て替えに伴う皆様への説明会の開催について（御案内）", True),
        ("日頃から集会所の運営に格別の御理解と御協力をいただき感謝申し上げるところです", False),
    ],
)  # fmt: skip
def test_a_title_longer_than_a_line_of_the_head_stands_below_it(title: str, known: bool) -> None:
    letter = f"令和7年6月2日\n会員　各位\n北山自治会長　佐伯　進\n{title}\n　次のとおり開きます。\n"
    found = described(Document("a.docx", letter, format="docx")).title
    assert (found == title) is known
