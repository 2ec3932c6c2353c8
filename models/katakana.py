"""Write the katakana words that the gathered text has often to `lexicon/common_katakana.txt`.

    python models/katakana.py FOLDER [--out FILE]

FOLDER is that of `gather.py`. A few seconds. Names of people and places are left out: what is one
letter away from a name is another name.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from proofreading.lexicon.common_katakana import FILE
from text.language.morphology import tokens

_WORD = re.compile("(?<![ァ-ヺー・])[ァ-ヺー]{5,16}(?![ァ-ヺー・])")
"""A shorter word has too many neighbours that are words as well."""
_OFTEN = 20
"""Of a word that stands less often the texts may have a slip as often."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, default=FILE)
    arguments = parser.parse_args()
    counts: Counter[str] = Counter()
    for path in sorted(arguments.folder.glob("*.txt")):
        with path.open(encoding="utf-8") as stream:
            for line in stream:
                counts.update(_WORD.findall(line))
    words = sorted(word for word, times in counts.items() if times >= _OFTEN)
    kept = [word for word in words if all(one.pos[1] != "固有名詞" for one in tokens(word))]
    arguments.out.write_text("".join(f"{word}\n" for word in kept), "utf-8")
    print(f"{len(kept)} words, {len(words) - len(kept)} with a name in them left out")


if __name__ == "__main__":
    main()
