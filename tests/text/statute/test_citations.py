"""A citation is found where it stands, and is told from one of another statute."""

from __future__ import annotations

import pytest

from text.statute.citing.citations import citations_of, moved, moved_inside, own_citations, places
from text.statute.citing.table_citations import own_table_citations, table_citations_of, table_named
from text.statute.tree import parse

TEXT = """町会館条例
第一条　会館を置く。
第二条　前条の会館の休館日は、規則で定める。
第三条　第一条及び第二条第一項の規定は、地方自治法第二条から第四条までの規定により、次条に準用する。
第四条　第一条から第三条までに定めるもののほか、町税条例第三条による。
"""


@pytest.mark.parametrize(
    ("article", "cited"),
    [
        ((1,), ["前条", "第一条", "第一条から第三条まで"]),
        ((2,), ["第二条第一項", "第一条から第三条まで"]),
        ((3,), ["第一条から第三条まで"]),
        ((4,), ["次条"]),
    ],
)
def test_the_own_articles_are_cited_and_not_those_of_others(
    article: tuple[int, ...], cited: list[str]
) -> None:
    found = [one for one in own_citations(TEXT) if one.concerns(article)]
    shown = [TEXT[one.start : one.end] for one in found]
    # A range is one citation, of each of its articles.
    assert shown == cited


def test_another_text_cites_by_title_or_by_the_word_it_defined() -> None:
    rules = (
        "第一条　この規則は、町会館条例（以下「条例」という。）の施行について定める。\n"
        "第二条　条例第三条及び第四条の届出は、様式による。町税条例第三条は、別とする。\n"
        "第三条　町会館条例第二条第一項の休館日は、月曜日とする。\n"
    )
    found = [rules[one.start : one.end] for one in citations_of("町会館条例", rules)]
    assert found == ["第三条", "第四条", "第二条第一項"]


def test_an_article_that_came_in_between_moves_those_below() -> None:
    new = TEXT.replace("第四条", "第五条").replace("第三条　", "第四条　")
    new = new.replace("第四条　第一条", "第三条　町民は、会館を使うことができる。\n第四条　第一条")
    assert moved(parse(TEXT), parse(new)) == {(3,): (4,), (4,): (5,)}


RULES = """○会則

第１条　次の係を置く。
(1)　庶務係
(2)　会計係
(3)　広報係
２　係は、総会で決める。
第２条　第１条第３号の係は、会報を出す。
２　第１条第２号の係は、第１条第２項により決める。
第３条　第２条第２項の係は、帳簿を置く。
"""


def test_paragraphs_and_items_that_move_are_told() -> None:
    old = parse(RULES)
    new = RULES.replace("(2)　会計係\n(3)", "(2)")
    new = new.replace("２　係は", "２　任期は、一年とする。\n３　係は")
    found = moved_inside(old, parse(new))
    assert found == {
        ((1,), 1, 2): None,
        ((1,), 1, 3): ((1,), 1, 2),
        ((1,), 2, 0): ((1,), 3, 0),
    }
    assert ((1,), 1, 2) in places(parse(new))
    told = {one.place: found.get(one.place, "holds") for one in own_citations(RULES)}
    assert told == {
        ((1,), 1, 3): ((1,), 1, 2),
        ((1,), 1, 2): None,
        ((1,), 2, 0): ((1,), 3, 0),
        ((2,), 2, 0): "holds",
    }


def _cited(title: str, text: str) -> list[str]:
    return [text[one.start : one.end] for one in citations_of(title, text)]


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("町会館条例第二条は別とする。同条例第四条も同じ。", ["第二条", "第四条"]),
        ("町会館条例（令和五年条例第八号）第二条及び同条例第四条による。", ["第二条", "第四条"]),
        ("町会館条例第二条による。使用料は条例で定める。同条例第四条は、別とする。",
         ["第二条", "第四条"]),
        ("町会館条例第二条は別とする。\n２　条例第四条も同じ。", ["第二条", "第四条"]),
        ("町会館条例施行規則\n\n第一条　条例第四条の届出は、書面でする。", ["第四条"]),
        # Another 条例 was named last, or as well; the word was defined for another; its own.
        ("町会館条例第二条と町税条例第五条。同条例第七条は別とする。", ["第二条"]),
        ("町会館条例第二条と町税条例第五条。条例第七条は別とする。", ["第二条"]),
        ("町会館条例第二条。町税条例（以下「条例」という。）第五条、条例第七条。", ["第二条"]),
        ("町会館条例第二条。この条例第三条は別とする。", ["第二条"]),
        ("町会館条例第二条。同規則第三条は別とする。", ["第二条"]),
        ("条例第四条の届出は、書面でする。", []),
    ],
)  # fmt: skip
def test_the_kind_alone_means_the_statute_that_was_named(text: str, cited: list[str]) -> None:
    assert _cited("町会館条例", text) == cited


def test_the_paragraph_of_the_article_before_is_told_from_its_others() -> None:
    text = "規約\n第一条　会を置く。\n２　会は町に置く。\n第二条　前条第一項の会は、集まる。\n"
    (one,) = own_citations(text)
    assert text[one.start : one.end] == "前条第一項"
    assert one.concerns((1,), 1)
    assert one.concerns((1,))
    assert not one.concerns((1,), 2)


TABLES = """町会館条例
第一条　使用料は、別表第一及び別表第2のとおりとし、町税条例別表第二は用いない。

別表第一（第一条関係）
別表第二（第一条関係）
"""


def test_a_table_is_cited_by_its_number_in_either_script() -> None:
    table = table_named("別表第２")
    assert table is not None
    own = [TABLES[one.start : one.end] for one in own_table_citations(TABLES, table)]
    assert own == ["別表第2"]
    other = "町会館条例別表第二の額は、町税条例別表第二の額とし、同条例別表第二による。"
    places = [one.start for one in table_citations_of("町会館条例", other, table)]
    assert places == [len("町会館条例")]
    assert table_named("第二条") is None
