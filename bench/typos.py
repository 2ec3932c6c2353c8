"""Real typing errors found, and flags on the corrected sentences, rule by rule.

    python bench/typos.py typos.jsonl corpus.txt.xz [--show]

A line of the first file has `before`, `after` and `type`; the corpus is text in which a form feed
and a name start each part. Found: a finding on `before` that `after` does not get (same rule, same
text). Flag: a finding on `after`. Errors and questions count, matters of style do not.
"""

from __future__ import annotations

import argparse
import json
import lzma
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from indexer.usage.of_documents import DocumentsIndex
from proofreading.checking.check import check
from proofreading.context import Context
from proofreading.knowledge.knowledge import Knowledge
from proofreading.registry import Rule, chosen
from text.model.document import Document
from text.model.finding import Finding


def corpus(path: Path) -> Knowledge:
    with lzma.open(path, "rt", encoding="utf-8") as stream:
        parts = [part.partition("\n") for part in stream.read().split("\f") if part.strip()]
    documents = {name: Document(name=name, raw=raw) for name, _, raw in parts}
    return Knowledge(DocumentsIndex(documents.values()))


def findings(text: str, known: Knowledge, rules: list[Rule]) -> list[Finding]:
    return check(Document(name="sentence", raw=text), Context(known), rules, "question")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corrections", type=Path)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--select", default="")
    parser.add_argument("--show", action="store_true")
    arguments = parser.parse_args()
    lines = arguments.corrections.read_text("utf-8").splitlines()
    corrections = [json.loads(line) for line in lines]
    known = corpus(arguments.corpus)
    rules = list(chosen([name for name in arguments.select.split(",") if name]))
    found: Counter[str] = Counter()
    flags: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    hits = 0
    for correction in corrections:
        before = findings(correction["before"], known, rules)
        after = findings(correction["after"], known, rules)
        sound = {(finding.rule, finding.span.text) for finding in after}
        new = [finding for finding in before if (finding.rule, finding.span.text) not in sound]
        hits += bool(new)
        kinds[correction["type"]] += bool(new)
        found.update({finding.rule for finding in new})
        flags.update(finding.rule for finding in after)
        if arguments.show:
            for mark, shown in (("+", new), ("-", after)):
                for finding in shown:
                    print(mark, correction["type"], finding.rule, finding.span.text, end="  ")
                    print(*finding.suggestions, finding.message, sep="  ")
    total = len(corrections)
    print(f"{'rule':24} found  flags")
    for name in sorted({*found, *flags}):
        print(f"{name:24} {found[name]:5}  {flags[name]:5}")
    print(f"found {hits} of {total} ({100 * hits / total:.1f} %)")
    count = sum(flags.values())
    print(f"flags on corrected sentences {count} ({100 * count / total:.1f} per 100)")
    print("by type:", ", ".join(f"{kind} {n}" for kind, n in sorted(kinds.items()) if n))


if __name__ == "__main__":
    main()
