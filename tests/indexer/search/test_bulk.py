"""Work in whole arrays gives what the loops give."""

from __future__ import annotations

import pytest

from indexer import places
from indexer.search import Request, Searcher

QUERIES = ["の", "カード", "サーバー", "改正", "する", "取り組む", "自治労", "マイナンバー"]
QUERIES += ["こと もの", "ナンバーカード", "申請・取得", "の OR に", "取得勧奨 NOT 申請", "ない"]


@pytest.mark.parametrize("word", [False, True])
@pytest.mark.parametrize("query", QUERIES)
def test_a_search_in_arrays_finds_what_a_search_in_loops_finds(
    shipped: Searcher, monkeypatch: pytest.MonkeyPatch, query: str, word: bool
) -> None:
    request = Request(query, word=word, limit=None)
    for name in ("BULK", "COLD"):
        monkeypatch.setattr(places, name, 1_000_000)
    in_loops = shipped.search(request)
    for name in ("BULK", "COLD"):
        monkeypatch.setattr(places, name, 1)
    assert shipped.search(request) == in_loops
