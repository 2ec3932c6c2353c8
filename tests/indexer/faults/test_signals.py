"""Row 11: Ctrl-C, SIGTERM and a broken pipe end quietly and leave the index whole."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from indexer.store.generations import Store
from indexer.update.update import verify

ROOT = Path(__file__).resolve().parents[3]
TEXT = "マイナンバーカードの取得勧奨に反対し、取組を申し入れる。" * 400


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    for number in range(60):
        (folder / f"{number}.txt").write_text(f"文書{number}。" + TEXT, "utf-8")
    return folder


def kyogo(*arguments: str) -> list[str]:
    return [sys.executable, str(ROOT / "cli.py"), *arguments]


def holder(store: Store) -> int:
    try:
        return int(store.lock.read_text().partition('"pid": ')[2].partition(",")[0])
    except (OSError, ValueError):
        return 0


@pytest.mark.parametrize("times", [4, pytest.param(100, marks=pytest.mark.crash)])
def test_a_signal_while_indexing_ends_quietly(corpus: Path, times: int) -> None:
    store = Store(corpus.resolve())
    subprocess.run(kyogo("index", "--corpus", str(corpus)), check=True, capture_output=True)
    chance = random.Random(11)
    for number in range(times):
        wanted = (signal.SIGINT, signal.SIGTERM)[number % 2]
        process = subprocess.Popen(
            kyogo("index", "--rebuild", "--jobs", "2", "--corpus", str(corpus)),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
        while holder(store) != process.pid and process.poll() is None:
            time.sleep(0.002)
        time.sleep(chance.uniform(0, 0.4))
        os.killpg(process.pid, wanted)
        _, error = process.communicate(timeout=60)
        assert process.returncode in (0, 128 + wanted, -wanted)
        assert b"Traceback" not in error
        assert not error
        assert len(verify(corpus.resolve()).documents) == 60


def test_a_reader_that_goes_away_is_no_error(corpus: Path) -> None:
    command = " ".join(kyogo("search", "勧奨", "--corpus", str(corpus)))
    done = subprocess.run(
        ["sh", "-c", f"{command} | head -n 1"], capture_output=True, timeout=120, check=False
    )
    assert done.stdout
    assert not done.stderr


def test_the_index_is_made_without_a_standard_output(corpus: Path) -> None:
    done = subprocess.run(
        ["sh", "-c", " ".join(kyogo("index", "--corpus", str(corpus))) + " >&-"],
        capture_output=True,
        timeout=120,
        check=False,
    )
    assert b"Traceback" not in done.stderr
    assert len(verify(corpus.resolve()).documents) == 60


INTERRUPTED_WHERE_NOTHING_CAN_BE_RAISED = """
import signal, sys, weakref
signal.signal(signal.SIGINT, signal.default_int_handler)
import cli
class Freed: pass
def listen(command):
    freed = Freed()
    noticed = weakref.ref(freed, lambda _: signal.raise_signal(signal.{name}))
    del freed
    print("went on")
cli.command_module = listen
sys.argv[1:] = ["list"]
sys.exit(cli.run())
"""


@pytest.mark.parametrize(("name", "code"), [("SIGINT", 130), ("SIGTERM", 143)])
def test_a_signal_that_comes_while_an_object_is_freed_is_not_lost(name: str, code: int) -> None:
    script = INTERRUPTED_WHERE_NOTHING_CAN_BE_RAISED.format(name=name)
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True)
    assert (done.returncode, done.stdout, done.stderr) == (code, b"", b"")
