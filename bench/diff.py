"""How long a diff takes, as a multiple of the time MeCab needs to read both texts once.

    python bench/diff.py FOLDER [--rounds N]

FOLDER holds texts (.txt, UTF-8 or CP932), together some 350,000 characters or more. A round
tokenises both texts in this process (nodes as fugashi makes them, without asking for features) and
then runs the whole process `kyogo diff --format json`; ratios are of one round, the median of N.
`time` is by the clock, `cpu` in processor seconds of all processes. The modules are compiled by
then, as they are where Kyogo is installed: a run before the first round sees to it. Every pair is
made with a fixed seed, and what the diff found is checked by its account.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import fugashi  # noqa: E402

from text.language.segments import chunks  # noqa: E402

Pair = tuple[str, str]


def paragraphs(folder: Path) -> list[str]:
    found: list[str] = []
    for path in sorted(folder.rglob("*.txt")):
        content = path.read_bytes()
        try:
            text = content.decode("utf-8")
        except UnicodeDecodeError:
            text = content.decode("cp932", "replace")
        found.extend(line.strip() for line in text.splitlines() if line.strip())
    return found


def taken(source: list[str], size: int, skip: int = 0) -> list[str]:
    """Return paragraphs of some `size` characters, from `skip` characters on."""
    chosen: list[str] = []
    place = 0
    for paragraph in source:
        if place >= skip:
            chosen.append(paragraph)
        place += len(paragraph)
        if place >= skip + size:
            break
    return chosen


def edited(source: list[str], share: float, moves: int, rng: random.Random) -> list[str]:
    """Return the paragraphs with `moves` of them moved and `share` of the characters edited."""
    moved = list(source)
    for _ in range(moves):
        paragraph = moved.pop(rng.randrange(len(moved)))
        moved.insert(rng.randrange(len(moved)), paragraph)
    alphabet = "".join(source)
    return ["".join(_typed(paragraph, share, alphabet, rng)) for paragraph in moved]


def _typed(text: str, share: float, alphabet: str, rng: random.Random) -> list[str]:
    typed: list[str] = []
    for char in text:
        chance = rng.random() / share
        if chance < 1 / 3:
            continue
        typed.append(rng.choice(alphabet) if chance < 2 / 3 else char)
        if 2 / 3 <= chance < 1:
            typed.append(rng.choice(alphabet))
    return typed


def pairs(source: list[str]) -> dict[str, Callable[[], Pair]]:
    rng = random.Random(5)
    big = taken(source, 335_000)
    small = taken(source, 200_000)
    return {
        "1 MB, 1 % edits, 3 moves": lambda: (
            "\n\n".join(big), "\n\n".join(edited(big, 0.01, 3, rng)),
        ),
        "200,000 unrelated": lambda: (
            "\n".join(small), "\n".join(taken(source, 200_000, 400_000)),
        ),
        "200,000 on one line, 1 % edits": lambda: (
            "".join(small), "".join(edited(small, 0.01, 3, rng)),
        ),
        "200,000 of one character": lambda: ("あ" * 200_000, "あ" * 199_990 + "い" + "あ" * 5),
        "50,000 lines of boilerplate": lambda: (
            "（略）\n" * 50_000, "（略）\n" * 49_000 + "以上\n",
        ),
    }  # fmt: skip


class Cost(NamedTuple):
    """Seconds by the clock, and processor seconds."""

    time: float
    cpu: float


def tokenising(pair: Pair) -> Cost:
    """Return what fugashi takes to tokenise both texts once."""
    tagger = fugashi.Tagger()
    start, begin = time.perf_counter(), time.process_time()
    for text in pair:
        for first, last in chunks(text):
            tagger(text[first:last])
    return Cost(time.perf_counter() - start, time.process_time() - begin)


def _children() -> float:
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


def _command(folder: Path) -> list[str]:
    command = [sys.executable, str(ROOT / "cli.py"), "diff", "--format", "json"]
    command += ["--show", "whitespace,width,wrap"]
    return [*command, str(folder / "old.txt"), str(folder / "new.txt")]


def _environment() -> dict[str, str]:
    """Return the environment, but for what keeps Python from writing its compiled modules."""
    return {name: v for name, v in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


_MEASURED = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)
"""


def memory(folder: Path) -> int:
    """Return the most MB that any process of a `kyogo diff` holds (shared pages counted in each).

    Run from a small process: what is forked from this one counts its memory, too.
    """
    command = [sys.executable, "-c", _MEASURED, *_command(folder)]
    return int(subprocess.run(command, capture_output=True, check=True, env=_environment()).stdout)


def diffing(folder: Path) -> tuple[Cost, dict[str, object]]:
    """Return what a whole `kyogo diff` takes, and what it found."""
    start, begin = time.perf_counter(), _children()
    done = subprocess.run(_command(folder), capture_output=True, check=False, env=_environment())
    cost = Cost(time.perf_counter() - start, _children() - begin)
    if done.returncode != 1:
        raise SystemExit(done.stderr.decode())
    return cost, json.loads(done.stdout)


def accounts(pair: Pair, page: dict[str, object]) -> bool:
    """Return whether the hunks account for every code point of both texts."""
    rests = []
    for side, text in zip(("old", "new"), pair, strict=True):
        spans = sorted((h[side]["start"], h[side]["end"]) for h in page["hunks"])  # type: ignore
        kept, place = [], 0
        for start, end in spans:
            kept.append(text[place:start])
            place = end
        rests.append("".join([*kept, text[place:]]))
    return rests[0] == rests[1]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    source = paragraphs(arguments.folder)
    print(f"{'pair':32} {'tokenise':>9} {'diff':>7} {'time':>6} {'cpu':>6} {'hunks':>6} {'MB':>4}")
    for name, make in pairs(source).items():
        pair = make()
        with tempfile.TemporaryDirectory() as scratch:
            folder = Path(scratch)
            for file, text in zip(("old.txt", "new.txt"), pair, strict=True):
                (folder / file).write_text(text, "utf-8", newline="")
            diffing(folder)
            rounds = [(tokenising(pair), *diffing(folder)) for _ in range(arguments.rounds)]
            held = memory(folder)
        page = rounds[0][2]
        base, spent, ratio, cpu = (
            statistics.median(row)
            for row in zip(
                *((b.time, d.time, d.time / b.time, d.cpu / b.cpu) for b, d, _ in rounds),
                strict=True,
            )
        )
        print(
            f"{name:32} {base:8.2f}s {spent:6.2f}s {ratio:6.2f} {cpu:6.2f} {len(page['hunks']):6}"  # type: ignore
            f" {held:4}  {'whole' if accounts(pair, page) else 'BROKEN'}"
        )


if __name__ == "__main__":
    main()
