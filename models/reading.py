"""The gathered text as numbers of tokens: tokenised once, read by every training.

A text is an array of numbers of kinds of tokens, 0 for the end of a line; the kinds are a list.
"""

from __future__ import annotations

import pickle
import sys
from array import array
from pathlib import Path

import numpy

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from text.language.morphology import entry, token_lines
from text.model.document import Token


class Kinds:
    """The kinds of tokens by number; number 0 is the end of a line."""

    def __init__(self) -> None:
        self.tokens: list[Token | None] = [None]
        self._numbers: dict[str, int] = {}

    def number(self, line: str) -> int:
        line = line.lstrip(" ")
        number = self._numbers.get(line)
        if number is None:
            number = self._numbers[line] = len(self.tokens)
            self.tokens.append(entry(line)[1])
        return number


def read(path: Path, kinds: Kinds) -> numpy.ndarray:
    """Return the numbers of the tokens of a text."""
    numbers = array("i")
    for paragraph in path.open(encoding="utf-8"):
        for _, lines in token_lines(paragraph.rstrip("\n")):
            numbers.extend([kinds.number(line) for line in lines])
        numbers.append(0)
    return numpy.frombuffer(numbers, numpy.int32)


def main(folder: Path) -> None:
    """Read every text of the folder and write `tokens.npz` and `kinds.pickle` beside them."""
    kinds = Kinds()
    texts = {}
    for path in sorted([*folder.glob("*.txt"), *folder.glob("held-out/*.txt")]):
        name = ("held-out/" if path.parent.name == "held-out" else "") + path.stem
        texts[name] = read(path, kinds)
        print(name, len(texts[name]), len(kinds.tokens), flush=True)
    numpy.savez(folder / "tokens.npz", **texts)
    with (folder / "kinds.pickle").open("wb") as stream:
        pickle.dump([token and tuple(token) for token in kinds.tokens], stream)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
