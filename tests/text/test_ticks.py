"""What is called while something works."""

from __future__ import annotations

import signal
import threading
import time

import pytest

from text.processes import ticks
from text.processes.ticks import ticking


def _work(until: list[float], most: float = 20.0) -> None:
    end = time.monotonic() + most
    while len(until) < 3 and time.monotonic() < end:
        sum(range(1000))


@pytest.mark.parametrize("fork", [True, False])
def test_it_is_called_now_and_then_and_not_afterwards(
    fork: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if fork and not ticks.has_fork():
        pytest.skip("no fork here")
    monkeypatch.setattr(ticks, "has_fork", lambda: fork)
    told: list[float] = []
    threads = threading.active_count()
    with ticking(lambda: told.append(time.monotonic()), 0.01, 0.01):
        _work(told)
    assert len(told) >= 3
    assert threading.active_count() == threads
    if fork:
        assert signal.getitimer(signal.ITIMER_REAL)[0] == 0
        assert signal.getsignal(signal.SIGALRM) is signal.SIG_DFL


def test_a_quick_step_calls_nothing_and_a_step_within_a_step_leaves_it_to_the_outer_one() -> None:
    told: list[float] = []
    inner: list[float] = []
    with (
        ticking(lambda: told.append(0), 0.05, 0.05),
        ticking(lambda: inner.append(0), 0.05, 0.05),
    ):
        _work(told)
    assert len(told) >= 3
    assert not ticks.has_fork() or not inner
    told.clear()
    with ticking(lambda: told.append(0), 60, 60):
        pass
    assert told == []
