"""The two shipped letters: exactly their four differences, from the files as they are."""

import pytest

from collation.collate import collate
from readers.corpus import SHIPPED, Corpus
from text.model.collation import Collation

LETTERS = ("letters/2019-08-06-jichiro.txt", "letters/2019-08-06-jichiroren.txt")


@pytest.fixture(scope="module")
def letters() -> Collation:
    corpus = Corpus(SHIPPED)
    return collate(*(corpus.document(name) for name in LETTERS))


def test_the_letters_differ_in_four_places_and_in_each_as_a_reader_says_it(
    letters: Collation,
) -> None:
    assert [(hunk.kind, hunk.old.text, hunk.new.text) for hunk in letters.hunks] == [
        ("addressee", "自治労あて", "自治労連あて"),
        ("addressee", "全日本自治団体労働組合", "日本自治体労働組合総連合"),
        ("addressee", "川本淳", "久冨健一"),
        ("number", "202年度", "2022年度"),
    ]


def test_the_year_of_three_digits_is_the_suspect_side(letters: Collation) -> None:
    (suspect,) = (hunk.suspect for hunk in letters.hunks if hunk.suspect)
    assert (suspect.side, suspect.rule) == ("old", "impossible-year")


def test_trailing_blanks_are_counted_and_not_shown(letters: Collation) -> None:
    assert letters.ignored == {"whitespace": 9, "width": 0, "wrap": 0}
