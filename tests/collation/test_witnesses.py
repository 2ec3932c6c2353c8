"""Many copies of one text: rows, groups of agreement, the odd one out, the template."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from collation.collate import collate
from collation.stream.build import stream
from collation.witnesses import collate_witnesses
from readers.formats.html.read import read as read_html
from tests.collation.accounts import document, without
from text.errors import UsageError
from text.model.collation import VariantTable
from text.model.document import Document
from text.structure.metadata import described

DRAFT = "{}様\n\n{}年度中に、市は{}を行う予定です。ご意見は{}までお寄せください。\n"


def _table(*texts: str) -> VariantTable:
    return collate_witnesses([document(text, f"{n}.txt") for n, text in enumerate(texts)])


@pytest.fixture
def letters() -> list[str]:
    names = ("山田太郎", "鈴木花子", "佐藤次郎", "高橋恵子", "田中一郎", "伊藤三郎")
    texts = [DRAFT.format(name, "2022", "説明会", "6月30日") for name in names]
    texts[3] = texts[3].replace("2022年度", "202年度")
    return texts


def test_a_row_holds_every_reading_with_the_witnesses_that_have_it(letters: list[str]) -> None:
    _, year = _table(*letters).rows
    assert [(variant.text, variant.witnesses) for variant in year.variants] == [
        ("2022年度", (0, 1, 2, 4, 5)),
        ("202年度", (3,)),
    ]


def test_the_one_letter_with_an_impossible_year_is_the_suspect(letters: list[str]) -> None:
    addressee, year = _table(*letters).rows
    assert addressee.suspect is None
    assert year.suspect is not None
    assert (year.suspect.side, year.suspect.rule) == ("3", "impossible-year")


@pytest.mark.parametrize("odd", range(4))
def test_whoever_stands_alone_is_the_suspect_even_the_first(odd: int) -> None:
    texts = [DRAFT.format("市民", "2022", "説明会", "6月30日")] * 4
    texts[odd] = texts[odd].replace("説明会", "公聴会")
    (row,) = _table(*texts).rows
    assert row.suspect is not None
    assert (row.suspect.side, row.suspect.rule) == (str(odd), "odd-one-out")


def test_letters_that_differ_only_in_blanks_and_width_have_no_row() -> None:
    assert _table("2022年度 に\n行う。", "２０２２年度に行う。", "2022年度\nに行う。").rows == ()


def test_the_template_is_the_common_text_with_numbered_slots(letters: list[str]) -> None:
    assert _table(*letters).template == (
        "【1】様\n\n【2】中に、市は説明会を行う予定です。ご意見は6月30日までお寄せください。\n"
    )


@pytest.mark.parametrize("count", [1, 101])
def test_one_witness_or_more_than_a_hundred_are_refused(count: int) -> None:
    with pytest.raises(UsageError):
        _table(*["文"] * count)


def test_a_hundred_witnesses_are_collated() -> None:
    texts = [DRAFT.format("市民", "2022", "説明会", f"6月{n % 28 + 1}日") for n in range(100)]
    (row,) = _table(*texts).rows
    assert len(row.variants) == 28


_SENTENCES = st.sampled_from(
    [
        "第一に反対する。",
        "第二に要請する。",
        "2022年度に行う。",
        "202年度に行う。",
        "会費は100円。",
        "\n",
        "㍿山田。",
    ]
)


@given(st.lists(st.lists(_SENTENCES, max_size=6).map("".join), min_size=2, max_size=5))
@settings(max_examples=100, deadline=None)
def test_outside_its_rows_every_witness_says_the_same(texts: list[str]) -> None:
    table = _table(*texts)
    rests = set()
    for witness, text in enumerate(texts):
        places = [row.places[witness] for row in table.rows]
        rests.add(stream(document(without(text, [(p.start, p.end) for p in places]))).text)
    assert len(rests) == 1


@given(st.lists(st.lists(_SENTENCES, max_size=6).map("".join), min_size=2, max_size=5))
@settings(max_examples=60, deadline=None)
def test_every_row_names_every_witness_once_and_at_least_two_readings(texts: list[str]) -> None:
    for row in _table(*texts).rows:
        named = sorted(witness for variant in row.variants for witness in variant.witnesses)
        assert named == list(range(len(texts)))
        assert len(row.variants) > 1


def test_a_passage_that_one_letter_alone_has_is_no_slip(letters: list[str]) -> None:
    letters[3] = letters[3].replace("202年度", "2022年度")
    letters[5] += "駐車場はありませんので、公共の交通機関でお越しください。\n"
    assert [row.suspect for row in _table(*letters).rows if row.kind != "addressee"] == [None]


def test_an_impossible_year_is_the_suspect_even_where_most_have_it(letters: list[str]) -> None:
    wrong = [text.replace("2022年度", "202年度") for text in letters]
    wrong[1] = wrong[1].replace("202年度", "2022年度")
    year = _table(*wrong).rows[-1]
    assert year.suspect is not None
    assert year.suspect.rule == "impossible-year"
    assert year.suspect.side != "1"


def test_the_summary_quotes_three_suspects_and_says_that_there_are_more() -> None:
    years = "".join(f"\n{number}番目の事業は2022年度に行います。\n" for number in range(6))
    wrong = years.replace("2022", "202")
    table = collate_witnesses([document(years), document(years), document(wrong)])
    assert table.summary.count("202年度") == 3
    assert "6 suspected typos" in table.summary
    assert table.summary.endswith(", ….")


def test_an_addressee_is_told_in_whole_lines() -> None:
    head = "{}\n{}　様\n\n港町商工会\n\n桟橋の修理について\n\n桟橋を直してください。\n"
    houses = ("みなと市長", "みなと市議会", "みなと漁業協同組合")
    people = list(zip(houses, ("浜田　豊", "議長　沖　茂", "磯部　恵"), strict=True))
    rows = _table(*(head.format(*one) for one in people)).rows
    assert [row.kind for row in rows] == ["addressee", "addressee"]
    assert [[span.text for span in row.places] for row in rows] == [
        [house for house, _ in people],
        [person for _, person in people],
    ]


def test_a_line_of_one_address_faces_nothing_where_the_other_has_none() -> None:
    body = "北浜町立病院労働組合\n\n夜勤の改善について\n\n　夜勤の回数を減らすよう申し入れます。\n"
    one = f"令和6年10月11日\n\n北浜町長　藤井　由美　様\n\n{body}"
    other = f"令和6年10月11日\n\n北浜町立病院\n院長　岡本　弘　様\n\n{body}"
    readings = [
        {variant.text for variant in row.variants}
        for row in _table(one, other).rows
        if row.kind == "addressee"
    ]
    assert any("院長　岡本　弘" in reading for row in readings for reading in row)
    assert not any("北浜町立病院労働組合" in reading for row in readings for reading in row)


@pytest.mark.parametrize(("day", "suspects"), [("2023年10月12日", 0), ("2023年10月9日", 2)])
def test_last_year_s_letter_is_no_slip_of_this_year_s(day: str, suspects: int) -> None:
    letter = (
        "{}\n\n{}　様\n\n港町漁業協同組合\n\n港の照明について\n\n　照明{}基が消えたままです。\n"
    )
    asked = [("港町長", "2024年10月9日", 12), ("港町議会議長", "2024年10月9日", 12)]
    table = collate_witnesses([
        described(document(letter.format(date, to, lamps)))
        for to, date, lamps in (*asked, ("県知事", day, 15))
    ])  # fmt: skip
    assert sum(row.suspect is not None for row in table.rows) == suspects


def test_letters_of_several_years_have_each_their_own_figures() -> None:
    letter = "{}年9月14日\n\n県知事　様\n\n浜の会\n\n{}年度の苦情は{}件でした。\n"

    def suspects(*said: tuple[int, int, int]) -> list[str]:
        table = collate_witnesses([described(document(letter.format(*one))) for one in said])
        return [row.suspect.side for row in table.rows if row.suspect is not None]

    right = [(year, year - 1, year - 1800) for year in (2021, 2022, 2023, 2024)]
    assert suspects(*right) == []
    assert suspects(*right[:3], (2024, 2022, 224)) == ["3"]
    assert suspects(right[1], right[2], (2024, 2022, 224)) == []


LOOKING = {
    "a link's target": ('<a href="{}">申込み</a>', ["u", "u", "v"], ["申込み (u)", "申込み (v)"]),
    "a heading's level": ("<h{0}>概要</h{0}>", "223", None),
    "bold type": ("会費は<{0}>千円</{0}>", ["b", "b", "i"], None),
    "a picture's description": ('<img src="a.png" alt="{}">図', ["山", "山", "川"], ["山", "川"]),
}


@pytest.mark.parametrize(("page", "values", "said"), LOOKING.values(), ids=LOOKING)
def test_what_looks_otherwise_in_one_copy_is_a_row(
    page: str, values: list[str], said: list[str] | None
) -> None:
    pages = [f"<p>お知らせ</p>{page.format(value)}<p>以上</p>" for value in values]
    table = collate_witnesses([read_html(one.encode(), f"{n}.html") for n, one in enumerate(pages)])
    assert {row.kind for row in table.rows} == {"markup"}
    assert [one.witnesses for one in table.rows[0].variants] == [(0, 1), (2,)]
    assert said is None or [one.text for one in table.rows[0].variants] == said
    assert table.template.count("【") == 0


def test_a_table_that_one_copy_has_as_lines_is_a_row_and_its_words_are_said() -> None:
    table, lines = "<table><tr><td>甲</td><td>乙</td></tr></table>", "<p>甲</p><p>乙</p>"
    pages = [f"<p>表</p>{one}<p>以上</p>" for one in (table, table, lines)]
    found = collate_witnesses([read_html(one.encode(), f"{n}.html") for n, one in enumerate(pages)])
    assert [(one.text, one.witnesses) for one in found.rows[0].variants] == [
        ("甲 (table)", (0, 1)),
        ("甲", (2,)),
    ]


_ALIKE = st.text("2m㎡²₂①1アｱ㋐ａa 。葛葛\U000e0100靖靖―—", max_size=4)


@given(_ALIKE, _ALIKE)
@settings(max_examples=300, deadline=None)
def test_two_are_the_same_to_collate_when_they_are_to_diff(one: str, other: str) -> None:
    old, new = (document(f"面積は{text}です。", "a.txt") for text in (one, other))
    assert (not collate_witnesses([old, new]).rows) == collate(old, new).same


def _page(body: str) -> Document:
    return read_html(body.encode(), "a.html")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("<table><tr><td colspan=2>計<td>9<tr><td>a<td>b<td>c</table>",
         "<table><tr><td>計<td><td>9<tr><td>a<td>b<td>c</table>"),
        ("<p>電話12</p><p>34番</p>", "<p>電話1234番</p>"),
        ("<p>New</p><p>York</p>", "<p>NewYork</p>"),
        ("<ul><li>甲<li>乙丙</ul>", "<ul><li>甲乙<li>丙</ul>"), ("<ul><li>甲</ul>", "<p>甲</p>"),
        ("<ul><li>甲<li>乙</ul>", "<ul><li>甲<ul><li>乙</ul></ul>"),
    ],
)  # fmt: skip
def test_what_is_printed_otherwise_is_another_to_diff_and_to_collate(one: str, other: str) -> None:
    assert not collate(_page(one), _page(other)).same
    assert collate_witnesses([_page(one), _page(other)]).rows


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("<p>日時は</p><p>五日</p>", "<p>日時は五日</p>"),
        ("<p>New</p><p>York</p>", "<p>New York</p>"),
        ("<p>第1\n条", "<p>第1条"),
    ],
)  # fmt: skip
def test_lines_that_end_elsewhere_are_the_same_words(one: str, other: str) -> None:
    assert collate(_page(one), _page(other)).same
    assert not collate_witnesses([_page(one), _page(other)]).rows


@pytest.mark.parametrize(("gap", "same"), [("\n", True), ("\n\n", False), ("\n \n", False)])
def test_a_figure_over_a_wrapped_line_is_one_and_over_a_blank_line_two(
    gap: str, same: bool
) -> None:
    old, new = document(f"電話は12{gap}34です。", "a.txt"), document("電話は1234です。", "b.txt")
    assert collate(old, new).same is same
