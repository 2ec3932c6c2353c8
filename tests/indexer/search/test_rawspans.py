"""Many places at once lead to the raw text that each by itself leads to."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indexer.matching.places import arrays
from indexer.search.request import Request
from indexer.search.searcher import Searcher

Make = Callable[[dict[str, str]], Searcher]
_TEXTS = st.text(alphabet=st.sampled_from("あがか゛\u3099ｶﾞ㍿株Ａa1① \n𠮷漢《》｜"), max_size=24)
_SETTINGS = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


@_SETTINGS
@given(st.lists(_TEXTS, min_size=1, max_size=3))
def test_the_raw_spans_of_many_places_are_those_of_each(searcher: Make, texts: list[str]) -> None:
    for reader in searcher({f"{n}.txt": text for n, text in enumerate(texts)}).readers:
        bounds = reader.segment.tight_bounds
        stretches = [
            (start, end)
            for document in range(len(bounds) - 1)
            for start in range(bounds[document], bounds[document + 1])
            for end in range(start + 1, min(start + 4, bounds[document + 1]) + 1)
        ]
        starts, ends = np.array(stretches, np.int64).reshape(-1, 2).T
        found = zip(
            *(column.tolist() for column in reader.raw_map.spans(starts, ends)), strict=True
        )
        assert list(found) == [reader.raw_span(start, end) for start, end in stretches]
        for document, start in enumerate(reader.raw_points.bounds[:-1].tolist()):
            end = int(reader.raw_points.bounds[document + 1])
            raw = "".join(map(chr, reader.raw_points.points[start:end].tolist()))
            assert raw == reader.segment.raw(document)


@_SETTINGS
@given(st.lists(_TEXTS, min_size=1, max_size=3), st.data())
def test_what_is_as_it_was_typed_is_so_in_arrays_and_in_loops(
    searcher: Make, texts: list[str], data: st.DataObject
) -> None:
    made = searcher({f"{n}.txt": text for n, text in enumerate(texts)})
    text = data.draw(st.sampled_from(texts))
    start = data.draw(st.integers(0, len(text)))
    typed = text[start : start + data.draw(st.integers(1, 3))].strip()
    if not typed:
        return
    request = Request(f'raw:"{typed}"', limit=None)
    answers = []
    for count in (1_000_000, 1):
        with pytest.MonkeyPatch.context() as patched:
            for name in ("BULK", "COLD"):
                patched.setattr(arrays, name, count)
            answers.append(made.search(request))
    assert answers[0] == answers[1]


@pytest.mark.parametrize(
    ("text", "query", "span"),
    [
        ("会長はA&amp;B社の人です", "A&B社", "A&amp;B社"),
        ("会長は&#x9AD9;橋さんです", "髙橋さん", "&#x9AD9;橋さん"),
        ("山田&nbsp;太郎が&hellip;と言う", "山田太郎", "山田&nbsp;太郎"),
        ("面積は10m<sup>2</sup>です", "10m2です", "10m<sup>2</sup>です"),
        ("<ruby>服部<rt>はっとり</rt></ruby>さん", "服部さん", "服部<rt>はっとり</rt></ruby>さん"),
    ],
)
def test_what_is_printed_is_found_where_it_is_written(
    searcher: Make, text: str, query: str, span: str
) -> None:
    [hit] = searcher({"a.md": f"前の行\n\n{text}。\n"}).search(Request(query)).hits
    assert hit.spans[0].text == span
