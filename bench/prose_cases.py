"""False alarms on the valid texts of textlint's rule tests, rule by rule.

    python bench/prose_cases.py prose-cases.jsonl [--list]

Prints, for every valid text, what the rules that are on by default say of it; cases that only hold
under an option of the textlint rule are left out and counted. Exits with 1 if a rule that has a
counterpart here raises a finding.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from proofreading.checking.check import check
from proofreading.context import Context
from proofreading.registry import chosen
from text.model.document import Document

COUNTERPARTS = {
    "textlint-rule-no-unmatched-pair": ("brackets",),
    "textlint-rule-date-weekday-mismatch": ("weekday", "impossible-date", "impossible-year"),
    "textlint-rule-no-nfd": ("decomposed",),
    "textlint-rule-no-zero-width-spaces": ("invisible",),
    "textlint-rule-no-invalid-control-character": ("invisible",),
    "textlint-rule-no-hankaku-kana": ("half-width-kana",),
    "textlint-rule-no-dropping-the-ra": ("dropped-ra",),
    "textlint-rule-no-insert-dropping-sa": ("inserted-sa",),
    "textlint-rule-no-mix-dearu-desumasu": ("mixed-style",),
    "textlint-rule-ja-no-successive-word": ("doubled-words",),
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("cases", type=Path)
    parser.add_argument("--list", action="store_true", help="print every finding")
    arguments = parser.parse_args()
    rules = chosen()
    context = Context()
    alarms: Counter[str] = Counter()
    found: Counter[str] = Counter()
    totals: Counter[tuple[str, str]] = Counter()
    by_option = 0
    for line in arguments.cases.read_text("utf-8").splitlines():
        case = json.loads(line)
        source = case["repo"].partition("/")[2]
        if case.get("options"):
            by_option += 1
            continue
        totals[source, case["kind"]] += 1
        findings = [
            finding
            for finding in check(Document("case", case["text"]), context, rules)
            if finding.severity != "style"
        ]
        if case["kind"] == "valid" and findings:
            alarms[source] += 1
            if arguments.list:
                for finding in findings:
                    print(f"{source}: {finding.rule} {finding.span.text!r} in {case['text']!r}")
        elif any(finding.rule in COUNTERPARTS.get(source, ()) for finding in findings):
            found[source] += 1
    for source in sorted({source for source, _ in totals}):
        valid, invalid = totals[source, "valid"], totals[source, "invalid"]
        caught = f"{found[source]:3d}/{invalid:<3d}" if source in COUNTERPARTS else "   –   "
        print(f"{source:45s} alarms {alarms[source]:3d}/{valid:<3d} found {caught}")
    valid = sum(count for (_, kind), count in totals.items() if kind == "valid")
    wrong = sum(alarms[source] for source in COUNTERPARTS)
    print(f"all valid texts: {sum(alarms.values())} of {valid} with a finding", end="; ")
    print(f"of rules with a counterpart: {wrong}; left out, under an option: {by_option}")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
