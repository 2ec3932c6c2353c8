"""Plain strings that stand everywhere: never refused, every place found."""

from __future__ import annotations

import pytest

from indexer.matching.asking import budget
from indexer.matching.places import arrays
from indexer.search.request import Request
from tests.indexer.search.conftest import Make
from text.errors import BadQuery

_TEXT = "吾輩は猫である。名前は一つもないのである。十1,000円と2万のである。\n" * 60


@pytest.mark.parametrize(
    "query",
    ["のである", "の", "である", "の AND ある", "の OR 。", "のである NEAR/9 は", "raw:の", "1"],
)
def test_a_plain_query_has_no_time_and_no_number_of_places_to_keep(
    searcher: Make, monkeypatch: pytest.MonkeyPatch, query: str
) -> None:
    found = searcher({"a.txt": _TEXT, "b.txt": "名前は猫のである。"})
    whole = found.search(Request(query, limit=None))
    monkeypatch.setattr(budget, "MAXIMUM_PLACES", 1)
    assert found.search(Request(query, limit=None, seconds=0.0)) == whole
    assert whole.total


@pytest.mark.parametrize("query", ["/のであ./", "名*の"])
def test_a_pattern_still_has_its_time(searcher: Make, query: str) -> None:
    found = searcher({"a.txt": _TEXT * 20})
    with pytest.raises(BadQuery) as refused:
        found.search(Request(query, seconds=0.0))
    assert refused.value.code == "query.timeout"


def test_what_a_query_looks_for_besides_takes_no_time_from_its_pattern(
    searcher: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    from indexer.matching import evaluator

    ticks = iter(range(1_000_000))
    monkeypatch.setattr(budget.time, "monotonic", lambda: 0.001 * next(ticks))
    looked = evaluator.literal

    def slow(*given: object) -> object:
        for _ in range(5_000):
            next(ticks)
        return looked(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(evaluator, "literal", slow)
    answer = searcher({"a.txt": "吾輩は猫である。"}).search(Request("吾輩 AND /猫./", seconds=1))
    assert answer.total == 1


@pytest.mark.parametrize("query", ["1", "1000円", "2万", "一"])
def test_numbers_inside_longer_ones_are_told_apart_in_arrays_as_in_loops(
    searcher: Make, monkeypatch: pytest.MonkeyPatch, query: str
) -> None:
    found = searcher({"a.txt": _TEXT, "b.txt": "一万円、1,000円、一〇〇〇円、一.五"})
    for name in ("BULK", "COLD"):
        monkeypatch.setattr(arrays, name, 1_000_000)
    in_loops = found.search(Request(query, limit=None))
    for name in ("BULK", "COLD"):
        monkeypatch.setattr(arrays, name, 1)
    assert found.search(Request(query, limit=None)) == in_loops


def test_a_word_that_is_said_often_is_looked_for_once(
    searcher: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    from indexer.matching import evaluator

    asked: list[str] = []
    looked = evaluator.literal

    def counted(*given: object) -> object:
        asked.append(str(given[1]))
        return looked(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(evaluator, "literal", counted)
    answer = searcher({"a.txt": "ん" * 2_000}).search(Request("ん " * 64))
    assert (asked, len(answer.hits[0].spans)) == (["ん"], 2_000)
