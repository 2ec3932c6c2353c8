"""How long a command takes as a whole process, as a multiple of loading the engines alone.

    python bench/startup.py [ROUNDS]

The yardstick is `python -c "import whoosh.index, fugashi; fugashi.Tagger()"`. Every round runs each
line once, in turn, so that a busy machine slows them all; the median of the rounds counts. A line
"on a terminal" has a pseudo-terminal for its output, so that the answer is drawn with rich.
"""

from __future__ import annotations

import contextlib
import os
import pty
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
CLI = str(ROOT / "cli.py")
YARDSTICK = ["-c", "import whoosh.index, fugashi; fugashi.Tagger()"]
COMMANDS = {
    "kyogo --version": ["--version"],
    "kyogo --help": ["--help"],
    "kyogo list": ["list"],
    "kyogo search マイナンバーカード": ["search", "マイナンバーカード"],
    "kyogo diff A B": [
        "diff",
        "letters/2019-08-06-jichiro.txt",
        "letters/2019-08-06-jichiroren.txt",
    ],
    "kyogo check DRAFT": [
        *("--corpus", str(ROOT / "corpus")),
        *("check", str(ROOT / "docs/demo/draft.txt")),
    ],
}
ON_A_TERMINAL = " (on a terminal)"
COMMANDS |= {
    name + ON_A_TERMINAL: COMMANDS[name]
    for name in ("kyogo search マイナンバーカード", "kyogo list")
}
LIMITS = {
    "kyogo search マイナンバーカード": 2.5,
    "kyogo search マイナンバーカード" + ON_A_TERMINAL: 2.5,
    # 0.7 of it is numpy, which the model of particles loads.
    "kyogo check DRAFT": 2.6,
}


def ratios(rounds: int = 7) -> dict[str, float]:
    """Return how many yardsticks each command takes: medians of `rounds` whole processes."""
    lines = {"": YARDSTICK} | {name: [CLI, *words] for name, words in COMMANDS.items()}
    for name, line in lines.items():
        _seconds(line, name.endswith(ON_A_TERMINAL))
    taken: dict[str, list[float]] = {name: [] for name in lines}
    for _ in range(rounds):
        for name, line in lines.items():
            taken[name].append(_seconds(line, name.endswith(ON_A_TERMINAL)))
    yardstick = median(taken.pop(""))
    print(f"{yardstick * 1000:6.0f} ms  1.00  {YARDSTICK[1]}")
    return {name: median(times) / yardstick for name, times in taken.items()}


def _seconds(line: list[str], terminal: bool = False) -> float:
    # As installed: with the compiled modules that Python keeps beside the sources.
    environment = {name: v for name, v in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    if terminal:
        return _seconds_on_a_terminal(line, environment)
    start = time.perf_counter()
    subprocess.run([sys.executable, *line], capture_output=True, check=False, env=environment)
    return time.perf_counter() - start


def _seconds_on_a_terminal(line: list[str], environment: dict[str, str]) -> float:
    ours, theirs = pty.openpty()
    environment |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", "COLUMNS": "100"}
    start = time.perf_counter()
    child = subprocess.Popen(
        [sys.executable, *line],
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=subprocess.DEVNULL,
        env=environment,
    )
    os.close(theirs)
    with contextlib.suppress(OSError):  # how Linux says that nobody writes any more
        while os.read(ours, 65536):
            pass
    child.wait()
    taken = time.perf_counter() - start
    os.close(ours)
    return taken


def main() -> int:
    """Print the table; 1 if a limit is passed."""
    measured = ratios(int(sys.argv[1]) if len(sys.argv) > 1 else 7)
    for name, ratio in measured.items():
        limit = f"  (limit {LIMITS[name]})" if name in LIMITS else ""
        print(f"{'':9}  {ratio:.2f}  {name}{limit}")
    return int(any(measured[name] > limit for name, limit in LIMITS.items()))


if __name__ == "__main__":
    sys.exit(main())
