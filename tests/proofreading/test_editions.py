"""Versions of a draft are no evidence for it, later documents no question, editions one line."""

import pytest

from collation.collate import collate
from indexer.usage.of_documents import DocumentsIndex
from proofreading.checking.check import check
from proofreading.context import Context
from proofreading.knowledge.knowledge import Knowledge
from proofreading.registry import rule
from text.model.document import Document
from text.structure.metadata import described

LETTER = """{date}

{to}

北沢商店街振興組合

街路灯の修繕についてのお願い

　商店街の街路灯は{lamps}基ありますが、そのうち{broken}基{ga}消えたままになっています。
　夜間に駅から歩く人は一日におよそ2,300人で、足もとが見えず危険だという声が寄せられています。
　つきましては、年内に修繕していただきますようお願い申し上げます。
"""
DRAFT = {"date": "2025年9月3日", "to": "北沢市長　様", "lamps": "86", "broken": "14", "ga": "がが"}
DOUBLED, SIBLING = "doubled-word", "sibling-difference"


def _document(name: str, **said: str) -> Document:
    return described(Document(name, LETTER.format(**{**DRAFT, **said})))


def _found(name: str, rules: list[str], *others: Document) -> list[tuple[str, str]]:
    context = Context(Knowledge(DocumentsIndex(others)) if others else Knowledge())
    findings = check(_document(name), context, [rule(one) for one in rules])
    return [(one.span.text, one.kind) for one in findings]


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("修繕_v2.txt", "修繕_v1.txt"),
        ("修繕 版下.txt", "修繕 草稿.txt"),
        ("修繕.txt", "修繕 - コピー (2).txt"),
        ("修繕.txt", "作業中/修繕_初校.txt"),
        ("送付/街路灯.txt", "作業中/0901.txt"),
        ("letter_final.txt", "backup/letter.txt"),
    ],
)
def test_a_mistake_that_an_earlier_draft_has_too_is_found(name: str, other: str) -> None:
    alone = _found(name, [DOUBLED])
    assert [text for text, _ in alone] == ["がが"]
    assert _found(name, [DOUBLED], _document(other)) == alone


def test_an_earlier_draft_is_not_asked_whether_the_figure_was_right() -> None:
    assert _found("願い_v2.txt", [SIBLING], _document("願い_v1.txt", broken="12")) == []


@pytest.mark.parametrize(
    "said",
    [
        # Another addressee, on the same day or soon after the other: one campaign.
        {"to": "北沢警察署長　様", "broken": "12"},
        {"to": "北沢警察署長　様", "broken": "12", "date": "2025年8月28日"},
    ],
)
def test_a_letter_of_the_same_campaign_is_asked(said: dict[str, str]) -> None:
    assert ("14基", "two-readings") in _found(
        "願い_市長.txt", [SIBLING], _document("願い_署長.txt", **said)
    )


@pytest.mark.parametrize(("others", "offered"), [(1, ()), (2, ("12基",))])
def test_of_one_letter_against_one_both_readings_are_told_and_neither_offered(
    others: int, offered: tuple[str, ...]
) -> None:
    known = [
        _document(f"願い_{number}.txt", to=f"北沢{number}番署長　様", broken="12")
        for number in range(others)
    ]
    context = Context(Knowledge(DocumentsIndex(known)))
    found = check(_document("願い_市長.txt"), context, [rule(SIBLING)])
    (asked,) = [one for one in found if one.span.text == "14基"]
    assert asked.suggestions == offered
    assert all(reading in asked.message for reading in ("12基", "14基"))


def test_a_later_letter_does_not_question_an_older_one() -> None:
    later = _document("願い_署長.txt", to="北沢警察署長　様", broken="12", date="2025年11月20日")
    assert _found("願い_市長.txt", [SIBLING, "figure-disagreement"], later) == []


