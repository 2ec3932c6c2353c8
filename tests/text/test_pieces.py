"""Work shared with forked processes comes back whole and in order, whatever becomes of a child."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from text.processes import pieces

# The test runner has threads of its own; outside tests `sharers` keeps such a process whole.
pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded:DeprecationWarning")

PIECES = 40


@pytest.fixture
def two_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "sharers", lambda: 2)


def slow_square(number: int) -> int:
    time.sleep(0.002)  # so that either process gets a share
    return number * number


SQUARES = [number * number for number in range(PIECES)]


@pytest.mark.parametrize("processors", [1, 2, 4, 64])
def test_the_answers_come_in_the_order_of_the_pieces(
    processors: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pieces, "sharers", lambda: processors)
    assert pieces.shared(slow_square, PIECES) == SQUARES


@pytest.mark.usefixtures("two_processors")
def test_no_piece_is_no_work() -> None:
    assert pieces.shared(slow_square, 0) == []


@pytest.mark.usefixtures("two_processors")
def test_both_processes_get_a_share() -> None:
    def who(number: int) -> int:
        slow_square(number)
        return os.getpid()

    assert len(set(pieces.shared(who, PIECES))) == 2


@pytest.mark.usefixtures("two_processors")
@pytest.mark.parametrize("fault", [signal.SIGKILL, signal.SIGTERM])
def test_what_a_child_that_dies_had_drawn_is_done_again(fault: signal.Signals) -> None:
    parent = os.getpid()

    def deadly(number: int) -> int:
        if os.getpid() != parent:
            os.kill(os.getpid(), fault)
        return slow_square(number)

    assert pieces.shared(deadly, PIECES) == SQUARES


@pytest.mark.usefixtures("two_processors")
def test_an_error_is_raised_here_wherever_it_happened() -> None:
    def failing(number: int) -> int:
        if number == 7:
            raise ValueError(number)
        return slow_square(number)

    with pytest.raises(ValueError, match="7"):
        pieces.shared(failing, PIECES)


@pytest.mark.usefixtures("two_processors")
def test_what_fails_in_a_child_alone_is_done_here() -> None:
    parent = os.getpid()

    def failing(number: int) -> int:
        if os.getpid() != parent:
            raise MemoryError
        return slow_square(number)

    assert pieces.shared(failing, PIECES) == SQUARES


@pytest.mark.usefixtures("two_processors")
def test_an_answer_that_cannot_be_sent_is_worked_out_here() -> None:
    answers = pieces.shared(lambda number: (slow_square(number), lambda: number), PIECES)
    assert [square for square, _ in answers] == SQUARES


def test_no_process_and_no_descriptor_is_left() -> None:
    # In a process of its own: this one may have children and descriptors of other tests.
    script = (
        "import os\n"
        "from text.processes import pieces\n"
        "pieces.sharers = lambda: 2\n"
        "before = sorted(os.listdir('/dev/fd'))\n"
        "assert pieces.shared(lambda number: number, 40) == list(range(40))\n"
        "assert sorted(os.listdir('/dev/fd')) == before\n"
        "try:\n"
        "    os.waitpid(-1, os.WNOHANG)\n"
        "except ChildProcessError:\n"
        "    print('none left')\n"
    )
    root = Path(pieces.__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", script], cwd=root, capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("none left\n", "")


@pytest.mark.usefixtures("two_processors")
def test_more_pieces_than_a_byte_can_number_are_refused() -> None:
    with pytest.raises(ValueError, match="257"):
        pieces.shared(slow_square, 257)


def test_a_process_with_several_threads_is_not_forked() -> None:
    script = (
        "import os, threading, time\n"
        "from text.processes import pieces\n"
        "threading.Thread(target=time.sleep, args=(0.2,)).start()\n"
        "assert pieces.sharers() == 1\n"
    )
    root = Path(pieces.__file__).parents[2]
    subprocess.run([sys.executable, "-c", script], cwd=root, check=True)
