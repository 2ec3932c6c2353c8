"""Kyogo beside what one would use instead: building an index, searching, comparing, checking.

    python bench/compare.py FOLDER [--characters N] [--rounds N] [--queries N] [--alone]
                                   [--only PART]

FOLDER holds plain texts (any encoding that Kyogo reads); some 2 million characters of them are
taken for building, all of them for searching. Everything that is timed as a whole process starts
afresh each time; the lines of a table run in turn, round by round, and medians count. Rivals that
are not installed (tantivy, ripgrep, docdiff, textlint) are left out. On a busy machine the
processor seconds are the steadier figure: Kyogo spreads its own over two processes.

Parts: build, update, search, diff, check.
"""

from __future__ import annotations

import argparse
import os
import platform
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench.rivals import INDEXES, searching  # noqa: E402
from readers.corpus import Corpus  # noqa: E402
from text.processes.abilities import processors  # noqa: E402

CLI = [sys.executable, str(ROOT / "cli.py")]
RIVAL = [sys.executable, "-m", "bench.rivals"]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--characters", type=int, default=2_000_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--queries", type=int, default=200)
    parser.add_argument("--alone", action="store_true", help="search with Kyogo only")
    parser.add_argument("--only", choices=("build", "update", "search", "diff", "check"))
    arguments = parser.parse_args()
    print(f"{platform.system()}, Python {platform.python_version()}, {processor()}\n")
    with tempfile.TemporaryDirectory() as scratch:
        os.environ["XDG_CACHE_HOME"] = str(Path(scratch) / "cache")
        place = Path(scratch)
        parts: dict[str, Callable[[], None]] = {
            "build": lambda: building(arguments.folder, place, arguments),
            "update": lambda: updating(arguments.folder, place, arguments.rounds),
            "search": lambda: answering(arguments.folder, place, arguments),
            "diff": lambda: comparing(place, arguments.rounds),
            "check": lambda: checking(place, arguments.rounds),
        }
        for name, part in parts.items():
            if arguments.only in (None, name):
                print(f"## {name}\n")
                part()
                print()


def processor() -> str:
    usable = processors()
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
        model = next(line.partition(": ")[2] for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        model = platform.processor()
    return f"{usable} processors ({model})"


def seconds(line: Sequence[str], standard_input: Path | None = None) -> tuple[float, float]:
    """Return how long a whole process takes, and the processor time of it and its children.

    Its exit code does not matter.
    """
    environment = {name: v for name, v in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with open(standard_input or os.devnull, "rb") as stream:
        start, used = time.perf_counter(), processor_time()
        subprocess.run(
            line, stdin=stream, capture_output=True, check=False, cwd=ROOT, env=environment
        )
        return time.perf_counter() - start, processor_time() - used


def processor_time() -> float:
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


Run = Callable[[], tuple[float, float]]


def in_turn(lines: dict[str, Run], rounds: int) -> dict[str, tuple[float, float]]:
    """Return the median seconds of each, passed and of processors, all run in turn."""
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in lines}
    for _ in range(rounds):
        for name, line in lines.items():
            taken[name].append(line())
    return {
        name: (median(passed for passed, _ in times), median(used for _, used in times))
        for name, times in taken.items()
    }


def sample(folder: Path, target: Path, characters: int) -> int:
    """Copy so many characters' worth of files of `folder` to `target`; return the number copied."""
    target.mkdir()
    corpus = Corpus(folder)
    count = 0
    for name in corpus.names():
        if count >= characters:
            break
        count += len(corpus.document(name).raw)
        copy = target / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(folder / name, copy)
    return count


def building(folder: Path, place: Path, arguments: argparse.Namespace) -> None:
    small, large = place / "small", place / "large"
    characters = sample(folder, small, arguments.characters)
    text = place / "text.txt"
    corpus = Corpus(small)
    text.write_text("\n".join(corpus.document(name).raw for name in corpus.names()), "utf-8")
    fugashi = shutil.which("fugashi", path=str(Path(sys.executable).parent)) or "fugashi"
    lines: dict[str, Run] = {
        "fugashi -Owakati, one process": lambda: seconds([fugashi, "-Owakati"], text),
        "**Kyogo** (all layers), two processes": lambda: seconds(
            [*CLI, "index", "--rebuild", "--jobs", "2", "--corpus", str(small)]
        ),
    }
    for name in INDEXES:
        lines[name] = lambda name=name: seconds([*RIVAL, name, str(small), str(place)])  # type: ignore[misc]
    taken = in_turn(lines, arguments.rounds)
    base, base_used = taken["fugashi -Owakati, one process"]
    print(f"{characters:,} characters, whole processes, medians of {arguments.rounds} rounds\n")
    print("| | seconds | rate, in tokenizers | processor seconds | of the tokenizer's |")
    print("|---|---|---|---|---|")
    for name, (spent, used) in sorted(taken.items(), key=lambda item: item[1]):
        print(
            f"| {name} | {spent:.2f} | {base / spent:.2f} | {used:.2f} | {used / base_used:.2f} |"
        )
    whole = sample(folder, large, 10 * characters)
    rebuild = [*CLI, "index", "--rebuild", "--jobs", "2", "--corpus"]
    once = {
        "small": lambda: seconds([*rebuild, str(small)]),
        "large": lambda: seconds([*rebuild, str(large)]),
    }
    both = in_turn(once, 2)
    longer = both["large"][0] / both["small"][0]
    growth = longer / (whole / characters)
    print(
        f"\n{whole / characters:.1f} times the text takes {longer:.1f} times"
        f" as long: {growth:.2f} per character."
    )
    print(
        f"Most memory of any of Kyogo's processes, {whole:,} characters:"
        f" {memory([*rebuild, str(large)])} MB."
    )


def memory(line: Sequence[str]) -> int:
    """Return the most memory, in MB, that any process started by `line` had resident."""
    program = (
        "import resource, subprocess, sys; subprocess.run(sys.argv[1:], capture_output=True);"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)"
    )
    done = subprocess.run([sys.executable, "-c", program, *line], capture_output=True, check=True)
    return int(done.stdout)


