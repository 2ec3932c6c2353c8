"""`kyogo index`: the index of the corpus is brought up to date."""

from __future__ import annotations

import argparse

from commands.support.console import corpus_of
from commands.support.fresh_index import PATIENCE, bring_up_to_date
from commands.support.parser import count
from commands.support.reporting import report_of, write_report
from commands.support.telling import answer, tell
from readers.corpus import OWN_REPORT
from readers.source.first_bytes import picture_in
from text.messages import say


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `index`."""
    parser.add_argument("--rebuild", action="store_true", help=say("index.rebuild"))
    parser.add_argument("--verify", action="store_true", help=say("index.verify"))
    parser.add_argument("--trust-engine", action="store_true", help=say("index.trust-engine"))
    parser.add_argument("--jobs", type=count, metavar="N", help=say("index.jobs"))
    parser.add_argument(
        "--wait", type=float, default=PATIENCE, metavar="SECONDS", help=say("index.wait")
    )


def run(arguments: argparse.Namespace) -> int:
    """Bring the index up to date; say what was added, changed, removed and skipped.

    With --verify, read it whole instead and say that it is as it was written.
    """
    corpus = corpus_of(arguments)
    if arguments.trust_engine:
        from indexer.engines import trust_engine

        for host in trust_engine(corpus.root):
            tell("index.engine-trusted", host=host)
    if arguments.verify:
        from indexer.update.update import verify

        manifest = verify(corpus.root)
        size = sum(segment.size for segment in manifest.segments) / 1e6
        answer("index.whole", count=len(manifest.documents), size=f"{size:.1f}")
        return 0
    changes = bring_up_to_date(corpus, arguments.rebuild, arguments.wait, arguments.jobs)
    changes.pictures = frozenset(
        name for name in changes.unsupported if picture_in(corpus.root / name)
    )
    write_report(arguments, report_of(arguments, "index"), changes)
    return 2 if any(one.trouble.code != OWN_REPORT for one in changes.skipped) else 0
