"""How long `check` takes, as ratios, so that they hold on any machine.

    python bench/check_speed.py TEXTS CORPUS [--rounds N]

TEXTS is a folder of long texts (their first megabyte is one draft), CORPUS a folder of documents
for the whole-process runs (files of JSON lines with `text` are cut into 1,000 documents). Printed:
one letter, alone and held against the corpus that ships, by importing whoosh and fugashi; a
megabyte by reading it with fugashi (surface and features, as any analysis needs); what 1,000
documents add to a letter when nothing has changed.
Processor seconds, the median of N rounds.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LETTER = ROOT / "corpus" / "letters" / "2019-08-06-jichiroren.txt"
# As installed: with the compiled modules that Python keeps beside the sources.
INSTALLED = {name: v for name, v in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
IMPORTS = "import whoosh.index, fugashi; fugashi.Tagger()"
READING = """
import sys, fugashi
text = open(sys.argv[1], encoding="utf-8").read()
tagger = fugashi.Tagger()
for at in range(0, len(text), 5000):
    for word in tagger(text[at : at + 5000]):
        word.surface, word.feature.lemma
"""


def seconds(rounds: int, *arguments: str) -> float:
    """Return the median processor seconds of a Python child with these arguments."""
    spent = []
    for _ in range(rounds):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, *arguments], capture_output=True, cwd=ROOT, env=INSTALLED)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        user, system = after.ru_utime - before.ru_utime, after.ru_stime - before.ru_stime
        spent.append(user + system)
    return statistics.median(spent)


def megabyte(folder: Path) -> bytes:
    whole = b""
    for path in sorted(folder.glob("*.txt")):
        content = path.read_bytes()
        try:
            text = content.decode("utf-8")
        except UnicodeDecodeError:
            text = content.decode("cp932", "replace")
        whole += text.encode()
        if len(whole) > 1_000_000:
            break
    return whole[:1_000_000].decode("utf-8", "ignore").encode()


def thousand(source: Path, folder: Path) -> None:
    (folder / "kyogo.toml").write_text("")
    lines = source.read_text("utf-8").splitlines()[:1000]
    for number, line in enumerate(lines):
        (folder / f"{number:04}.txt").write_text(json.loads(line)["text"] + "\n", "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts", type=Path)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--rounds", type=int, default=7)
    arguments = parser.parse_args()
    rounds = arguments.rounds
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        letter = place / "letter.txt"
        letter.write_bytes(LETTER.read_bytes())
        check = ["cli.py", "check", str(letter)]
        shipped = ["cli.py", "--corpus", "corpus", *check[1:]]
        seconds(1, *check), seconds(2, *shipped)  # an index, and patterns that are kept
        imports = seconds(rounds, "-c", IMPORTS)
        one = seconds(rounds, *check)
        print(f"one letter: {one:.2f} s, {one / imports:.2f} x the imports ({imports:.2f} s)")
        one = seconds(rounds, *shipped)
        print(f"held against the corpus that ships: {one:.2f} s, {one / imports:.2f} x")
        thousand(arguments.corpus, place)
        seconds(1, "cli.py", "--corpus", name, *check[1:])  # builds the statistics
        many = seconds(rounds, "cli.py", "--corpus", name, *check[1:])
        print(f"a corpus of 1,000 documents adds {many - one:+.2f} s")
        draft = place / "long.txt"
        draft.write_bytes(megabyte(arguments.texts))
        reading = seconds(3, "-c", READING, str(draft))
        whole = seconds(3, "cli.py", "check", str(draft))
        print(f"a megabyte: {whole:.2f} s, {whole / reading:.2f} x fugashi ({reading:.2f} s)")
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
        print(f"most memory: {peak} MB")


if __name__ == "__main__":
    main()
