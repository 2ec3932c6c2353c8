"""What the page costs: `python bench/page.py`. Ratios within this run, medians of several.

First page: from the start of `kyogo serve` to the first page read, by the time that importing the
engines (whoosh, fugashi with its dictionary) takes in a bare process. Warm search of the
shipped corpus in milliseconds. The letters' diff by /api/diff (warm) by the command. A pair of
1 MB: the time to its page by the command's.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import httpx

ROOT = Path(__file__).resolve().parents[1]
LETTERS = ("letters/2019-08-06-jichiro.txt", "letters/2019-08-06-jichiroren.txt")
ENGINES = "import whoosh.index, fugashi; fugashi.Tagger()"
RUNS = 5
# As installed: with the compiled modules that Python keeps beside the sources.
INSTALLED = {name: v for name, v in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def timed(command: list[str]) -> float:
    begin = time.perf_counter()
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    subprocess.run(command, cwd=ROOT, env=INSTALLED, **quiet)
    return time.perf_counter() - begin


def started() -> tuple[subprocess.Popen[bytes], httpx.Client, float]:
    """Return the server, a client with the cookie, and the seconds to its first page."""
    client = httpx.Client(
        headers={"sec-fetch-site": "same-origin"}, timeout=600, follow_redirects=True, verify=False
    )
    begin = time.perf_counter()
    command = [sys.executable, "cli.py", "serve", "--no-browser"]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=ROOT, env=INSTALLED
    )
    assert process.stdout is not None
    address = process.stdout.readline().decode().strip()
    client.get(address)
    seconds = time.perf_counter() - begin
    client.base_url = httpx.URL(address.partition("/?")[0])
    return process, client, seconds


def median(times: list[float]) -> float:
    return statistics.median(times)


def main() -> None:
    engines, firsts = [], []
    for _ in range(RUNS):
        engines.append(timed([sys.executable, "-c", ENGINES]))
        process, client, first = started()
        firsts.append(first)
        client.close()
        process.kill()
        process.wait()
    base = median(engines)
    print(f"engines' import {base:.2f} s; first page {median(firsts) / base:.2f} x (goal 1.5)")
    process, client, _ = started()
    try:
        letters = {"old_document": (None, LETTERS[0]), "new_document": (None, LETTERS[1])}
        client.post("/api/diff", files=letters)
        searches, diffs, commands = [], [], []
        for _ in range(RUNS):
            begin = time.perf_counter()
            client.get("/api/search", params={"q": "マイナンバー"})
            searches.append(time.perf_counter() - begin)
            begin = time.perf_counter()
            client.post("/api/diff", files=letters)
            diffs.append(time.perf_counter() - begin)
            commands.append(timed([sys.executable, "cli.py", "diff", *LETTERS, "--format", "json"]))
        print(f"warm search {1000 * median(searches):.0f} ms (goal 100)")
        print(f"letters {median(diffs) / median(commands):.2f} x the command (goal 1)")
        with tempfile.TemporaryDirectory() as folder:
            lines = [
                f"{n}番の行は{n * 7919 % 10_007}です。会議の記録を配ります。\n"
                for n in range(15_000)
            ]
            old, new = Path(folder, "old.txt"), Path(folder, "new.txt")
            old.write_text("".join(lines), "utf-8")
            changed = [line.replace("配ります", "送ります") if n % 97 == 0 else line
                       for n, line in enumerate(lines)]  # fmt: skip
            new.write_text("".join(changed), "utf-8")
            command = timed([sys.executable, "cli.py", "diff", str(old), str(new), "--format",
                             "html", "-o", str(Path(folder, "diff.html"))])  # fmt: skip
            begin = time.perf_counter()
            files = {"old": ("old.txt", old.read_bytes()), "new": ("new.txt", new.read_bytes())}
            page = client.post("/compare", files=files)
            while "data-job" in page.text:
                time.sleep(0.1)
                page = client.get(page.url)
            size = old.stat().st_size / 1e6
            ratio = (time.perf_counter() - begin) / command
            print(f"a pair of {size:.1f} MB: {ratio:.2f} x the command's page (goal 1.3)")
    finally:
        process.kill()


if __name__ == "__main__":
    main()