def test_last_years_edition_gives_one_line_that_names_the_command() -> None:
    older = _document("2023.txt", date="2023年9月1日", lamps="84", broken="7")
    last = _document("2024.txt", date="2024年9月2日", lamps="85", broken="9")
    context = Context(Knowledge(DocumentsIndex([older, last])))
    (found,) = check(_document("2025.txt"), context, [rule(SIBLING)])
    assert found.kind == "edition"
    assert found.suggestions == ()
    assert found.note
    assert "kyogo diff 2024.txt 2025.txt" in found.message


def test_the_line_on_last_years_edition_takes_no_finding_in() -> None:
    last = _document("2024.txt", date="2024年9月2日", lamps="85")
    broken = described(Document("2025.txt", LETTER.format(**{**DRAFT, "lamps": "86をを"})))
    context = Context(Knowledge(DocumentsIndex([last])))
    found = check(broken, context, [rule(SIBLING), rule(DOUBLED)])
    assert [(one.kind, one.note) for one in found if one.rule == SIBLING] == [("edition", True)]
    assert "をを" in [one.span.text for one in found if one.rule == DOUBLED]


def test_a_spelling_that_changed_since_last_year_is_asked_by_itself() -> None:
    last = described(
        Document(
            "2024.txt",
            LETTER.format(**{**DRAFT, "date": "2024年9月2日", "lamps": "85"}).replace(
                "修繕していただきます", "修繕して頂きます"
            ),
        )
    )
    kinds = [kind for _, kind in _found("2025.txt", [SIBLING], last)]
    assert kinds.count("edition") == 1
    assert "two-readings" in kinds


TABLE = """街路灯の相談窓口

{year}年9月1日

　一年間に寄せられた相談は{calls}件でした。街路灯の消えている場所を見つけた方は、次の窓口までお知らせください。

地区　　電話
駅の東　048-555-{east}
駅の西　048-555-2140
"""


@pytest.mark.parametrize(
    ("calls", "east", "asked"),
    [
        ("1,902", "2131", ["edition"]),
        ("1,864", "2131", ["edition-differs"]),  # two digits of 1,846 have changed places
        ("1,846", "2137", ["edition-differs"]),  # a telephone moves with no year
        ("1,902", "2137", ["edition", "edition-differs"]),
        ("1,846", "2131", []),
    ],
)
def test_what_moves_with_no_year_is_asked_by_itself_in_an_edition(
    calls: str, east: str, asked: list[str]
) -> None:
    last, this = (
        described(Document(f"{year}.txt", TABLE.format(year=year, calls=one, east=other)))
        for year, one, other in (("2024", "1,846", "2131"), ("2025", calls, east))
    )
    found = check(this, Context(Knowledge(DocumentsIndex([last]))), [rule(SIBLING)])
    assert [finding.kind for finding in found] == asked


def test_circulars_side_by_side_for_two_places_are_relatives_not_versions() -> None:
    east = _document("東地区.txt", to="", broken="12")
    west = described(Document("西地区.txt", LETTER.format(**{**DRAFT, "to": ""})))
    found = check(west, Context(Knowledge(DocumentsIndex([east]))), [rule(SIBLING)])
    assert "14基" in [finding.span.text for finding in found]


BEFORE = """{date}

北沢市長
{mayor}　様

北沢緑地を守る会
電話　045-210-{phone}

緑地の手入れについてのお願い

　「緑地は{whole}の財産である」との基本方針を守り、手入れを続けるようお願いします。
"""
SAID = {"mayor": "江口正人", "phone": "1834", "whole": "市民"}
CHANGED = [
    ("role-name", {"mayor": "奥村照代"}, "奥村照代"),
    ("contact-drift", {"phone": "1843"}, "045-210-1843"),
    ("quotation-drift", {"whole": "県民"}, "県民"),
]


@pytest.mark.parametrize(("rule_name", "said", "asked"), CHANGED)
@pytest.mark.parametrize("year", [2023, 2027])
def test_what_came_later_questions_nothing_older(
    rule_name: str, said: dict[str, str], asked: str, year: int
) -> None:
    def letter(name: str, **words: object) -> Document:
        return described(Document(name, BEFORE.format(**{**SAID, **words})))

    draft = letter("2025.txt", date="2025年4月3日", **said)
    others = [letter(f"{year}_{n}.txt", date=f"{year}年{n}月9日") for n in (5, 9)]
    found = check(draft, Context(Knowledge(DocumentsIndex(others))), [rule(rule_name)])
    assert [one.span.text for one in found] == ([asked] if year < 2025 else [])


