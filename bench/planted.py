"""Mistakes planted in clean letters, kind by kind: how many are found.

    python bench/planted.py [FOLDER] [--rounds N] [--missed]

FOLDER is a corpus of letters in families (default: that of the tests). Each letter is checked with
all the others as its corpus, clean and then with one mistake of each kind, placed by a fixed seed.
A mistake is found where a finding that the clean letter has not touches its place, or where a rule
that judges the whole letter speaks of it. What only other letters give away is planted where two of
the same sender are not later: a later letter questions no older one, and a draft is the latest.
Exits with 1 under 90 % or with more than one error on a clean letter.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench.planting import KINDS, Planted  # noqa: E402
from bench.planting_corpus import GIVEN_AWAY  # noqa: E402
from indexer.usage.of_documents import DocumentsIndex  # noqa: E402
from proofreading.checking.check import check  # noqa: E402
from proofreading.context import Context  # noqa: E402
from proofreading.knowledge.knowledge import Knowledge  # noqa: E402
from proofreading.registry import chosen  # noqa: E402
from readers.corpus import Corpus  # noqa: E402
from text.model.document import Document  # noqa: E402
from text.model.finding import Finding  # noqa: E402
from text.structure.metadata import described  # noqa: E402

LETTERS = ROOT / "tests" / "proofreading" / "letters"
GOAL = 0.9
_FEWEST = 2
"""Letters of the sender, besides the draft, that are not later than it."""


@dataclass
class Outcome:
    """The figures: planted and found by kind, errors and questions by clean letter."""

    planted: Counter[str]
    found: Counter[str]
    missed: list[tuple[str, str, str]]
    errors: dict[str, int]
    questions: dict[str, int]


def measure(folder: Path, rounds: int = 1, every: int = 1) -> Outcome:
    """Plant every kind in every n-th letter of `folder`, `rounds` times, and count the finds."""
    corpus = Corpus(folder)
    knowledge = Knowledge(DocumentsIndex(map(corpus.document, corpus.names())))
    context, rules = Context(knowledge), chosen()
    outcome = Outcome(Counter(), Counter(), [], {}, {})
    letters = {name: corpus.document(name) for name in corpus.names()}
    for name, letter in list(letters.items())[::every]:
        clean = check(letter, context, rules, "question")
        counts = Counter(finding.severity for finding in clean)
        outcome.errors[name], outcome.questions[name] = counts["error"], counts["question"]
        family = name.partition("/")[0]
        siblings = [
            other.raw
            for other_name, other in letters.items()
            if other_name.startswith(f"{family}/") and other_name != name
        ]
        dated = described(letter).date
        before = sum(
            name.startswith(f"{family}/") and described(other).date <= dated
            for name, other in letters.items()
        )
        for kind, plant in KINDS.items():
            if kind in GIVEN_AWAY and before <= _FEWEST:
                continue
            for number in range(rounds):
                planted = plant(letter.raw, Random(f"{name} {kind} {number}"), siblings)
                if planted is None or planted.text == letter.raw:
                    continue
                outcome.planted[kind] += 1
                findings = check(_document(letter, planted), context, rules, "question")
                if is_found(planted, findings, clean):
                    outcome.found[kind] += 1
                else:
                    place = planted.text[max(planted.start - 12, 0) : planted.end + 12]
                    outcome.missed.append((kind, name, place.replace("\n", "⏎")))
    return outcome


def _document(letter: Document, planted: Planted) -> Document:
    bare = replace(letter, raw=planted.text, title="", date="", sender="", addressee="")
    return described(replace(bare, sections=()))


def is_found(planted: Planted, findings: list[Finding], clean: list[Finding]) -> bool:
    """Whether a new finding touches the planted place or judges the whole letter."""
    known = Counter((finding.rule, finding.span.text, finding.message) for finding in clean)
    for finding in findings:
        key = (finding.rule, finding.span.text, finding.message)
        if known[key] > 0:
            known[key] -= 1
            continue
        span = finding.span
        if finding.rule in planted.rules:
            return True
        if span.start < planted.end + 1 and planted.start - 1 < max(span.end, span.start + 1):
            return True
    return False


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path, default=LETTERS)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--missed", action="store_true", help="print every mistake not found")
    arguments = parser.parse_args()
    outcome = measure(arguments.folder, arguments.rounds)
    for kind in KINDS:
        print(f"{kind:40s} {outcome.found[kind]:4d} / {outcome.planted[kind]}")
    if arguments.missed:
        for missed in outcome.missed:
            print("  missed:", *missed, sep="  ")
    found, planted = outcome.found.total(), outcome.planted.total()
    worst = max(outcome.errors.values())
    mean = sum(outcome.questions.values()) / len(outcome.questions)
    print(
        f"{len(KINDS)} kinds in {len(outcome.errors)} letters: {found} of {planted} found,", end=" "
    )
    print(f"{found / planted:.1%}; errors on a clean letter: at most {worst};", end=" ")
    print(f"questions: {mean:.1f} on average")
    return int(found < GOAL * planted or worst > 1)


if __name__ == "__main__":
    sys.exit(main())
