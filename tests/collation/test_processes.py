"""Several processes find what one finds."""

import random

import pytest

from collation.collate import collate
from tests.collation.accounts import SHOW_ALL, document
from text.processes import pieces
from text.processes.abilities import has_fork

# The test runner has threads of its own; outside tests `sharers` keeps such a process whole.
pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded:DeprecationWarning")

SENTENCES = [
    "組合は{}月{}日に第{}回の会合を開きました。",
    "参加者は{}人で、会場は第{}会議室、資料は{}部です。",
    "くわしくは{}ページの表{}と、付録の{}をご覧ください。",
]


def letter(seed: int) -> str:
    numbers = random.Random(seed)
    lines = [
        SENTENCES[line % 3].format(line % 12 + 1, line % 28 + 1, numbers.choice((line, line, 7)))
        for line in range(900)
    ]
    return "\n".join(lines)


@pytest.mark.skipif(not has_fork(), reason="no fork on this system")
@pytest.mark.parametrize("processors", [2, 4])
def test_two_long_letters_differ_in_the_same_hunks_whoever_reads_them(
    processors: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    pair = document(letter(1)), document(letter(2))
    monkeypatch.setattr(pieces, "sharers", lambda: 1)
    alone = collate(*pair, SHOW_ALL)
    monkeypatch.setattr(pieces, "sharers", lambda: processors)
    assert len(alone.hunks) > 100
    assert collate(*pair, SHOW_ALL) == alone
