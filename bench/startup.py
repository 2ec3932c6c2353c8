"""How long a command takes as a whole process, as a multiple of loading the engines alone.

    python bench/startup.py [ROUNDS]

The yardstick is `python -c "import whoosh.index, fugashi; fugashi.Tagger()"`. Every round runs each
line once, in turn, so that a busy machine slows them all; the median of the rounds counts.
"""

from __future__ import annotations

import os
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
LIMITS = {"kyogo search マイナンバーカード": 2.5, "kyogo check DRAFT": 2.6}


def ratios(rounds: int = 7) -> dict[str, float]:
    """Return how many yardsticks each command takes: medians of `rounds` whole processes."""
    lines = {"": YARDSTICK} | {name: [CLI, *words] for name, words in COMMANDS.items()}
    for line in lines.values():
        _seconds(line)
    taken: dict[str, list[float]] = {name: [] for name in lines}
    for _ in range(rounds):
        for name, line in lines.items():
            taken[name].append(_seconds(line))
    yardstick = median(taken.pop(""))
    print(f"{yardstick * 1000:6.0f} ms  1.00  {YARDSTICK[1]}")
    return {name: median(times) / yardstick for name, times in taken.items()}


def _seconds(line: list[str]) -> float:
    # As installed: with the compiled modules that Python keeps beside the sources.
    environment = {name: v for name, v in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    subprocess.run([sys.executable, *line], capture_output=True, check=False, env=environment)
    return time.perf_counter() - start


def main() -> int:
    """Print the table; 1 if a limit is passed."""
    measured = ratios(int(sys.argv[1]) if len(sys.argv) > 1 else 7)
    for name, ratio in measured.items():
        limit = f"  (limit {LIMITS[name]})" if name in LIMITS else ""
        print(f"{'':9}  {ratio:.2f}  {name}{limit}")
    return int(any(measured[name] > limit for name, limit in LIMITS.items()))


if __name__ == "__main__":
    sys.exit(main())
