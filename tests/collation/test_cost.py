"""The cost of a diff grows with the texts, not with their square, whatever they are made of."""

import gc
import time

import pytest

from tests.collation.accounts import hunks

PIECES = [*"あ一第1a(「@.、様年", "同じ文です。", "（略）\n", "あい", " \n", "第1条 略\n"]


def _seconds(piece: str, size: int) -> float:
    old = piece * (size // len(piece))
    half = len(old) // 2
    new = old[:half] + "新しい語" + old[half:] + "終わり"
    # What other tests have left in memory must not be swept through at this one's cost.
    gc.collect()
    gc.disable()
    try:
        start = time.process_time()
        hunks(old, new)
        return time.process_time() - start
    finally:
        gc.enable()


@pytest.mark.timing
@pytest.mark.parametrize("piece", PIECES)
def test_four_times_the_same_piece_costs_four_times_as_much(piece: str) -> None:
    _seconds(piece, 1_000)
    small = min(_seconds(piece, 3_000) for _ in range(2))
    # The best of three: a busy machine can slow a single run to twice its time.
    assert any(_seconds(piece, 12_000) <= 9 * small + 0.05 for _ in range(3))


@pytest.mark.timing
def test_texts_without_a_common_sentence_cost_no_more() -> None:
    def pair(size: int) -> float:
        old = "".join(f"甲の第{n}項は{n * 7 % 101}日に定める。\n" for n in range(size))
        new = "".join(f"{n * 13 % 97}番の乙が{n}回まで届け出た！\n" for n in range(size))
        start = time.process_time()
        hunks(old, new)
        return time.process_time() - start

    pair(20)
    assert pair(800) <= 9 * min(pair(200), pair(200)) + 0.05
