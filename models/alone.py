"""What each judge of the particles gives alone, and both together, on what was held out.

    python models/alone.py FOLDER

Printed: loss and share of particles foretold, and of slips put into the places of the held-out text
(half exchanged, half lost) those above the odds that sound prose has once in 10,000 characters.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from models.calibrate import read, written_otherwise
from proofreading.expected.model import network
from proofreading.expected.model.odds import odds, views
from proofreading.expected.model.slots import Slots, slots
from proofreading.expected.particles import chances, linear

_SOURCES = ("business", "literature", "statutes", "tools")


def main(folder: Path) -> None:
    """Print the table."""
    lines = [
        line
        for source in _SOURCES
        for line in (folder / "held-out" / f"{source}.txt").read_text("utf-8").splitlines()[:900]
    ]
    text, _, _ = read(lines)
    found = slots(text)
    one, other = linear(text, found), chances(network.scores(text, found))
    both = numpy.sqrt(one * other)
    both /= both.sum(axis=1, keepdims=True)
    place = numpy.arange(len(found.label))
    written = written_otherwise(text, found, 1)
    at = numpy.flatnonzero(written >= 0)
    changed = Slots(found.left[at], found.right[at], written[at])
    allowed = sum(map(len, lines)) // 10_000
    for name, first, second in (
        ("linear", one, one),
        ("network", other, other),
        ("both", one, other),
    ):
        chance = both if name == "both" else first
        loss = -numpy.log(chance[place, found.label] + 1e-9).mean()
        right = (chance.argmax(axis=1) == found.label).mean()
        sound = numpy.sort(odds(views(first, second, text, found)))[::-1]
        slips = odds(views(first[at], second[at], text, changed))
        caught, lost = slips > sound[allowed], written[at] == 0
        print(
            f"{name:8} loss {loss:.3f}, foretold {right:.1%}, exchanged found"
            f" {caught[~lost].mean():.1%}, lost found {caught[lost].mean():.1%}"
        )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
