"""`check --since`, `--baseline`, `--write-baseline`, `--let-stand`: what is known is no news."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from commands.support.checking import house_edits
from commands.support.targets import seen_by
from commands.support.telling import tell
from commands.support.whole_file import whole_file
from proofreading.checking.checker import Checker
from proofreading.known import baseline
from proofreading.known.fingerprint import fingerprints, since, without
from readers.corpus import Corpus, locate
from text.errors import UnreadableDocument, UsageError
from text.later import later
from text.messages import say
from text.model.document import Document
from text.model.finding import Finding, doubts
from text.rule_names import rule_shown, rule_title
from text.terminal.printable import printable_line

ALL = "all"
_PLACE = later(r"(?P<file>.+?):(?P<line>[0-9]{1,9})(?::(?P<rule>[^0-9:][^:]*)|:[0-9]+)?")

Checked = Sequence[tuple[Document, Sequence[Finding]]]


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
        old = _older(arguments.since, draft, corpus)
        if old.raw == draft.raw:
            return []
        before = [fingerprint for fingerprint, _ in fingerprints(old, checker.check(old))]
        pairs = since(draft, pairs, old, before)
    if arguments.baseline:
        known = baseline.load(Path(arguments.baseline))
        pairs = without(pairs, known.get(draft.name, ()))
    return [finding for _, finding in pairs]


def is_document(name: str, corpus: Corpus) -> bool:
    """Whether OLD of `--since` is a document, and not a revision of git."""
    whole = name.rpartition("#")[0] or name
    paths = [path for one in (name, whole) for path in (one, str(corpus.root / one))]
    return name == "-" or "\0" in name or any(map(os.path.lexists, paths))


def _older(since: str, draft: Document, corpus: Corpus) -> Document:
    """Return the document OLD, or the draft as it stood in the commit OLD: empty if it was not.

    Raises KyogoError where OLD is neither.
    """
    if is_document(since, corpus):
        return locate(since, corpus)
    from readers.versions import read_version

    path = draft.name if os.path.lexists(draft.name) else str(corpus.root / draft.name)
    try:
        return replace(read_version(since, path), name=draft.name)
    except UnreadableDocument:
        return Document(draft.name, "")
    except UsageError as error:
        raise UsageError("check.since-unknown", since=since, reason=str(error)) from error


def write_baseline(
    arguments: argparse.Namespace, checked: Sequence[tuple[Document, Sequence[Finding]]]
) -> None:
    """Write what was found to the baseline instead of reporting it, and say so."""
    found = [
        (draft.name, [fingerprint for fingerprint, _ in fingerprints(draft, doubts(findings))])
        for draft, findings in checked
    ]
    target = arguments.write_baseline
    with whole_file(target, seen_by(arguments, target)) as file:
        file.write(baseline.dumped(found).encode("utf-8"))
    count = sum(len(findings) for _, findings in found)
    tell("check.baseline-written", count=count, path=target)


def let_stand(root: Path, checked: Checked, which: Sequence[str], reason: str) -> list[str]:
    """Write the findings that `which` names to the side file; return a line for each of them.

    Each name is a number, an id, FILE:LINE, FILE:LINE:RULE or "all"; none at all means the only one
    there is. A number is that of a report of the same drafts.
    Raises UsageError, before anything is written, where a name fits none or `which` names none.
    """
    chosen = _chosen(checked, which)
    lines = []
    for document, findings in checked:
        here = [finding for finding in findings if id(finding) in chosen]
        if not here:
            continue
        changes = house_edits.letting_stand(root, document, here, reason)
        house_edits.make(changes, root)
        side = changes[0].path.relative_to(root)
        lines += [_line(finding, str(side)) for finding in here]
    return lines


def _chosen(checked: Checked, which: Sequence[str]) -> set[int]:
    every = [finding for _, findings in checked for finding in findings]
    if not which:
        if len(every) == 1:
            return {id(every[0])}
        raise UsageError("check.let-stand-which", count=len(every), known=_known(every))
    chosen: set[int] = set()
    for name in which:
        named = [finding for finding in every if _is_named(finding, name)]
        if not named:
            raise UsageError("check.let-stand-none", name=name, known=_known(every))
        chosen.update(map(id, named))
    return chosen


def _is_named(finding: Finding, name: str) -> bool:
    if name in (ALL, finding.id) or name == str(finding.number):
        return True
    place = _PLACE.fullmatch(name)
    return (
        place is not None
        and finding.document == place["file"]
        and finding.span.line == int(place["line"])
        and place["rule"] in (None, finding.rule, rule_title(finding.rule))
    )


def _known(findings: Iterable[Finding]) -> str:
    shown = [
        f"{one.number}  [{one.id}]  {one.document}:{one.span.line}  {rule_title(one.rule)}"
        f"  {one.span.text}"
        for one in findings
    ]
    return "\n".join(printable_line(line) for line in shown[:20])


def _line(finding: Finding, side: str) -> str:
    return printable_line(
        say(
            "check.let-stood",
            document=finding.document,
            line=finding.span.line,
            rule=rule_shown(finding.rule),
            text=finding.span.text,
            side=side,
        )
    )