def test_what_came_later_may_bear_an_older_letter_out() -> None:
    def letter(year: int, phone: str) -> Document:
        said = {**SAID, "phone": phone, "date": f"{year}年4月3日"}
        return described(Document(f"{year}.txt", BEFORE.format(**said)))

    others = [letter(2023, "1834"), letter(2027, "1843")]
    context = Context(Knowledge(DocumentsIndex(others)))
    assert check(letter(2025, "1843"), context, [rule("contact-drift")]) == []


@pytest.mark.parametrize(("years", "kinds"), [(2, ["edition"]), (3, ["lasted", "edition"])])
def test_a_figure_that_stood_for_three_years_is_named_and_nothing_offered(
    years: int, kinds: list[str]
) -> None:
    earlier = [
        _document(f"{year}.txt", date=f"{year}年9月3日", broken=str(year % 2000))
        for year in range(2025 - years, 2025)
    ]
    context = Context(Knowledge(DocumentsIndex(earlier)))
    found = check(_document("2025.txt", lamps="87"), context, [rule(SIBLING)])
    assert [one.kind for one in found] == kinds
    assert [one.suggestions for one in found] == [()] * len(kinds)
    if "lasted" in kinds:
        assert all(part in found[0].message for part in ("86基", "87基", "3"))


def test_a_day_that_stood_for_three_years_is_no_figure_to_ask_about() -> None:
    def letter(year: int, day: str) -> Document:
        text = LETTER.format(**{**DRAFT, "date": f"{year}年9月3日", "broken": str(year % 2000)})
        return described(Document(f"{year}.txt", text.replace("年内に", f"{day}までに")))

    earlier = [letter(year, "2022年10月29日") for year in (2022, 2023, 2024)]
    context = Context(Knowledge(DocumentsIndex(earlier)))
    found = check(letter(2025, "2025年10月29日"), context, [rule(SIBLING)])
    assert [one.kind for one in found] == ["edition"]


def test_of_several_numbers_of_a_sender_the_nearest_and_the_last_is_offered() -> None:
    def letter(year: int, phone: str) -> Document:
        said = {**SAID, "phone": phone, "date": f"{year}年4月3日"}
        return described(Document(f"{year}.txt", BEFORE.format(**said)))

    given = [letter(2020, "1834"), letter(2021, "1834"), letter(2022, "1834"), letter(2024, "1960")]
    context = Context(Knowledge(DocumentsIndex(given)))
    for written, known in (("1906", "045-210-1960"), ("1890", "045-210-1960")):
        (found,) = check(letter(2025, written), context, [rule("contact-drift")])
        assert found.suggestions[0] == known


def test_evidence_shows_the_addresses_that_stand_beside_it() -> None:
    last, this = (
        described(Document(f"{year}.txt", LETTER.format(**{**DRAFT, "date": f"{year}年9月3日"})
        + f"電話 048-555-21{phone}、メール mori@kitazawa.example.jp\n"))
        for year, phone in ((2024, "38"), (2025, "83"))
    )  # fmt: skip
    found = check(this, Context(Knowledge(DocumentsIndex([last]))), [rule(SIBLING)])
    shown = [evidence.text for one in found for evidence in one.evidence]
    assert any("mori@kitazawa" in text for text in shown)
    assert not any("\ufffc" in text for text in shown)


def test_the_earlier_edition_is_counted_as_the_diff_counts() -> None:
    old = _document("2024.txt", date="2024年9月3日", lamps="80", broken="11", to="南沢市長　様")
    new = _document("2025.txt")
    context = Context(Knowledge(DocumentsIndex([old])))
    (told,) = [one for one in check(new, context, [rule(SIBLING)]) if "kyogo diff" in one.message]
    assert str(len(collate(old, new).hunks)) in told.message


