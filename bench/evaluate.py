"""Precision and recall by kind, with 95 % intervals, held against the figures last committed.

    python -m bench.evaluate EVAL [--write] [--read] [--only typos,real,planted]

EVAL has `typos-dev.jsonl`, `typos-corpus-dev.txt.xz`, `real-docs/docs/` (a folder a genre) and
`jaquad.corpus.jsonl` (clean prose). Printed: real corrections found by kind and flags on the
corrected sentences; what `particle`, `missing-particle` and `conversion` say of the real documents
and how a reader judged it (`judged.json`, by the ids of the findings); slips planted in clean prose
and what is found of them, as shown and where the clean prose has one flag in 10,000 characters.
`figures.json` has the figures of the last commit; --write writes them anew, --read prints every
finding in the real documents.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench import slips
from bench.typos import corpus as typo_corpus
from indexer.usage.of_documents import DocumentsIndex
from proofreading.checking.check import check
from proofreading.checking.checker import LINE
from proofreading.context import Context
from proofreading.knowledge.knowledge import Knowledge
from proofreading.registry import Rule, chosen, rule
from readers.corpus import Corpus
from text.model.document import Document
from text.model.finding import Finding

HERE = Path(__file__).resolve().parent
FIGURES, JUDGED = HERE / "figures.json", HERE / "judged.json"
NEW = ("particle", "missing-particle", "conversion")
KINDS = {
    "particle swapped": NEW[:1],
    "particle dropped": NEW[1:2],
    "conversion": NEW[2:],
}
_CLEAN = 400
"""Articles of clean prose: some 150,000 characters."""

Figures = dict[str, tuple[int, int]]
"""By name: how many of how many."""


def interval(found: int, of: int) -> str:
    """Return the share with its 95 % interval (Wilson), in per cent."""
    if not of:
        return "–"
    z, share = 1.96, found / of
    middle = (share + z * z / (2 * of)) / (1 + z * z / of)
    half = z * ((share * (1 - share) + z * z / (4 * of)) / of) ** 0.5 / (1 + z * z / of)
    return f"{share:5.1%} ({max(0, middle - half):.0%}–{middle + half:.0%})"


def _shown(found: Iterable[Finding]) -> list[Finding]:
    return [f for f in found if f.severity != "style" and f.confidence >= LINE]


def _findings(text: str, known: Knowledge, rules: Sequence[Rule]) -> list[Finding]:
    return check(Document(name="sentence", raw=text), Context(known), rules, "question")


def typos(folder: Path, rules: Sequence[Rule], name: str) -> Figures:
    """Real corrections: found by kind, and the flags on the corrected sentences."""
    lines = (folder / "typos-dev.jsonl").read_text("utf-8").splitlines()
    known = typo_corpus(folder / "typos-corpus-dev.txt.xz")
    found, of, flags = Counter[str](), Counter[str](), 0
    for correction in map(json.loads, lines):
        after = _shown(_findings(correction["after"], known, rules))
        before = _shown(_findings(correction["before"], known, rules))
        sound = {(finding.rule, finding.span.text) for finding in after}
        hit = any((finding.rule, finding.span.text) not in sound for finding in before)
        for kind in ("all", correction["type"]):
            found[kind] += hit
            of[kind] += 1
        flags += len(after)
    figures = {f"corrections, {name}: {kind}": (found[kind], of[kind]) for kind in sorted(of)}
    return figures | {f"corrections, {name}: flags": (flags, len(lines))}


def real(folder: Path, rules: Sequence[Rule], read: bool) -> Figures:
    """Real documents, each genre the corpus of its own: judged true, arguable and false."""
    judged = json.loads(JUDGED.read_text("utf-8")) if JUDGED.exists() else {}
    counts: dict[str, Counter[str]] = {rule.name: Counter() for rule in rules}
    characters = 0
    for genre in sorted(path for path in (folder / "real-docs/docs").iterdir() if path.is_dir()):
        corpus = Corpus(genre)
        documents = [corpus.document(name) for name in corpus.names()]
        knowledge = Knowledge(DocumentsIndex(documents))
        for document in documents:
            characters += len(document.raw)
            for one in _shown(check(document, Context(knowledge), rules, "question")):
                name = f"{genre.name}/{document.name}/{one.id}"
                label = judged.get(name, "?")
                counts[one.rule][label] += 1
                if read:
                    raw = document.raw
                    around = raw[max(0, one.span.start - 40) : one.span.end + 40].replace("\n", "⏎")
                    print(label, name, one.rule, one.confidence, one.span.text, one.suggestions)
                    print("    ", around)
    figures: Figures = {}
    for name, counted in counts.items():
        figures[f"real documents, {name}: true"] = (counted["T"], counted.total())
        figures[f"real documents, {name}: true or arguable"] = (
            counted["T"] + counted["A"],
            counted.total(),
        )
        figures[f"real documents, {name}: false, of 10,000 characters"] = (
            counted["F"] + counted["?"],
            characters // 10_000,
        )
    return figures


def planted(folder: Path) -> Figures:
    """Slips planted in clean prose, found where that has one flag in 10,000 characters."""
    lines = (folder / "jaquad.corpus.jsonl").read_text("utf-8").splitlines()[:_CLEAN]
    texts = [text for line in lines for text in json.loads(line)["text"].split("\n")]
    texts = [text for text in texts if len(text) > 30]
    characters = sum(map(len, texts))
    found: Figures = {"clean prose: characters": (characters, characters)}
    made = [*slips.particles(texts), *slips.conversions(texts)]
    for kind, names in KINDS.items():
        rules = [rule(name) for name in names]
        clean = [one.confidence for text in texts for one in _findings(text, Knowledge(), rules)]
        flags = sum(one >= LINE for one in clean)
        found[f"clean prose, {names[0]}: flags, of 10,000 characters"] = (
            flags,
            characters // 10_000,
        )
        clean.sort(reverse=True)
        allowed = characters // 10_000
        least = clean[allowed] if allowed < len(clean) else 0.0
        mine = [slip for slip in made if slip.kind == kind]
        at_line = at_rate = 0
        for slip in mine:
            near = [
                one.confidence
                for one in _findings(slip.text, Knowledge(), rules)
                if one.span.start <= slip.end and slip.start <= one.span.end
            ]
            at_line += any(one >= LINE for one in near)
            at_rate += any(one > least for one in near)
        found[f"planted, {kind}: as shown"] = (at_line, len(mine))
        found[f"planted, {kind}: at one flag in 10,000"] = (at_rate, len(mine))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--read", action="store_true")
    parser.add_argument("--only", default="typos,real,planted")
    arguments = parser.parse_args()
    new = [rule(name) for name in NEW]
    default = list(chosen())
    more = [*default, *(one for one in new if one not in default)]
    figures: Figures = {}
    if "typos" in arguments.only:
        figures |= typos(arguments.folder, default, "default rules")
        figures |= typos(arguments.folder, more, "with the model")
    if "real" in arguments.only:
        figures |= real(arguments.folder, new, arguments.read)
    if "planted" in arguments.only:
        figures |= planted(arguments.folder)
    last = json.loads(FIGURES.read_text("utf-8")) if FIGURES.exists() else {}
    for name, (found, of) in figures.items():
        before = last.get(name)
        told = (
            ""
            if before is None or tuple(before) == (found, of)
            else f"   was {before[0]}/{before[1]}"
        )
        print(f"{name:62} {found:6}/{of:<6} {interval(found, of) if found <= of else '':18}{told}")
    if arguments.write:
        FIGURES.write_text(json.dumps(last | figures, ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