def answering(folder: Path, place: Path, arguments: argparse.Namespace) -> None:
    searching(folder, place, arguments.queries, arguments.alone)
    print()
    line = [*CLI, "search", "--corpus", str(folder), "--limit", "10"]
    questions = ("明治維新", "犬 AND 猫", "のである")
    table({f"kyogo search {q}": [*line, q] for q in questions}, arguments.rounds, "cold, all of it")


def updating(folder: Path, place: Path, rounds: int) -> None:
    corpus = place / "changing"
    corpus.mkdir()
    names = [name for name in Corpus(folder).names() if "/" not in name][:500]
    for name in names:
        shutil.copy2(folder / name, corpus / name)
        os.utime(corpus / name, (1e9, 1e9))
    line = [*CLI, "index", "--corpus", str(corpus)]
    changed = corpus / names[len(names) // 2]

    def one_change() -> tuple[float, float]:
        changed.write_bytes(changed.read_bytes() + b"\r\n.")
        return seconds(line)

    taken = in_turn(
        {
            "all anew": lambda: seconds([*line, "--rebuild"]),
            "one file of them changed": one_change,
            "nothing changed": lambda: seconds(line),
        },
        rounds,
    )
    print(f"{len(names)} files\n\n| | seconds | share |\n|---|---|---|")
    for name, (spent, _) in taken.items():
        print(f"| {name} | {spent:.2f} | {spent / taken['all anew'][0]:.1%} |")


def comparing(place: Path, rounds: int) -> None:
    old = ROOT / "corpus/letters/2019-08-06-jichiro.txt"
    new = ROOT / "corpus/letters/2019-08-06-jichiroren.txt"
    difflib = (
        "import difflib, sys; old, new = (open(f).read().splitlines() for f in sys.argv[1:]);"
        "print('\\n'.join(difflib.ndiff(old, new)))"
    )
    lines = {
        "**Kyogo** diff": [*CLI, "diff", str(old), str(new)],
        "difflib.ndiff": [sys.executable, "-c", difflib, str(old), str(new)],
        "git diff --no-index --word-diff": [
            "git",
            "diff",
            "--no-index",
            "--word-diff",
            str(old),
            str(new),
        ],
        "docdiff": ["docdiff", "--char", str(old), str(new)],
    }
    table(lines, rounds, "the two shipped letters")


def checking(place: Path, rounds: int) -> None:
    draft = ROOT / "docs/demo/draft.txt"
    if not draft.is_file():
        draft = ROOT / "corpus/letters/2019-08-06-jichiro.txt"
    lines = {
        "**Kyogo** check": [*CLI, "check", str(draft)],
        "textlint": ["textlint", str(draft)],
    }
    table(lines, rounds, f"{draft.name}, warm index")


def table(lines: dict[str, list[str]], rounds: int, what: str) -> None:
    yardstick = [sys.executable, "-c", "import whoosh.index, fugashi; fugashi.Tagger()"]
    there = {name: line for name, line in lines.items() if shutil.which(line[0])}
    for line in there.values():
        seconds(line)
    runs = {"loading the engines alone": yardstick} | there
    taken = in_turn({n: lambda line=line: seconds(line) for n, line in runs.items()}, rounds)  # type: ignore[misc]
    base, _ = taken["loading the engines alone"]
    print(f"{what}, whole processes\n\n| | ms | multiple |\n|---|---|---|")
    for name, (spent, _) in taken.items():
        print(f"| {name} | {spent * 1000:.0f} | {spent / base:.2f} |")
    for name in lines.keys() - there.keys():
        print(f"\n{name} is not installed.")


if __name__ == "__main__":
    main()
