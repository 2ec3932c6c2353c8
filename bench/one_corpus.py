"""What one corpus costs: the index, and the first check of a letter against it.

    python bench/one_corpus.py FOLDER LETTER [CHECKOUT…]

Each checkout (this one, where none is named) indexes FOLDER anew in one process, then checks LETTER
three times, the first time after indexing too, each in a cache of its own. Seconds are those of the
processors: wall clocks tell of what else a machine does. Sizes are those of one generation.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# As installed: with the compiled modules that Python keeps beside the sources.
INSTALLED = {name: v for name, v in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def seconds(tree: Path, cache: str, *words: str) -> float:
    """Return how long the processors worked for a command of the checkout `tree`."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    ran = subprocess.run(
        [sys.executable, str(tree / "cli.py"), *words],
        env={**INSTALLED, "XDG_CACHE_HOME": cache},
        capture_output=True,
        text=True,
        check=False,
    )
    if ran.returncode == 2:
        sys.exit(ran.stderr)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Print a line for each checkout."""
    folder, letter, *trees = sys.argv[1:]
    with tempfile.TemporaryDirectory() as place:
        for number, tree in enumerate(trees or [str(ROOT)]):
            cache = os.path.join(place, str(number))
            where = ["--corpus", folder]
            index = seconds(Path(tree), cache, *where, "index", "--rebuild", "--jobs", "1")
            size = sum(path.stat().st_size for path in Path(cache).rglob("*.kyogo"))
            checks = [seconds(Path(tree), cache, *where, "check", letter) for _ in range(3)]
            shown = ", ".join(f"{check:.2f}" for check in checks)
            print(f"{tree}: index {index:.1f} s, {size / 1e6:.0f} MB; check {shown} s", flush=True)


if __name__ == "__main__":
    main()
