"""The server's life: its port, its address, its workers, its end."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import httpx
import pytest

from text.errors import KyogoError
from web.app import Page
from web.pool import Cancelled, Job, Pool, Refused
from web.security import Gate
from web.server import listening, serve

ROOT = Path(__file__).resolve().parents[2]
FIRST = "letters/2019-08-06-jichiro.txt"


def test_only_loopback_is_listened_to() -> None:
    with listening(0) as bound:
        assert bound.getsockname()[0] == "127.0.0.1"


@pytest.mark.parametrize("port", [-1, 70_000, 10**30])
def test_a_port_that_cannot_be_had_is_told_in_a_sentence(port: int) -> None:
    with pytest.raises(KyogoError):
        listening(port)


def test_a_port_that_another_program_has_is_not_shared() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        with pytest.raises(KyogoError):
            listening(other.getsockname()[1])


def test_the_command_prints_one_address_and_ends_on_ctrl_c(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("ただ一つの文書。\n", "utf-8")
    command = [sys.executable, str(ROOT / "cli.py"), "serve", "--no-browser"]
    process = subprocess.Popen(
        [*command, "--corpus", str(tmp_path)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    address = process.stdout.readline().decode().strip()
    with httpx.Client(follow_redirects=True, timeout=60) as client:
        assert client.get(address).status_code == 200
        assert "ただ一つの文書" in client.get(address.replace("/?", "/search?q=文書&")).text
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert (process.returncode, out, b"Traceback" in err) == (0, b"", False)


def test_it_ends_by_itself_when_nobody_asks() -> None:
    bound = listening(0)
    page = Page(ROOT / "corpus")
    gate = Gate(page.application(), bound.getsockname()[1], "t")
    thread = threading.Thread(target=serve, args=(gate, bound, 0.2), daemon=True)
    thread.start()
    thread.join(30)
    assert not thread.is_alive()


def test_a_worker_that_dies_costs_its_task_only() -> None:
    pool = Pool(str(ROOT / "corpus"), 1)
    pool.warm()
    worker = pool._idle[0]
    worker.end()
    worker.alive = lambda: True  # type: ignore[method-assign]  # as if it died on its way
    with pytest.raises(KyogoError):
        pool.run("documents:page", "ja", {})
    answer, _ = pool.run("documents:page", "ja", {})
    assert answer["type"] == "text/html"
    pool.close()


def test_the_memory_of_a_task_that_took_much_returns(monkeypatch: pytest.MonkeyPatch) -> None:
    pool = Pool(str(ROOT / "corpus"), 1)
    pool.run("documents:page", "ja", {})
    (worker,) = pool._idle
    monkeypatch.setattr("web.pool.LARGE", 1)
    pool.run("documents:page", "ja", {})
    assert (worker.alive(), pool._idle, pool._all) == (False, [], set())
    pool.close()


@pytest.mark.parametrize("task", ["compare:_written", "os:system", "worker:serve", "", "pages:"])
def test_a_worker_does_only_its_tasks(task: str) -> None:
    pool = Pool(str(ROOT / "corpus"), 1)
    with pytest.raises(Refused):
        pool.run(task, "ja", {})
    pool.close()


def test_a_long_comparison_is_stopped_at_once() -> None:
    pool = Pool(str(ROOT / "corpus"), 1)
    lines = [f"{n}番の行は{n * 7919 % 10_007}です。\n" for n in range(40_000)]
    texts = [{"text": "".join(lines), "label": "a"}, {"text": "".join(lines[::-1]), "label": "b"}]
    job = Job()
    threading.Timer(0.5, job.cancel).start()
    with pytest.raises(Cancelled):
        pool.run("compare:page", "ja", {"documents": texts}, (), job)
    answer, _ = pool.run("compare:form", "ja", {})
    assert answer["type"] == "text/html"
    pool.close()


def test_a_long_comparison_shows_its_progress_and_then_its_page(client: httpx.Client) -> None:
    lines = [f"{n}番の行は{n * 7919 % 10_007}です。\n" for n in range(6_000)]
    texts = {"old_text": (None, "".join(lines)), "new_text": (None, "".join(lines[5:] + lines[:3]))}
    page = client.post("/compare", files=texts)
    assert page.status_code == 303
    where = page.headers["location"]
    while "data-job" in (text := client.get(where).text):
        identity = where.rpartition("/")[2]
        assert client.get(f"/jobs/{identity}").json().keys() == {"done", "total", "finished"}
    assert "section" in text
    assert client.get("/compare/r/unknown").status_code == 404
    assert client.get("/jobs/unknown").status_code == 404


@pytest.mark.timing
def test_twenty_requests_with_a_long_comparison_among_them_leave_search_quick(
    client: httpx.Client,
) -> None:
    lines = [f"{n}番の行は{n * 7919 % 10_007}です。会議の記録を配ります。\n" for n in range(15_000)]
    long = {"old_text": (None, "".join(lines)), "new_text": (None, "".join(lines[9:] + lines[:9]))}
    letters = {"old_document": (None, FIRST), "new_text": (None, "別の文。")}
    threads = [threading.Thread(target=client.post, args=("/api/diff",), kwargs={"files": files})
               for files in (long, *([letters] * 18))]  # fmt: skip
    for thread in threads:
        thread.start()
    time.sleep(0.3)
    begin = time.monotonic()
    assert client.get("/api/search", params={"q": "マイナンバー"}).status_code == 200
    assert time.monotonic() - begin < 2
    for thread in threads:
        thread.join()


def test_scripts_and_styles_are_light() -> None:
    folders = (ROOT / "web/static", ROOT / "reports/html/style")
    size = sum(path.stat().st_size for folder in folders for path in folder.iterdir())
    assert size <= 120_000
