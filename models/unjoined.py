"""Write which words never stand side by side to `proofreading/slips/unjoined.tsv`.

    python models/unjoined.py FOLDER --other FILE... [--out FILE]

FOLDER is that of `gather.py`. A pair is kept that chance would bring 20 times and that stands there
once in 100 times that or not at all, and in none of the other files (sound texts that are not in
FOLDER). Some minutes for each ten million characters.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise
from multiprocessing import Pool
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from proofreading.slips.joint_names import joint_name
from proofreading.slips.unjoined import FILE, may_be_asked
from text.language.morphology import tokens

_EXPECTED, _SELDOM = 20.0, 100
_MEANT = (
    ("て/接", "を/格"),  # についてを学ぶ
    ("を/格", "でき"),  # 操作をできる, as people write for ができる
    ("を/格", "なかっ"),  # なかったことにする with what is undone
    ("に/", "なけれ"),  # 手元になければ, which the dictionary cuts otherwise behind a foreign word
    ("で/", "ない"),
    ("で/", "な/"),
    ("で/", "でき"),
    ("と/格", "付け"),
    ("の/格", "で/格"),  # a title, の, and で of the sentence
    ("の/格", "な/"),
    ("に/格", "て/接"),  # 似て in kana
    ("も/係", "に/格"),  # 何でもに
    ("動未然", "だ"),
    ("形連体", "する/"),  # 無理|強い|する
    ("を/格", "ください"),
    ("動終止", "た/終止"),
    ("動連体", "忘れ"),  # という忘れてはならない
    ("する/連体動", "見"),  # とする見方, 実現するやり方
    ("する/連体動", "やり"),
)
"""What the texts do not have and people do write: beginnings of the two names."""
_AT_ONCE = 2_000_000
Pair = tuple[str, str]


def parts(paths: list[Path]) -> Iterator[str]:
    for path in paths:
        with path.open(encoding="utf-8") as stream:
            while lines := stream.readlines(_AT_ONCE):
                yield "".join(lines)


def counted(text: str) -> tuple[Counter[str], Counter[Pair]]:
    """Return how often each name and each pair of neighbours stands in the lines of `text`."""
    words: Counter[str] = Counter()
    pairs: Counter[Pair] = Counter()
    for line in text.splitlines():
        found = list(tokens(line))
        names = [sys.intern(joint_name(token)) for token in found]
        words.update(names)
        pairs.update(
            pair
            for pair, (one, two) in zip(pairwise(names), pairwise(found), strict=True)
            if all(pair) and one.end == two.start
        )
    return words, pairs


def total(paths: list[Path]) -> tuple[Counter[str], Counter[Pair]]:
    words: Counter[str] = Counter()
    pairs: Counter[Pair] = Counter()
    with Pool(2) as pool:
        for some, others in pool.imap_unordered(counted, parts(paths)):
            words.update(some)
            pairs.update(others)
    return words, pairs


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--other", type=Path, nargs="+", default=[])
    parser.add_argument("--out", type=Path, default=FILE)
    arguments = parser.parse_args()
    words, pairs = total(sorted(arguments.folder.glob("*.txt")))
    _, sound = total(arguments.other)
    whole = sum(words.values())
    kept: defaultdict[str, list[str]] = defaultdict(list)
    del words[""]
    for left, often in words.items():
        for right, times in words.items():
            expected = often * times / whole
            if expected < _EXPECTED or pairs[left, right] * _SELDOM > expected:
                continue
            meant = any(left.startswith(one) and right.startswith(two) for one, two in _MEANT)
            if may_be_asked(left, right) and not meant and not sound[left, right]:
                kept[left].append(right)
    lines = [f"{left}\t{' '.join(sorted(rights))}\n" for left, rights in sorted(kept.items())]
    arguments.out.write_text("".join(lines), "utf-8")
    print(f"{whole:,} words, {sum(map(len, kept.values())):,} pairs")


if __name__ == "__main__":
    main()
