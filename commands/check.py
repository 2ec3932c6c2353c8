"""`kyogo check DRAFT…`: a draft against the rules and the corpus."""

from __future__ import annotations

import argparse
import os
from dataclasses import replace
from pathlib import Path

from commands.support.checking.checker import checker_of
from commands.support.console import add_output_argument
from commands.support.progress import progress
from commands.support.reporting import report_of, source_of, write_report
from commands.support.telling import complain, say_last, tell, tell_lines, unread
from commands.support.without_gc import uncollected
from proofreading.checking.causes import gathered
from proofreading.checking.checker import Checker
from proofreading.checking.numbers import numbered
from proofreading.profiles.profiles import profile_names
from readers.corpus import Corpus, find_corpus, locate
from readers.named import documents_named
from reports.formats import formats
from text.errors import KyogoError, UsageError
from text.messages import say
from text.model.document import Document
from text.model.finding import SEVERITIES, Finding, doubts
from text.rule_names import profile_named, severity_named
from text.terminal.printable import printable_line


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `check`."""
    parser.add_argument("drafts", metavar="DRAFT", nargs="*", help=say("check.draft"))
    for name in ("select", "ignore"):
        parser.add_argument(
            f"--{name}", metavar="RULE", action="append", default=[], help=say(f"check.{name}")
        )
    parser.add_argument(
        "--severity", type=severity_named, choices=SEVERITIES, help=say("check.severity")
    )
    parser.add_argument(
        "--profile", type=profile_named, choices=profile_names(), help=say("check.profile")
    )
    parser.add_argument("--confidence", metavar="SHARE", type=_share, help=say("check.confidence"))
    parser.add_argument("--since", metavar="OLD", help=say("check.since"))
    parser.add_argument("--baseline", metavar="FILE", help=say("check.baseline"))
    parser.add_argument("--write-baseline", metavar="FILE", help=say("check.write-baseline"))
    parser.add_argument("--record", metavar="FILE", help=say("check.record"))
    parser.add_argument("--by", metavar="NAME", help=say("check.by"))
    parser.add_argument("--let-stand", metavar="WHICH", nargs="*", help=say("check.let-stand"))
    parser.add_argument("--reason", metavar="REASON", default="", help=say("check.reason"))
    parser.add_argument("--show-standing", action="store_true", help=say("check.show-standing"))
    parser.add_argument("--force-exclude", action="store_true", help=say("check.force-exclude"))
    parser.add_argument("--fix", action="store_true", help=say("check.fix"))
    parser.add_argument("--diff", action="store_true", help=say("check.diff"))
    parser.add_argument("--author", default="Kyogo", help=say("check.author"))
    add_output_argument(parser, formats("check"))


@uncollected()
def run(arguments: argparse.Namespace) -> int:
    """Check every draft and write one report; 1 if anything was found, 2 if a draft failed."""
    _take_drafts(arguments)
    corpus = find_corpus(arguments.corpus)
    arguments.drafts, others = documents_named(arguments.drafts, corpus)
    unread(others)
    if arguments.force_exclude:
        _leave_out(arguments, corpus)
        if not arguments.drafts:
            return 0
    if arguments.since and len(arguments.drafts) > 1:
        from commands.support.checking.known_findings import is_document

        if is_document(arguments.since, corpus):
            raise UsageError("check.since-one-draft")
    if arguments.record:
        from commands.support.checking.recording import form_of

        form_of(arguments.record)
        if len(arguments.drafts) > 1:
            raise UsageError("record.one-draft")
    # Before the corpus: what cannot be read is not tried a second time for the index.
    located, code = ([], 0) if arguments.diff else _located(arguments, corpus)
    checker = checker_of(corpus, arguments)
    if arguments.fix or arguments.diff:
        from commands.support.checking.fixing import mend, preview

        if arguments.diff:
            return preview(arguments, corpus, checker)
    checked: list[tuple[Document, list[Finding]]] = []
    last = 0
    told: set[str] = set()
    for name, draft in located:
        try:
            with progress(say("check.progress", name=printable_line(name))):
                draft = mend(name, corpus, checker) if arguments.fix else draft
                found, last = _news(arguments, draft, corpus, checker, last)
                checked.append((draft, found))
        except KyogoError as error:
            # --since nosuch is said once, and not for each draft.
            about = error.code if error.code == "check.since-unknown" else str(error)
            if about not in told:
                complain(error)
            told.add(about)
            code = 2
    if arguments.record and checked:
        _write_down(arguments, checked[0][0], corpus, checker)
    if arguments.write_baseline:
        from commands.support.checking.known_findings import write_baseline

        write_baseline(arguments, checked)
    if arguments.let_stand is not None:
        from commands.support.checking.known_findings import let_stand

        lines = let_stand(corpus.root, checked, arguments.let_stand, arguments.reason)
        tell_lines(lines, beside=arguments.format != "text")
        say_last("check.left-standing", count=len(lines))
    if arguments.write_baseline or arguments.let_stand is not None:
        return code
    for path, word in checker.vain if checked else ():
        say_last("check.vain-pattern", path=printable_line(path), word=printable_line(word))
    if checked and not corpus.asked:
        say_last("index.no-corpus")
    sources = {
        draft.name: content
        for draft, _ in checked
        if (content := source_of(arguments, draft)) is not None
    }
    form = report_of(arguments, "check")
    checked = [(draft, gathered(findings)) for draft, findings in checked]
    write_report(arguments, form, checked, author=arguments.author, sources=sources)
    asked = (one for _, findings in checked for one in doubts(findings) if not one.stands)
    return code or int(any(asked))


def _take_drafts(arguments: argparse.Namespace) -> None:
    """Take for drafts what stands behind `--let-stand ID`, where there are none: ID FILE.

    Raises UsageError where no draft is named at all.
    """
    which: list[str] = arguments.let_stand or []
    while not arguments.drafts and which and os.path.exists(which[-1]):
        arguments.drafts = [which.pop()]
    if not arguments.drafts:
        raise UsageError("check.no-draft")


def _leave_out(arguments: argparse.Namespace, corpus: Corpus) -> None:
    """Take the drafts out that kyogo.toml excludes, and say how many they are.

    A person who names one wants it checked; a tool that names all that changed does not.
    """
    kept = [name for name in arguments.drafts if not corpus.excludes(name)]
    if count := len(arguments.drafts) - len(kept):
        tell("check.left-out", count=count)
    arguments.drafts = kept


def _located(
    arguments: argparse.Namespace, corpus: Corpus
) -> tuple[list[tuple[str, Document]], int]:
    """Return the drafts that can be read, and the exit code so far: 2 where one cannot."""
    found, code = [], 0
    for name in arguments.drafts:
        try:
            found.append((name, locate(name, corpus)))
        except KyogoError as error:
            complain(error)
            code = 2
    return found, code


def _write_down(
    arguments: argparse.Namespace, draft: Document, corpus: Corpus, checker: Checker
) -> None:
    """Continue the record, and say so on standard error."""
    from commands.support.checking.recording import (
        content_of,
        name_in,
        recorded,
        same_or_refuse,
        write,
    )
    from reports.layout.record import totals
    from text.model.record_file import load

    places = (Path(draft.name), corpus.root / draft.name)
    content = content_of(draft, places)
    before = load(Path(arguments.record))
    same_or_refuse(before, draft, content, arguments.record)
    aside = name_in(corpus, arguments.record)
    made = recorded(before, draft, content, checker, corpus, arguments.by, aside=aside)
    write(made, arguments.record)
    tell("record.written", path=arguments.record, totals=totals(made))


def _news(
    arguments: argparse.Namespace, draft: Document, corpus: Corpus, checker: Checker, before: int
) -> tuple[list[Finding], int]:
    """Return the findings of `draft`, all or those that are new since OLD or the baseline.

    They are numbered from `before` on; returns the last number, too.
    """
    found, standing = checker.judged(draft)
    if standing and not arguments.show_standing:
        say_last("check.left-standing", count=len(standing))
    if arguments.show_standing:
        stood = (replace(one, stands=True, reason=entry.reason) for one, entry in standing)
        found = sorted((*found, *stood), key=lambda one: (one.span.start, one.span.end))
    if arguments.since or arguments.baseline:
        from commands.support.checking.known_findings import newer

        found = newer(arguments, draft, found, corpus, checker)
    return numbered(found, (one for one, _ in standing), before)


def _share(written: str) -> float:
    """Return the share that is written. Raises ArgumentTypeError for what is none from 0 to 1."""
    try:
        share = float(written)
    except ValueError:
        share = -1
    if not 0 <= share <= 1:
        raise argparse.ArgumentTypeError(say("check.bad-share", value=written))
    return share
