"""What an index takes on disk, array by array, and what building and asking it costs.

    python bench/index_bytes.py FOLDER LETTER [CHECKOUT…] [--rounds N] [--arrays]

Each checkout (this one, where none is named) indexes FOLDER in a cache of its own; then they
take turns. Bytes are those of one generation for a unit of tight text, with --arrays by array.
Seconds and milliseconds are of the processors: medians of N rounds for whole commands, of which the
index is made in one process, and the median and 95th percentile of 200 queries, warm.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import struct
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
INSTALLED = {name: v for name, v in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
SIZES = {"B": 1, "H": 2, "I": 4, "Q": 8}
COLD = (["明治維新"], ["犬 AND 猫"], ["のである"], ["--exact", "raw:のである"])
WARM = """
import json, random, sys, time
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from commands.support.fresh_index import fresh_index
from indexer.search.request import Request
from indexer.search.searcher import Searcher
from readers.corpus import Corpus
searcher = Searcher(fresh_index(Corpus(Path(sys.argv[2]))))
index, chosen = searcher.index, random.Random(5)
asked = {"phrase, places": [], "phrase, exact": [], "phrase, layers": [], "AND, layers": []}
while len(asked["AND, layers"]) < 200:
    text = index.tight(chosen.randrange(len(index.documents)))
    def piece(least, most):
        size = chosen.randint(least, most)
        start = chosen.randrange(max(len(text) - size, 1))
        return text[start : start + size]
    phrase, one, other = piece(4, 12), piece(2, 4), piece(2, 4)
    if not all(map(str.isalpha, (phrase, one, other))):
        continue
    asked["phrase, places"].append(lambda phrase=phrase: index.find(phrase))
    request = Request(phrase, exact=True, limit=10)
    asked["phrase, exact"].append(lambda request=request: searcher.search(request))
    request = Request(phrase, limit=10)
    asked["phrase, layers"].append(lambda request=request: searcher.search(request))
    request = Request(f'"{one}" AND "{other}"', limit=10)
    asked["AND, layers"].append(lambda request=request: searcher.search(request))
found = {}
for kind, questions in asked.items():
    questions[0]()
    times = []
    for question in questions:
        start = time.process_time()
        question()
        times.append(1000 * (time.process_time() - start))
    found[kind] = sorted(times)
print(json.dumps(found))
"""


def sizes(cache: Path) -> tuple[Counter[str], int]:
    """Return the bytes of each array of the segments in `cache`, and their units of tight text."""
    found: Counter[str] = Counter()
    units = 0
    for path in cache.rglob("*.kyogo"):
        content = path.read_bytes()
        _, length = struct.unpack_from("<8sQ", content)
        directory = json.loads(content[16 : 16 + length])
        start = -(-(16 + length) // 64) * 64
        for name, (code, _, count) in directory.items():
            found[name] += SIZES[code] * count
        code, place, count = directory["tight_bounds"]
        last = start + place + SIZES[code] * (count - 1)
        units += int.from_bytes(content[last : last + SIZES[code]], "little")
    return found, units


def ran(words: list[str], cache: Path) -> tuple[float, str]:
    """Return how long the processors worked for a program, and what it printed."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        [sys.executable, *words],
        env={**INSTALLED, "XDG_CACHE_HOME": str(cache)},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode == 2 or "Traceback" in done.stderr:
        sys.exit(done.stderr)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, done.stdout


def main() -> None:
    """Print bytes, then seconds and milliseconds, a column for each checkout."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder")
    parser.add_argument("letter")
    parser.add_argument("trees", nargs="*", default=[str(ROOT)])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--arrays", action="store_true")
    parser.add_argument("--only", choices=("index", "cold", "check", "warm"))
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        caches = {tree: Path(place, str(number)) for number, tree in enumerate(arguments.trees)}
        _measure(arguments, caches)


def _measure(arguments: argparse.Namespace, caches: dict[str, Path]) -> None:
    lines: dict[str, list[str]] = {}
    only, where = arguments.only, ["--corpus", arguments.folder]
    index = [*where, "index", "--rebuild", "--jobs", "1"]
    for tree, cache in caches.items():
        ran([f"{tree}/cli.py", *index], cache)
        found, units = sizes(cache)
        lines.setdefault("bytes a unit", []).append(f"{sum(found.values()) / units:.2f}")
        for name, count in found.most_common() if arguments.arrays else ():
            lines.setdefault(name, []).append(f"{count / units:.3f}")
    commands = {}
    if only in (None, "index"):
        commands["index"] = index
    if only in (None, "cold"):
        commands |= {f"search {' '.join(q)}": [*where, "search", *q] for q in COLD}
    if only in (None, "check"):
        commands["check of a letter"] = [*where, "check", arguments.letter]
    seconds: dict[tuple[str, str], list[float]] = defaultdict(list)
    warm: dict[tuple[str, str], list[list[float]]] = defaultdict(list)
    for number in range(arguments.rounds):
        for tree, cache in sorted(caches.items(), reverse=bool(number % 2)):
            for name, command in commands.items():
                seconds[name, tree].append(ran([f"{tree}/cli.py", *command], cache)[0])
            if only in (None, "warm"):
                answers = json.loads(ran(["-c", WARM, tree, arguments.folder], cache)[1])
                for kind, times in answers.items():
                    warm[kind, tree].append(times)
    for (name, _), times in seconds.items():
        lines.setdefault(f"{name}, s", []).append(f"{median(times):.3f}")
    for (kind, _), rounds in warm.items():
        both = [median(times[int(share * len(times))] for times in rounds) for share in (0.5, 0.95)]
        lines.setdefault(f"{kind}, ms", []).append(f"{both[0]:.2f} / {both[1]:.2f}")
    print("| | " + " | ".join(caches) + " |\n|---" * (len(caches) > 0) + "|---" * len(caches) + "|")
    for name, cells in lines.items():
        print(f"| {name} | {' | '.join(cells)} |")


if __name__ == "__main__":
    main()
