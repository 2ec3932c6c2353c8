"""Old text and 改め文 give the new text: on whole amendments of statutes.

    python -m bench.kaime FOLDER

FOLDER holds pairs NAME.old.txt and NAME.new.txt: a statute before and after an amendment, as it is
published; none of them is part of this project. For each pair the 改め文 is written and carried out
on the old text. Prints how many give the new text to the word, and what the others leave over.
"""

from __future__ import annotations

import argparse
import re
import sys
import unicodedata
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from text.statute.amending.amend import amended  # noqa: E402
from text.statute.amendment import AmendmentError  # noqa: E402
from text.statute.comparing.compare import amendment  # noqa: E402
from text.statute.sentences import read  # noqa: E402
from text.statute.tree import parse  # noqa: E402

LABEL = "^[０-９]{2,}(?=[ \u3000])"
"""The number of a 項: in half width in one edition, in full width in another."""


def _narrow(match: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", match.group())


def outcome(old: str, new: str) -> tuple[str, int, str]:
    """Return "same", "left" or "wrong", the number of sentences, and the first thing amiss."""
    try:
        made = amendment(old, new)
    except AmendmentError as error:
        return "refused", 0, str(error.code)
    sentences = sum(line.rstrip().endswith("。") for line in made.lines)
    try:
        result = amended(parse(old), read("\n".join(made.lines))).text if made.lines else old
    except AmendmentError as error:
        return "wrong", sentences, str(error.code)
    if made.left:
        return "left", sentences, str(made.left[0])[:100]
    got, wanted = (
        [re.sub(LABEL, _narrow, line) for line in text.split("\n") if line]
        for text in (result, new)
    )
    if got == wanted:
        return "same", sentences, ""
    first = next((pair for pair in zip(got, wanted, strict=False) if pair[0] != pair[1]), ("", ""))
    return "wrong", sentences, f"{first[0][:40]} | {first[1][:40]}"


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    arguments = parser.parse_args()
    total: Counter[str] = Counter()
    sentences = 0
    for path in sorted(arguments.folder.glob("*.old.txt")):
        new = path.with_name(path.name.replace(".old.", ".new."))
        verdict, count, why = outcome(path.read_text("utf-8"), new.read_text("utf-8"))
        total[verdict] += 1
        sentences += count
        if why:
            print(f"  {path.name.removesuffix('.old.txt')}: {verdict}: {why}")
    tried = total.total() - total["refused"]
    print(f"{total['same']} of {tried} amendments give the new text, {sentences} sentences")


if __name__ == "__main__":
    main()