NOTICE = """{date}

会員各位

朝霧テニス会

練習日のお知らせ

　{day}の練習は、午前9時から第二コートで行います。雨の日は休みとしますので、係までお尋ねください。
　コートの鍵は当番が朝のうちに管理室で受け取り、終わったら受付の箱に戻してください。
"""


@pytest.mark.parametrize(
    ("there", "here", "offered"),
    [
        # 15 May 2025 is a Thursday, 17 April too: last month's day corrects none of this month's.
        ("4月17日（木）", "5月15日（水）", False),
        ("5月15日（木）", "5月15日（水）", True),
    ],
)
def test_another_months_day_is_no_correction_of_this_months(
    there: str, here: str, offered: bool
) -> None:
    months = (("四月.txt", "2025年4月1日", there), ("五月.txt", "2025年4月28日", here))
    other, this = (
        described(Document(name, NOTICE.format(date=date, day=f"2025年{day}")))
        for name, date, day in months
    )
    found = check(this, Context(Knowledge(DocumentsIndex([other]))), [rule(SIBLING)])
    asked = [one.suggestions for one in found if one.kind == "differs"]
    assert asked == [(f"2025年{there}",) if offered else ()]


YEARLY = """{date}

青海町長　様

青海の浜を守る会

浜の清掃についてのお願い（{title}）

　私たちの会は2009年に発足し、毎月の浜の清掃を続けています。{past}の調査では、ごみは三割ふえていました。
　つきましては、清掃車の手配を、{next}予算に計上されるようお願いします。
　町の清掃の日は{day}です。
"""


def _yearly(year: int, **said: str) -> Document:
    known = {
        "date": f"{year}年6月3日",
        "title": f"{year}年度",
        "past": f"{year - 1}年度",
        "next": f"{year + 1}年度",
        "day": f"{year}年9月14日",
    }
    return described(Document(f"{year}.txt", YEARLY.format(**{**known, **said})))


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ({}, []),
        ({"title": "2024年度"}, [("2024年度", "2025年度")]),
        ({"next": "2025年度"}, [("2025年度", "2026年度")]),
        ({"past": "2023年度"}, [("2023年度", "2024年度")]),
        ({"day": "2024年9月14日"}, [("2024年9月14日", "2025年9月14日")]),
        ({"title": "2022年度"}, []),  # it is no earlier edition's: nobody forgot it
        ({"date": "2024年11月2日"}, []),  # of one year are two letters, not two editions
    ],
)
def test_a_year_that_did_not_move_with_the_editions_is_asked_about(
    said: dict[str, str], asked: list[tuple[str, str]]
) -> None:
    context = Context(Knowledge(DocumentsIndex([_yearly(2023), _yearly(2024)])))
    found = check(_yearly(2025, **said), context, [rule("stale-period")])
    assert [(one.span.text, "".join(one.suggestions)) for one in found] == asked


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ({"title": "2024年度"}, ["2024年度"]),
        ({"next": "2025年度"}, ["2025年度"]),
        # What one edition alone says of a year that was over may be said of it again.
        ({"past": "2023年度"}, []),
    ],
)
def test_of_one_edition_a_year_to_come_is_asked_about(
    said: dict[str, str], asked: list[str]
) -> None:
    context = Context(Knowledge(DocumentsIndex([_yearly(2024)])))
    found = check(_yearly(2025, **said), context, [rule("stale-period")])
    assert [one.span.text for one in found] == asked
    assert all(one.kind == "left-once" for one in found)  # of no other edition is anything said


def test_an_era_moves_with_the_editions_and_history_does_not() -> None:
    said = {2023: "令和5年度", 2024: "令和6年度", 2025: "令和6年度"}
    documents = [_yearly(year, title=title) for year, title in said.items()]
    context = Context(Knowledge(DocumentsIndex(documents[:2])))
    (found,) = check(documents[2], context, [rule("stale-period")])
    assert (found.span.text, found.suggestions) == ("令和6年度", ("令和7年度",))
    assert found.evidence[0].document == "2024.txt"
