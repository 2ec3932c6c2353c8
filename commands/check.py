"""`kyogo check DRAFT…`: a draft against the rules and the corpus."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from commands.console import add_output_argument, complain, whole_file
from commands.mending import add_mending_arguments, mend, preview
from commands.reporting import source_of, write_report
from indexer.store import Store
from proofreading import baseline, settings, suppressions
from proofreading.check import SEVERITIES
from proofreading.house import House, validate
from proofreading.knowledge import Knowledge
from proofreading.passages import Passage, since, without
from proofreading.store import Source
from readers.corpus import Corpus, find_corpus, locate
from reports.formats import formats, report
from text.errors import KyogoError, UsageError
from text.messages import say
from text.model import Document, Finding

Pairs = Sequence[tuple[Passage, Finding]]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `check`."""
    parser.add_argument("drafts", metavar="DRAFT", nargs="+", help=say("check.draft"))
    for name in ("select", "ignore"):
        parser.add_argument(
            f"--{name}", metavar="RULE", action="append", default=[], help=say(f"check.{name}")
        )
    parser.add_argument("--severity", choices=SEVERITIES, help=say("check.severity"))
    parser.add_argument("--since", metavar="OLD", help=say("check.since"))
    parser.add_argument("--baseline", metavar="FILE", help=say("check.baseline"))
    parser.add_argument("--write-baseline", metavar="FILE", help=say("check.write-baseline"))
    parser.add_argument("--let-stand", action="store_true", help=say("check.let-stand"))
    parser.add_argument("--author", default="Kyogo", help=say("check.author"))
    add_mending_arguments(parser)
    add_output_argument(parser, formats("check"))


def run(arguments: argparse.Namespace) -> int:
    """Check every draft and write one report; 1 if anything was found, 2 if a draft failed."""
    if arguments.since and len(arguments.drafts) > 1:
        raise UsageError("check.since-one-draft")
    corpus = find_corpus(arguments.corpus)
    house = house_of(corpus, arguments)
    known = baseline.load(Path(arguments.baseline)) if arguments.baseline else {}
    checked: list[tuple[Document, Pairs]] = []
    code = 0
    for name in arguments.drafts:
        try:
            draft = locate(name, corpus)
            if arguments.fix or arguments.diff:
                draft = mend(draft, name, corpus, house, write=not arguments.diff)
            pairs = house.passages(draft)
            if arguments.since:
                old = locate(arguments.since, corpus)
                pairs = since(draft, pairs, old, [passage for passage, _ in house.passages(old)])
            checked.append((draft, without(pairs, known.get(draft.name, ()))))
        except KyogoError as error:
            complain(error)
            code = 2
    if arguments.diff:
        return code or preview(arguments, [draft for draft, _ in checked], corpus)
    if arguments.write_baseline or arguments.let_stand:
        _record(arguments, house, checked)
        return code
    found = [(draft, [finding for _, finding in pairs]) for draft, pairs in checked]
    sources = {
        draft.name: content
        for draft, _ in found
        if (content := source_of(arguments, draft)) is not None
    }
    form = report("check", arguments.format, arguments.output)
    write_report(arguments, form, found, {"author": arguments.author, "sources": sources})
    return code or int(any(findings for _, findings in found))


def house_of(corpus: Corpus, arguments: argparse.Namespace) -> House:
    """Return the corpus, its settings and what the command line says, ready to check drafts."""
    wanted = settings.load(corpus.root)
    validate(wanted)
    select, ignore = _listed(arguments.select), _listed(arguments.ignore)
    return House(corpus_knowledge(corpus), wanted, select, ignore, arguments.severity)


def corpus_knowledge(corpus: Corpus) -> Knowledge:
    """Return what the corpus knows, brought up to date; kept in the user's cache folder."""
    sources = (Source(entry.name, entry.size, entry.mtime_ns) for entry in corpus.scan())
    index = Store(corpus.root).folder
    cache = index.with_name(f"{index.name}-check") / "statistics.sqlite"
    return Knowledge.of(sources, corpus.document, cache)


def _record(
    arguments: argparse.Namespace, house: House, checked: Sequence[tuple[Document, Pairs]]
) -> None:
    """Write what was found to the baseline or the side file instead of reporting it."""
    if arguments.write_baseline:
        found = [(draft.name, [passage for passage, _ in pairs]) for draft, pairs in checked]
        with whole_file(arguments.write_baseline) as file:
            file.write(baseline.dumped(found).encode("utf-8"))
    if arguments.let_stand:
        side = house.settings.suppressions
        before = side.read_bytes() if side.exists() else b""
        added = suppressions.written(pair for _, pairs in checked for pair in pairs)
        with whole_file(str(side)) as file:
            file.write(before + added.encode("utf-8"))


def _listed(options: list[str]) -> tuple[str, ...]:
    names = (name.strip() for option in options for name in option.split(","))
    return tuple(name for name in names if name)
