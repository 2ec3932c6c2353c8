"""`--exact` finds every literal occurrence, at its right place, whatever the text looks like."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from indexer.layers import LAYERS
from indexer.search.request import Request
from indexer.search.searcher import Searcher
from indexer.segment.arrays.file import write
from indexer.segment.reader import SegmentReader
from indexer.segment.segment import Segment
from indexer.segment.writer import SegmentBuilder
from indexer.store.generations import size_of
from readers.corpus import SHIPPED, Corpus
from text.model.document import Document
from text.view.normalise import tight

SHIPPED_DOCUMENTS = [Corpus(SHIPPED).document(name) for name in Corpus(SHIPPED).names()]

_TEXTS = st.text(
    alphabet=st.one_of(
        st.sampled_from(
            list("自治労連番号改「正」サーバー・カ-8。\n\n\r 　\tＡａ①㍿ｶﾞか\u3099𠮷葛\U000e0100")
        ),
        st.characters(min_codepoint=0x3041, max_codepoint=0x30FF),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=60,
)


class OnePart:
    """An index of documents in one file, as the search needs it."""

    def __init__(self, folder: Path, documents: list[Document]) -> None:
        self.documents = documents
        builder = SegmentBuilder()
        for document in documents:
            builder.add(document)
        path = folder / "segment"
        path.unlink(missing_ok=True)
        write(path, builder.arrays())
        self.segments = [Segment(path)]
        self.readers = [SegmentReader(self.segments[0], range(len(documents)))]
        self.sizes = list(map(size_of, self.segments))

    def may_answer(self, *_: object) -> None:
        return None

    having_terms = sections_with = may_answer

    def raw(self, number: int) -> str:
        return self.documents[number].raw

    def document(self, number: int, annotated: bool = True) -> Document:
        return self.documents[number]


def _whole_clusters(raw: str, start: int, end: int) -> bool:
    """Whether cutting raw[start:end] out cuts no character (か + ゙) in two."""
    return tight(raw[:start]) + tight(raw[start:end]) + tight(raw[end:]) == tight(raw)


def _finds(searcher: Searcher, document: Document, start: int, end: int) -> bool:
    query = document.raw[start:end]
    answer = searcher.search(Request(query, exact=True, limit=None))
    spans = [span for hit in answer.hits if hit.document == document.name for span in hit.spans]
    return any(
        span.start <= start + _blank(query)
        and span.end >= end - _blank(query[::-1])
        and span.text == document.raw[span.start : span.end]
        for span in spans
    )


def _blank(text: str) -> int:
    """How much of `text`, from its beginning on, cannot be seen."""
    return next((n for n, char in enumerate(text) if tight(char)), len(text))


@given(st.data())
def test_any_substring_of_the_corpus_that_ships_is_found_at_its_place(
    shipped: Searcher, data: st.DataObject
) -> None:
    document = data.draw(st.sampled_from(SHIPPED_DOCUMENTS))
    start = data.draw(st.integers(0, len(document.raw) - 1))
    end = data.draw(st.integers(start + 1, min(start + 200, len(document.raw))))
    assume(tight(document.raw[start:end]))
    assert _finds(shipped, document, start, end)


def _substring_of_any_text_is_found(tmp_path: Path, data: st.DataObject) -> None:
    raws = data.draw(st.lists(_TEXTS, min_size=1, max_size=3))
    documents = [Document(f"{number}.txt", raw) for number, raw in enumerate(raws)]
    document = data.draw(st.sampled_from(documents))
    assume(tight(document.raw))
    start = data.draw(st.integers(0, len(document.raw) - 1))
    end = data.draw(st.integers(start + 1, len(document.raw)))
    assume(tight(document.raw[start:end]) and _whole_clusters(document.raw, start, end))
    assert _finds(Searcher(OnePart(tmp_path, documents)), document, start, end)  # type: ignore[arg-type]


_here = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


@_here
@given(st.data())
def test_any_substring_of_any_text_is_found_at_its_place(
    tmp_path: Path, data: st.DataObject
) -> None:
    _substring_of_any_text_is_found(tmp_path, data)


@pytest.mark.fuzz
@settings(_here, max_examples=20_000)
@given(st.data())
def test_any_substring_of_any_text_is_found_at_its_place_at_length(
    tmp_path: Path, data: st.DataObject
) -> None:
    _substring_of_any_text_is_found(tmp_path, data)


@_here
@given(st.lists(_TEXTS, min_size=1, max_size=3), _TEXTS)
def test_exact_search_finds_what_a_plain_scan_finds_and_no_more(
    tmp_path: Path, raws: list[str], query: str
) -> None:
    wanted = tight(query)[:2]
    assume(wanted)
    documents = [Document(f"{number}.txt", raw) for number, raw in enumerate(raws)]
    searcher = Searcher(OnePart(tmp_path, documents))  # type: ignore[arg-type]
    answer = searcher.search(Request(wanted, exact=True, limit=None))
    expected = {document.name for document in documents if wanted in tight(document.raw)}
    assert {hit.document for hit in answer.hits} == expected
    assert all(wanted in tight(span.text) for hit in answer.hits for span in hit.spans)


@_here
@given(st.lists(_TEXTS, min_size=1, max_size=2), st.data())
def test_plain_search_finds_every_place_that_exact_search_finds(
    tmp_path: Path, raws: list[str], data: st.DataObject
) -> None:
    documents = [Document(f"{number}.txt", raw) for number, raw in enumerate(raws)]
    text = tight(data.draw(st.sampled_from(raws)))
    start = data.draw(st.integers(0, max(0, len(text) - 1)))
    wanted = text[start : start + data.draw(st.integers(1, 6))]
    assume(wanted.strip('*?"()/') and '"' not in wanted)
    assume(not any(char.isnumeric() for char in wanted))  # those are found whole
    searcher = Searcher(OnePart(tmp_path, documents))  # type: ignore[arg-type]
    exact = searcher.places(Request(wanted, exact=True))[0]
    plain = searcher.places(Request(f'"{wanted}"'))[0]
    glyph = LAYERS.index("glyph")
    assert {(s, e) for s, e, _ in exact} <= {(s, e) for s, e, layer in plain if layer <= glyph}
