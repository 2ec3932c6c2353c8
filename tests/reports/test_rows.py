"""Old and new are laid out whole, and what belongs together stands together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.layout.edit_script import IncompleteAccount, walk
from reports.layout.rows import Row, rows
from tests.reports.edit_scripts import arrive, change, collation, keep, leave, random_collation
from text.model.collation import Collation


def _shown(row: Row, sample: Collation) -> tuple[str | None, str | None]:
    old, new = sample.old.raw, sample.new.raw
    return (
        old[row.old.start : row.old.end] if row.old else None,
        new[row.new.start : row.new.end] if row.new else None,
    )


@given(st.integers(0, 10**9))
def test_the_walk_writes_old_and_new(seed: int) -> None:
    sample = random_collation(seed)
    steps = list(walk(sample))
    assert "".join(sample.old.raw[s.old : s.old_end] for s in steps) == sample.old.raw
    assert "".join(sample.new.raw[s.new : s.new_end] for s in steps) == sample.new.raw


@given(st.integers(0, 10**9))
def test_the_pieces_of_all_rows_are_old_and_new(seed: int) -> None:
    sample = random_collation(seed)
    laid = list(rows(sample))
    old = [piece for row in laid if row.old for piece in row.old.pieces]
    new = [piece for row in laid if row.new for piece in row.new.pieces]
    assert "".join(sample.old.raw[p.start : p.end] for p in old) == sample.old.raw
    assert "".join(sample.new.raw[p.start : p.end] for p in new) == sample.new.raw


CASES = {
    "a changed word leaves its line in one row": (
        (keep("会費は"), change("千円", "二千円"), keep("です\n")),
        [("会費は千円です\n", "会費は二千円です\n")],
    ),
    "a new line has nothing on the other side": (
        (keep("一\n"), change("", "二\n"), keep("三\n")),
        [("一\n", "一\n"), (None, "二\n"), ("三\n", "三\n")],
    ),
    "a new line whose break was counted before it stands alone too": (
        (keep("一"), change("", "\n二"), keep("\n三\n")),
        [("一\n", "一\n"), (None, "二\n"), ("三\n", "三\n")],
    ),
    "a paragraph wrapped anew is one row": (
        (keep("あいう"), change("\n", "", "wrap"), keep("えお\nか\n")),
        [("あいう\nえお\n", "あいうえお\n"), ("か\n", "か\n")],
    ),
    "a moved line is a row where it was and a row where it stands": (
        (leave("動く\n", "m"), keep("残る\n"), arrive("動く\n", "m")),
        [("動く\n", None), ("残る\n", "残る\n"), (None, "動く\n")],
    ),
    "a replaced line stands beside what replaced it": (
        (keep("一\n"), change("古い行", "新しい行"), keep("\n三")),
        [("一\n", "一\n"), ("古い行\n", "新しい行\n"), ("三", "三")],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_lines_that_belong_together_share_a_row(case: str) -> None:
    edits, expected = CASES[case]
    sample = collation(*edits)
    assert [_shown(row, sample) for row in rows(sample)] == expected


def test_a_collation_that_hides_differences_is_refused() -> None:
    sample = collation(keep("あ"), change(" ", "", "whitespace"), keep("い"))
    partial = Collation(sample.old, sample.new, (), sample.ignored, "", True)
    with pytest.raises(IncompleteAccount):
        list(walk(partial))
