"""One character in several encodings is one for the search, both ways."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from indexer.search.request import Request
from indexer.search.searcher import Searcher
from text.view.characters import forms
from text.view.normalise import fold, folded

_ESCAPE = re.compile(r"\\u([0-9a-f]{4})")
CASES = [
    tuple(_ESCAPE.sub(lambda code: chr(int(code[1], 16)), field) for field in line.split("\t"))
    for line in Path(__file__).with_name("one_character.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(("text", "query"), CASES)
def test_what_only_an_encoding_tells_apart_is_found_as_exact(
    text: str, query: str, searcher: Callable[[Mapping[str, str]], Searcher]
) -> None:
    answer = searcher({"a.txt": text}).search(Request(query))
    assert not answer.partial
    assert [hit.layer for hit in answer.hits] == ["exact"]


@pytest.mark.parametrize(("text", "query"), CASES)
def test_the_view_of_such_a_text_is_its_fold(text: str, query: str) -> None:
    assert folded(text).text == fold(text)
    assert fold(query) in fold(text)


def test_words_that_only_look_alike_are_not_found(
    searcher: Callable[[Mapping[str, str]], Searcher],
) -> None:
    answer = searcher({"a.txt": "千葉の太田と未来"}).search(Request("干葉", exact=True))
    assert not answer.hits


def test_no_standard_form_is_a_form_of_another() -> None:
    assert not set(forms()) & set(forms().values())


def test_a_form_has_its_standard_form() -> None:
    assert forms()["髙"] == "高"
