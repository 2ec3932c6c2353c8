"""Lists that people own become lists that Kyogo reads."""

from __future__ import annotations

from pathlib import Path

import pytest

import cli
from proofreading.lexicon.imported import imported
from proofreading.lexicon.prh import load

ATOK = "!!ATOK_TANGO_TEXT_HEADER_1\r\nかまいし\t釜石支部\t固有組織\r\nとりい\t鳥居\t固有人姓*\r\n"
IME = "! Microsoft IME Dictionary Tool\r\nきょうごう\t校合\t名詞\t\r\n"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (ATOK.encode("utf-16"), ["釜石支部", "鳥居"]),
        (IME.encode("cp932"), ["校合"]),
        ("誤,正\n,取扱い\n".encode(), ["取扱い"]),
    ],
)
def test_words_of_an_ime_are_accepted(content: bytes, words: list[str]) -> None:
    found = imported(content)
    assert list(found.words) == words
    assert not found.pairs


@pytest.mark.parametrize(
    "content",
    [
        "下さい,ください\n下さる,ください\n事,こと\n".encode("cp932"),
        "番号\t使う\t使わない\n1\tください\t下さい\n2\tください\t下さる\n3\tこと\t事\n".encode(),
    ],
)
def test_a_house_book_becomes_a_dictionary(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "book.csv"
    path.write_bytes(content)
    target = tmp_path / "prh.yml"
    assert cli.run(["import", str(path), "-o", str(target)]) == 0
    pytest.importorskip("yaml")
    terms = [(term.expected, term.pattern.search("下さい下さる事") is not None)
             for term in load([target], tmp_path)]  # fmt: skip
    assert {expected for expected, _ in terms} == {"ください", "こと"}
    assert all(found for _, found in terms)


def test_what_is_no_list_says_so(tmp_path: Path) -> None:
    path = tmp_path / "picture.csv"
    path.write_bytes(b"\x81\xff\xfe\x00")
    assert cli.run(["import", str(path)]) == 2
    assert cli.run(["import", str(tmp_path / "none.csv")]) == 2
