"""No string is found over the border of two cells, in no format and in no way of asking."""

from __future__ import annotations

import pytest

from indexer.search.request import Request
from tests.indexer.search.conftest import Make

ROWS = {
    "a.html": "<table><tr><td>東京</td><td>都築</td></tr><tr><td>12</td><td>3</td></tr></table>",
    "a.md": "| 東京 | 都築 |\n|---|---|\n| 12 | 3 |\n",
    "a.csv": "東京,都築\n12,3\n",
}


@pytest.mark.parametrize("name", ROWS)
@pytest.mark.parametrize(
    ("request_", "total"),
    [
        (Request("東京都", exact=True), 0),
        (Request("東京都", variants=False), 0),
        (Request("123", variants=False), 0),
        (Request("築12", exact=True), 0),
        (Request("/京.?都/"), 0),
        (Request("東京", exact=True), 1),
        (Request("都築"), 1),
        (Request("東京 都築"), 1),
    ],
)
def test_a_border_is_never_bridged(
    searcher: Make, name: str, request_: Request, total: int
) -> None:
    assert searcher({name: ROWS[name]}).search(request_).total == total


def test_the_mark_of_an_item_is_not_bridged(searcher: Make) -> None:
    made = searcher({"a.txt": "・自治\n・労働\n"})
    assert made.search(Request("自治労", variants=False)).total == 0
    assert made.search(Request("労働")).total == 1


@pytest.mark.parametrize(
    ("text", "query", "offered"),
    [
        ("| 氏名 | 役 |\n|--|--|\n| 役山本 | 会長 |\n", "山本会長", ()),
        ("会場は市民**会館**です。\n", "市民海館", ("市民会館",)),
    ],
)
def test_what_is_offered_instead_is_no_mark_and_crosses_no_border(
    searcher: Make, text: str, query: str, offered: tuple[str, ...]
) -> None:
    assert searcher({"a.md": text}).search(Request(query)).suggestions == offered


@pytest.mark.parametrize(
    ("name", "content", "crossed"),
    [
        ("a.html", "<p>私たちは大阪</p><p>府庁へ</p>", ("blank_line",)),
        ("a.html", "<p>私たちは大阪府庁へ</p>", ()),
        ("a.html", "<p>私たちは大\n阪府庁へ</p>", ()),
        ("a.txt", "私たちは大阪\n府庁へ\n", ()),
        ("a.txt", "私たちは大阪\n\n府庁へ\n", ("blank_line",)),
    ],
)
def test_a_hit_over_the_end_of_a_paragraph_says_so(
    searcher: Make, name: str, content: str, crossed: tuple[str, ...]
) -> None:
    [hit] = searcher({name: content}).search(Request("大阪府", exact=True)).hits
    assert (hit.crosses, hit.broken) == (crossed, bool(crossed))
