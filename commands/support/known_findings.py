"""`check --since`, `--baseline`, `--write-baseline`, `--let-stand`: what is known is no news."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from commands.support.console import whole_file
from commands.support.targets import seen_by
from proofreading.checking.checker import Checker
from proofreading.known import baseline, suppressions
from proofreading.known.fingerprint import fingerprints, since, without
from readers.corpus import Corpus, locate
from text.model.document import Document
from text.model.finding import Finding


def newer(
    arguments: argparse.Namespace,
    draft: Document,
    found: Sequence[Finding],
    corpus: Corpus,
    checker: Checker,
) -> list[Finding]:
    """Return those of `found` in `draft` that the changes since OLD brought and no baseline has."""
    pairs = fingerprints(draft, found)
    if arguments.since:
        old = locate(arguments.since, corpus)
        before = [fingerprint for fingerprint, _ in fingerprints(old, checker.check(old))]
        pairs = since(draft, pairs, old, before)
    if arguments.baseline:
        known = baseline.load(Path(arguments.baseline))
        pairs = without(pairs, known.get(draft.name, ()))
    return [finding for _, finding in pairs]


def record(
    arguments: argparse.Namespace,
    checker: Checker,
    checked: Sequence[tuple[Document, Sequence[Finding]]],
) -> None:
    """Write what was found to the baseline or the side file instead of reporting it."""
    pairs = [(draft.name, fingerprints(draft, findings)) for draft, findings in checked]
    if arguments.write_baseline:
        found = [(name, [fingerprint for fingerprint, _ in here]) for name, here in pairs]
        target = arguments.write_baseline
        with whole_file(target, seen_by(arguments, target)) as file:
            file.write(baseline.dumped(found).encode("utf-8"))
    if arguments.let_stand:
        side = checker.settings.suppressions
        suppressions.load(side)  # what is no side file is not written to
        before = side.read_bytes() if side.exists() else b""
        added = suppressions.written(pair for _, here in pairs for pair in here)
        with whole_file(str(side)) as file:
            file.write(before + added.encode("utf-8"))
