"""Findings by number, as a report shows them and `--let-stand 3` names them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from proofreading.checking.causes import gathered
from text.model.finding import Finding


def numbered(
    found: Sequence[Finding], standing: Iterable[Finding], before: int = 0
) -> tuple[list[Finding], int]:
    """Return `found` with numbers that go on from `before`, and the last number.

    The places of one cause have one number: a report tells them in one entry. What the house let
    stand keeps its own, so that no other finding takes it over.
    """
    known = {one.id for one in found}
    every = [*found, *(one for one in standing if one.id not in known)]
    every.sort(key=lambda one: (one.span.start, one.span.end))
    numbers: dict[str, int] = {}
    last = before
    for last, entry in enumerate(gathered(every), before + 1):
        numbers.update((one.id, last) for one in (entry, *entry.also))
    return [replace(one, number=numbers[one.id]) for one in found], last
