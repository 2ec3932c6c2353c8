"""The measures give the figures of their papers and of hand calculation."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.linguistics.measures import association, g2, keyness


def test_log_likelihood_gives_dunnings_published_figure_for_the_swiss() -> None:
    # Dunning (1993), table 1: "the swiss", 110 2442 / 111 29114, -2 log lambda 270.72.
    assert g2(110, 2442, 111, 29114) == pytest.approx(270.72, abs=0.005)


def test_association_agrees_with_a_calculation_by_hand() -> None:
    found = association(observed=30, window=1_000, node=100, collocate=300, total=100_000)
    assert found.expected == 3.0
    assert found.mi == pytest.approx(math.log2(10))
    assert found.t == pytest.approx(27 / math.sqrt(30))
    assert found.log_dice == pytest.approx(14 + math.log2(60 / 400))


def test_a_pair_that_only_stands_together_has_the_greatest_log_dice() -> None:
    assert association(50, 100, 50, 50, 10_000).log_dice == 14


def test_twice_the_relative_frequency_is_a_log_ratio_of_one() -> None:
    assert keyness(20, 10, 1_000, 1_000).log_ratio == 1
    assert keyness(10, 20, 1_000, 1_000).log_ratio == -1


def test_keyness_gives_the_figure_of_rayson_and_garsides_formula() -> None:
    # a 10 of 1000, b 2 of 1000: E = 6 each; 2 * (10 ln(10/6) + 2 ln(2/6)).
    expected = 2 * (10 * math.log(10 / 6) + 2 * math.log(2 / 6))
    assert keyness(10, 2, 1_000, 1_000).log_likelihood == pytest.approx(expected)


@given(st.integers(0, 999), st.integers(0, 999))
def test_exchanging_the_texts_changes_the_sign_alone(first: int, second: int) -> None:
    one, other = keyness(first + 1, second, 1_000, 1_000), keyness(second, first + 1, 1_000, 1_000)
    assert one.log_ratio == pytest.approx(-other.log_ratio)
    assert abs(one.log_likelihood) == pytest.approx(abs(other.log_likelihood))
