"""Work in whole arrays gives what the loops give."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indexer.matching.literal import exact, literal
from indexer.matching.places import arrays
from indexer.search.request import Request
from indexer.search.searcher import Searcher
from indexer.segment.reader import SegmentReader
from text.view.normalise import tight

Make = Callable[[dict[str, str]], Searcher]

QUERIES = ["の", "カード", "サーバー", "改正", "する", "取り組む", "自治労", "マイナンバー"]
QUERIES += ["こと もの", "ナンバーカード", "申請・取得", "の OR に", "取得勧奨 NOT 申請", "ない"]


@pytest.mark.parametrize("word", [False, True])
@pytest.mark.parametrize("query", QUERIES)
def test_a_search_in_arrays_finds_what_a_search_in_loops_finds(
    shipped: Searcher, monkeypatch: pytest.MonkeyPatch, query: str, word: bool
) -> None:
    request = Request(query, word=word, limit=None)
    for name in ("BULK", "COLD"):
        monkeypatch.setattr(arrays, name, 1_000_000)
    in_loops = shipped.search(request)
    for name in ("BULK", "COLD"):
        monkeypatch.setattr(arrays, name, 1)
    assert shipped.search(request) == in_loops


@contextmanager
def from_so_many_on(count: int) -> Iterator[None]:
    """Work in arrays from `count` places on."""
    with pytest.MonkeyPatch.context() as patched:
        for name in ("BULK", "COLD"):
            patched.setattr(arrays, name, count)
        yield


_TEXTS = st.text(alphabet="あァカーバ・「」、1𠮷", max_size=30)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(_TEXTS, min_size=2, max_size=3), _TEXTS, st.data())
def test_a_text_is_found_in_arrays_where_it_is_found_in_loops(
    searcher: Make, texts: list[str], other: str, data: st.DataObject
) -> None:
    reader = searcher({f"{n}.txt": text for n, text in enumerate(texts)}).readers[-1]
    source = data.draw(st.sampled_from([*texts, other]))
    start = data.draw(st.integers(0, len(source)))
    wanted = tight(source[start : start + data.draw(st.integers(1, 4))])
    if not wanted:
        return
    for look in (exact, literal):
        with from_so_many_on(1_000_000):
            in_loops = list(look(reader, wanted))
        for count in (0, 1, 2):
            with from_so_many_on(count):
                assert list(look(reader, wanted)) == in_loops
        assert_whole(reader, wanted, [place for place in in_loops if place[2] == 0])


def assert_whole(reader: SegmentReader, wanted: str, found: list[tuple[int, int, int]]) -> None:
    """The exact places are those at which the documents of the segment have the text."""
    segment = reader.segment
    expected = []
    for document in range(len(segment.tight_bounds) - 1):
        text = segment.tight(document)
        for place in range(len(text)):
            if text.startswith(wanted, place):
                before = text[:place].encode("utf-16-le")
                start = segment.tight_bounds[document] + len(before) // 2
                expected.append((start, start + len(wanted.encode("utf-16-le")) // 2, 0))
    assert found == expected
