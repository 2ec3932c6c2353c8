"""How often findings of each confidence are right, on documents whose findings a person judged.

    python -m bench.confidence FOLDER

FOLDER holds `docs/` (one folder a genre, which is the corpus of its documents) and `labels.csv`
with the columns mode (only B, with the corpus, is read), genre, file, rule, text and label: T true,
A arguable, F false. Printed: the judgements by rule and message, as the file
`proofreading/track_record.toml` keeps them, and the curve: of the findings said to be right with
such a confidence, how many are. A finding that nobody judged counts nowhere and is counted at the
end.
"""

from __future__ import annotations

import csv
import os
import shutil
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from commands.support.checking.checker import corpus_knowledge
from proofreading.checking.causes import gathered
from proofreading.checking.checker import LINE, Checker
from proofreading.settings import Settings
from readers.corpus import find_corpus
from text.model.finding import Finding

_BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)


def findings(genre: Path) -> Iterator[tuple[str, Finding]]:
    """Yield the findings of every document of the folder, with the document's name."""
    corpus = find_corpus(str(genre))
    checker = Checker(corpus_knowledge(corpus), Settings(genre), confidence=0.0)
    for name in corpus.names():
        for finding in gathered(checker.check(corpus.document(name))):
            yield name, finding


def main(folder: Path) -> None:
    """Print the judgements and the curve."""
    wanted: dict[tuple[str, str, str, str], Counter[str]] = defaultdict(Counter)
    with (folder / "labels.csv").open(encoding="utf-8") as stream:
        for row in csv.DictReader(stream):
            if row["mode"] == "B":
                key = row["genre"], row["file"], row["rule"], row["text"]
                wanted[key][row["label"]] += 1
    judged: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    curve: dict[float, Counter[str]] = defaultdict(Counter)
    unread = 0
    for genre in sorted(path for path in (folder / "docs").iterdir() if path.is_dir()):
        with tempfile.TemporaryDirectory() as room:
            place = Path(shutil.copytree(genre, Path(room) / genre.name))
            (place / "kyogo.toml").touch()
            for name, finding in findings(place):
                labels = wanted[genre.name, name, finding.rule, finding.span.text]
                label = next((label for label in "TAF" if labels[label]), "")
                if not label:
                    unread += finding.confidence >= LINE
                    continue
                labels[label] -= 1
                judged[finding.rule, finding.kind][label] += 1
                curve[max(low for low in _BINS if low <= finding.confidence)][label] += 1
    for (rule, kind), counts in sorted(judged.items()):
        print(f"{rule}.{kind} = [{counts['T']}, {counts['A']}, {counts['F']}]")
    print("\nconfidence   findings   true   true or arguable")
    for low, high in pairwise(_BINS):
        counts = curve[low]
        number = counts.total()
        if number:
            right, fair = counts["T"] / number, (counts["T"] + counts["A"]) / number
            print(f"{low:.1f} – {min(high, 1.0):.1f}    {number:8}   {right:4.0%}   {fair:4.0%}")
    print(f"\nshown from {LINE}; shown and judged by nobody: {unread}")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as cache:
        os.environ["XDG_CACHE_HOME"] = cache
        main(Path(sys.argv[1]))
