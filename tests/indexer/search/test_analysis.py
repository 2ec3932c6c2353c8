"""Orthographic variants and inflections have one index term."""

import pytest

from indexer.analysis.terms import term
from text.language.morphology import tokens


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("申入れ", "申し入れ"),
        ("とりくみ", "取組"),
        ("取り組んで", "取り組み"),
        ("申し入れて", "申入れ"),
        ("漏えい", "漏洩"),
        ("手続", "手続き"),
        ("差支え", "差し支え"),
        ("セキュリティ", "セキュリティー"),
        ("作ら", "つくら"),
        ("さまざま", "様々"),
    ],
)
def test_two_spellings_of_a_word_have_one_term(one: str, other: str) -> None:
    assert term(next(tokens(one))) == term(next(tokens(other)))
