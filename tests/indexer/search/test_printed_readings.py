"""A reading that the text prints is found as it stands there, and the word without it as well."""

from __future__ import annotations

import pytest

from indexer.search.request import Request
from tests.indexer.search.conftest import Make

TEXTS = {
    "round.txt": "林（はやし）氏が来る。\n",
    "double.txt": "薔薇《ばら》の花と｜子ども《こども》。憂鬱《ゆううつ》な日。\n",
    "page.html": "<p>私は<ruby>東京<rt>とうきょう</rt></ruby>へ行く</p>",
    "none.txt": "林氏と東京と薔薇。はやしの中。\n",
}


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("林（はやし）氏", ["round.txt"]), ("林(はやし)氏", ["round.txt"]), ("林《はやし》氏", []),
        ("はやし", ["none.txt", "round.txt"]), ("林氏", ["none.txt", "round.txt"]),
        ("薔薇《ばら》の花", ["double.txt"]), ("｜子ども《こども》", ["double.txt"]),
        ("とうきょう", ["page.html"]), ("ばら", ["double.txt"]), ("林（もり）氏", []),
        ("来る。", ["round.txt"]), ("花と子ども", ["double.txt"]),
    ],
)  # fmt: skip
def test_what_is_printed_is_found_exactly(searcher: Make, query: str, names: list[str]) -> None:
    found = searcher(TEXTS).search(Request(query, exact=True, limit=None))
    assert sorted({hit.document for hit in found.hits}) == names
