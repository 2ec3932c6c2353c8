"""Children do jobs and say how it goes, forked or fresh; none is left, none outlives its parent."""

import os
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from text.processes import workers
from text.processes.abilities import has_fork
from text.processes.children import ended_after, start
from text.processes.programs import HOME, environment, python

pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded:DeprecationWarning")


@pytest.fixture(params=["forked", "fresh"])
def crew(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    if request.param == "forked" and not has_fork():
        pytest.skip("no fork on this system")
    monkeypatch.setattr(workers, "can_fork", lambda: request.param == "forked")
    return str(request.param)


def said(jobs: list[workers.Job]) -> dict[int, list[bytes]]:
    crew = workers.Workers()
    try:
        found: dict[int, list[bytes]] = {crew.start(job): [] for job in jobs}
        for number, line in crew.lines():
            if line is not None:
                found[number].append(line)
        return found
    finally:
        crew.close()


@pytest.mark.usefixtures("crew")
def test_every_child_says_its_own_lines_in_order() -> None:
    from tests.text import jobs

    found = said([partial(jobs.count, 3), partial(jobs.count, 2000)])
    assert sorted(map(len, found.values())) == [3, 2000]
    assert all(lines == [b"%d" % n for n in range(len(lines))] for lines in found.values())


@pytest.mark.usefixtures("crew")
def test_a_child_that_dies_has_said_what_it_had_said() -> None:
    from tests.text import jobs

    assert list(said([partial(jobs.die, b"before")]).values()) == [[b"before"]]


def test_what_is_printed_falls_into_no_answer(crew: str, capfd: pytest.CaptureFixture[str]) -> None:
    from tests.text import jobs

    assert list(said([jobs.chat]).values()) == [[b"said"]]
    capfd.readouterr()


def test_closing_ends_whoever_is_at_work(crew: str) -> None:
    from tests.text import jobs

    at_work = workers.Workers()
    at_work.start(jobs.sleep)
    _, line = next(at_work.lines())
    pid = int(line or b"0")
    at_work.close()
    assert pid
    assert not _alive(pid)


@pytest.mark.parametrize("forked", [True, False])
def test_a_child_dies_with_its_parent(forked: bool, tmp_path: Path) -> None:
    if forked and not has_fork():
        pytest.skip("no fork on this system")
    script = (
        "from text.processes import workers\n"
        "from tests.text import jobs\n"
        f"workers.can_fork = lambda: {forked}\n"
        "crew = workers.Workers()\n"
        "crew.start(jobs.sleep)\n"
        "print(next(crew.lines())[1].decode(), flush=True)\n"
        "next(crew.lines())\n"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", script], cwd=HOME, stdout=subprocess.PIPE, text=True
    )
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    parent.kill()
    parent.communicate()
    deadline = time.monotonic() + 20
    while _alive(child) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not _alive(child)


def test_a_job_that_cannot_be_sent_is_none_for_a_fresh_child(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(workers, "can_fork", lambda: False)
    assert not workers.can_be_given(lambda say: say(b""))
    assert workers.can_be_given(print)  # type: ignore[arg-type]


def test_a_child_that_is_waited_for_in_vain_is_ended() -> None:
    child = start(python("import time; time.sleep(60)"), HOME, environment())

    def wait() -> None:
        assert child.stdout is not None
        with ended_after(child, 0.2):
            if not child.stdout.read(1):
                raise EOFError

    with pytest.raises(TimeoutError):
        wait()
    assert child.wait() != 0


def test_a_child_that_watches_its_memory_is_ended() -> None:
    source = (
        "import sys; sys.modules['resource'] = None\n"
        "from text.processes.limits import limit_memory, memory_now\n"
        "limit_memory(memory_now() + (300 << 20))\n"
        "import time\n"
        "held = []\n"
        "while True: held.append(bytearray(10 << 20)); time.sleep(0.01)\n"
    )
    child = start(python(source), HOME, environment())
    with ended_after(child, 30):
        assert child.wait() == 251


def _alive(pid: int) -> bool:
    if sys.platform == "linux":
        try:
            return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
        except FileNotFoundError:
            return False
    try:
        os.kill(pid, getattr(signal, "SIGCONT", 0))
    except OSError:
        return False
    return True
