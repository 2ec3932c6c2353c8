"""What is asked of all sections at once is what each by itself would answer."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from indexer.matching.places.matches import SectionMatches
from indexer.scoring.bm25 import gains, saturated
from indexer.scoring.scorer import LAYER_WEIGHTS
from indexer.search.request import Request
from indexer.search.searcher import Searcher
from indexer.segment.section_table import Names
from text.view.normalise import tight

_TEXTS = st.text(alphabet="あか\u3099Ａa ㍿\n\r\x1c\x85\u2028\u00a8Σ", max_size=6)


@given(st.lists(_TEXTS, max_size=5), _TEXTS)
def test_the_names_that_have_a_word_are_those_whose_tight_text_has_it(
    names: list[str], word: str
) -> None:
    wanted = tight(word)
    expected = [number for number, name in enumerate(names) if wanted in tight(name)]
    assert list(Names(names).having(wanted)) == expected


@given(
    st.lists(
        st.tuples(st.integers(1, 10**6), st.integers(0, 4), st.integers(0, 10**6)), min_size=1
    ),
    st.floats(0, 10),
    st.floats(0, 10**5),
)
def test_scores_in_arrays_are_those_in_loops_to_the_last_bit(
    rows: list[tuple[int, int, int]], weight: float, average: float
) -> None:
    counts, layers, lengths = map(list, zip(*rows, strict=True))
    matches = SectionMatches(list(range(len(rows))), counts, layers)
    words = memoryview(np.array(lengths, np.uint32))
    weights = [weight * of_layer for of_layer in LAYER_WEIGHTS]
    assert gains(matches, words, weights, average) == [
        weight * LAYER_WEIGHTS[layer] * saturated(count, length, average)
        for count, layer, length in rows
    ]


def test_facets_count_every_section_and_stand_in_the_order_of_the_hits_where_as_many(
    shipped: Searcher,
) -> None:
    answer = shipped.search(Request("の", limit=None))
    records = {record.name: record for record in shipped.index.records}
    for name, value in (("kind", "kind"), ("addressee", "addressee"), ("year", "date")):
        counts: dict[str, int] = {}
        for hit in answer.hits:
            known = getattr(records[hit.document], value)[: 4 if name == "year" else None]
            if known:
                counts[known] = counts.get(known, 0) + 1
        expected = sorted(counts.items(), key=lambda item: -item[1])
        assert list(answer.facets[name].items()) == expected
