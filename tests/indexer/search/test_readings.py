"""Words are found by their reading as if every place were looked at by itself."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indexer.analysis.terms import term
from indexer.layers import LAYERS
from indexer.matching.places import arrays
from indexer.matching.places.matches import Spans
from indexer.matching.places.union import united
from indexer.matching.reading import MAXIMUM_PHRASES, cuts, read_as
from indexer.search.searcher import Searcher
from indexer.segment.reader import SegmentReader
from text.language.kana import hiragana

Make = Callable[[dict[str, str]], Searcher]


def one_by_one(reader: SegmentReader, kana: str) -> list[tuple[int, int, int]]:
    segment = reader.segment
    tokens = [segment.type_token(number) if number else None for number in segment.stream]
    read = [hiragana(token.reading) if token and term(token) else "" for token in tokens]
    found = []
    for readings in sorted(cuts(reader.terms_read, kana), key=len)[:MAXIMUM_PHRASES]:
        places = Spans()
        for position in range(len(read) - len(readings) + 1):
            if read[position : position + len(readings)] == list(readings):
                span = reader.token_place(position, position + len(readings) - 1)
                places.add(*span, LAYERS.index("reading"))
        found.append(places)
    return list(united(found))


def as_a_whole(reader: SegmentReader, kana: str, count: int) -> list[tuple[int, int, int]]:
    """Work in arrays from `count` places on."""
    with pytest.MonkeyPatch.context() as patched:
        for name in ("BULK", "COLD"):
            patched.setattr(arrays, name, count)
        return list(read_as(reader, kana))


@pytest.mark.parametrize("kana", ["する", "こと", "ことが", "しょくいん", "をする"])
@pytest.mark.parametrize("count", [1, 5, 1_000_000])
def test_words_of_the_corpus_that_ships_are_found(shipped: Searcher, kana: str, count: int) -> None:
    for reader in shipped.readers:
        assert as_a_whole(reader, kana, count) == one_by_one(reader, kana)
    assert any(one_by_one(reader, kana) for reader in shipped.readers)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.lists(st.sampled_from([*"し死市た田下は葉歯母い意。", "した", "はは"]), max_size=30),
    st.text(alphabet="したはい", min_size=2, max_size=5),
)
def test_words_of_any_text_are_found(searcher: Make, words: list[str], kana: str) -> None:
    for reader in searcher({"a.txt": "".join(words)}).readers:
        expected = one_by_one(reader, kana)
        for count in (1, 3, 1_000_000):
            assert as_a_whole(reader, kana, count) == expected
