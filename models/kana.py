"""Count the stretches of kana of the gathered text into `proofreading/expected/kana/kana.bin`.

    python models/kana.py FOLDER [--out FILE]

FOLDER is that of `gather.py`. A minute of one processor, 3 GB. Printed is how many stretches of
each length were kept, and how many found no place.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import numpy

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from proofreading.expected.kana.symbols import BITS, FIRST, symbols
from proofreading.expected.kana.table import BUCKETS, FILE, LONGEST, SLOTS, place

LEAST = {1: 1, 2: 2, 3: 2, 4: 2, 5: 4}
"""What stands less often in the text is left out."""
KANA = {1: 0, 2: 0, 3: 0, 4: 1, 5: 2}
"""So many hiragana a stretch has at least: the rest is never asked for."""


def text(folder: Path) -> numpy.ndarray:
    """Return the symbols of all files of the folder, a break before each line."""
    parts = []
    for path in sorted(folder.glob("*.txt")):
        whole = symbols("\n" + path.read_text("utf-8"))
        parts.append(numpy.frombuffer(whole.encode("latin-1"), numpy.uint8))
    return numpy.concatenate(parts)


def counted(whole: numpy.ndarray, length: int) -> tuple[numpy.ndarray, numpy.ndarray]:
    """Return the keys of the stretches of `length` that are kept, and their counts."""
    places = len(whole) - length + 1
    keys = numpy.ones(places, numpy.int64)
    kana = numpy.zeros(places, numpy.int8)
    for step in range(length):
        symbol = whole[step : step + places]
        keys = (keys << BITS) | symbol
        kana += symbol >= FIRST
    found, counts = numpy.unique(keys[kana >= KANA[length]], return_counts=True)
    often = counts >= LEAST[length]
    return found[often], counts[often]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, default=FILE)
    arguments = parser.parse_args()
    whole = text(arguments.folder)
    keys, counts = [], []
    for length in range(1, LONGEST + 1):
        found, often = counted(whole, length)
        print(f"{length}: {len(found):,} stretches", flush=True)
        keys.append(found)
        counts.append(often)
    every, times = numpy.concatenate(keys), numpy.concatenate(counts)
    table = numpy.zeros((1 << BUCKETS, SLOTS), numpy.uint16)
    filled = numpy.zeros(1 << BUCKETS, numpy.uint8)
    levels = numpy.clip(numpy.round(2 * numpy.log2(times)), 1, 31).astype(int)
    lost = 0
    # The commonest first: where a bucket is full, what finds no place is rare.
    for at in numpy.argsort(-times, kind="stable").tolist():
        bucket, mark = place(int(every[at]))
        if filled[bucket] == SLOTS:
            lost += 1
            continue
        table[bucket, filled[bucket]] = mark << 5 | levels[at]
        filled[bucket] += 1
    print(f"{len(whole):,} characters, {len(every):,} stretches, {lost:,} without a place")
    arguments.out.write_bytes(table.astype("<u2").tobytes())


if __name__ == "__main__":
    main()
