"""Mistakes planted in clean letters are found, and clean letters are left alone."""

import pytest

from bench.planted import LETTERS, Outcome, measure


@pytest.fixture(
    scope="module", params=[16, pytest.param(4, marks=pytest.mark.thorough)], ids=["some", "more"]
)
def outcome(request: pytest.FixtureRequest) -> Outcome:
    """Some letters of each family: the whole table is printed by bench/planted.py."""
    return measure(LETTERS, every=request.param)


def test_nine_planted_mistakes_in_ten_are_found(outcome: Outcome) -> None:
    assert outcome.planted.total() > 40
    assert outcome.found.total() >= 0.9 * outcome.planted.total(), outcome.missed


def test_a_clean_letter_has_at_most_one_error(outcome: Outcome) -> None:
    assert max(outcome.errors.values()) <= 1
