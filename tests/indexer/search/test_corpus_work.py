"""KWIC, frequencies, collocates, keywords and relatives of the corpus that ships."""

from __future__ import annotations

import pytest

from indexer.linguistics.concordance import SortBy, concordance, sort_keys
from indexer.linguistics.counts import wanted
from indexer.linguistics.similar import similar
from indexer.linguistics.vocabulary import collocates, frequencies, keywords
from indexer.search.request import Request
from indexer.search.searcher import Searcher
from readers.corpus import SHIPPED, Corpus
from tests.indexer.search.conftest import Make
from text.errors import UsageError
from text.view.normalise import tight

LETTERS = ("letters/2019-08-06-jichiro.txt", "letters/2019-08-06-jichiroren.txt")
EVERYTHING = Request("カード", exact=True, limit=None)


def test_a_concordance_has_every_place_once_in_the_order_of_the_text(shipped: Searcher) -> None:
    lines, total = concordance(shipped, EVERYTHING)
    places = [(line.document, line.span.start) for line in lines]
    assert places == sorted(set(places))
    texts = [Corpus(SHIPPED).document(name).raw for name in Corpus(SHIPPED).names()]
    assert total == len(lines) == sum(tight(text).count("カード") for text in texts)


def test_a_concordance_reads_over_line_breaks(shipped: Searcher) -> None:
    lines, _ = concordance(shipped, Request("セキュリティ", exact=True))
    assert lines[0].node == "セキュリティ"
    assert lines[0].span.text == "セキュリ\nティ"


@pytest.mark.parametrize(
    ("keys", "by", "order"),
    [
        ("", "surface", "はがで"),
        ("R1", "surface", "がでは"),
        ("L1", "surface", "ではが"),
        ("L1", "reading", "がはで"),
        ("N,R1", "surface", "がでは"),
    ],
)
def test_a_concordance_is_sorted_by_the_word_asked_for(
    searcher: Make, keys: str, by: SortBy, order: str
) -> None:
    found = searcher({"a.txt": "赤い車は走る。青い車が走る。白い車で走る。"})
    lines, _ = concordance(found, Request("車", exact=True), sort_keys(keys), by)
    assert "".join(line.right[0] for line in lines) == order


def test_an_unknown_sort_key_is_refused() -> None:
    with pytest.raises(UsageError):
        sort_keys("X1")


def test_frequencies_add_up_to_all_words(shipped: Searcher) -> None:
    found, total = frequencies(shipped.readers, None, "surface", wanted(every=True))
    assert sum(line.count for line in found) == total
    by_pos, _ = frequencies(shipped.readers, None, "pos", wanted(every=True))
    assert sum(line.count for line in by_pos) == total


def test_spellings_of_one_lemma_are_counted_together(searcher: Make) -> None:
    found = searcher({"a.txt": "申入れと申し入れ。申し入れます。1,000円"})
    lines, _ = frequencies(found.readers, None, "lemma", wanted())
    assert [(line.label, line.count) for line in lines][:1] == [("申し入れ", 3)]
    assert not any(line.label in ("1", ",", "000") for line in lines)


def test_collocates_are_counted_by_hand(searcher: Make) -> None:
    text = "赤い車と青い車。赤い車と白い家。犬。" * 3
    found = searcher({"a.txt": text})
    lines, nodes = collocates(
        found.readers, found.places(Request("車", exact=True)), 1, "surface", wanted()
    )
    assert nodes == 9
    assert {line.label: (line.association.observed, line.count) for line in lines} == {
        "赤い": (6, 6),
        "青い": (3, 3),
    }


def test_a_window_ends_with_the_sentence(searcher: Make) -> None:
    found = searcher({"a.txt": "犬がいる。車が走る。" * 3})
    places = found.places(Request("車", exact=True))
    lines, _ = collocates(found.readers, places, 5, "surface", wanted())
    assert {line.label for line in lines} == {"走る"}


def test_keywords_of_two_texts_are_those_that_only_one_has(searcher: Make) -> None:
    found = searcher({"a.txt": "犬が走る。" * 5, "b.txt": "猫が走る。" * 5})
    lines, first, second = keywords(found.readers, [0], [1], "surface", wanted())
    assert (first, second) == (15, 15)
    assert {line.label for line in lines[:2]} == {"犬", "猫"}
    assert [line.keyness.log_likelihood for line in lines if line.label == "走る"] == [0]


def test_the_nearest_relative_of_one_letter_is_the_other(shipped: Searcher) -> None:
    document = Corpus(SHIPPED).document(LETTERS[0])
    first, *_ = similar(shipped.index, document)
    assert first.document == LETTERS[1]
    assert first.shared > 0.95
    for passage in first.passages:
        assert tight(passage.own.text) == tight(passage.other.text)
        assert len(tight(passage.own.text)) >= 12


def test_a_document_is_not_its_own_relative(shipped: Searcher) -> None:
    for name in Corpus(SHIPPED).names():
        relatives = similar(shipped.index, Corpus(SHIPPED).document(name))
        assert name not in [relative.document for relative in relatives]
