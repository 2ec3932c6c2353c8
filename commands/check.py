"""`kyogo check DRAFT…`: a draft against the rules and the corpus."""

from __future__ import annotations

import argparse
import importlib

from commands.console import add_output_argument, complain, open_output
from proofreading.check import SEVERITIES, check
from proofreading.knowledge import Knowledge
from proofreading.registry import chosen
from proofreading.store import Source
from readers.corpus import Corpus, find_corpus, locate
from text.errors import KyogoError
from text.messages import say
from text.model import Document, Finding

FORMATS = ("text", "json", "sarif", "github", "checkstyle", "rdjson", "csv")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `check`."""
    parser.add_argument("drafts", metavar="DRAFT", nargs="+", help=say("check.draft"))
    parser.add_argument("--format", choices=FORMATS, default="text", help=say("check.format"))
    for name in ("select", "ignore"):
        parser.add_argument(
            f"--{name}", metavar="RULE", action="append", default=[], help=say(f"check.{name}")
        )
    parser.add_argument(
        "--severity", choices=SEVERITIES, default="question", help=say("check.severity")
    )
    add_output_argument(parser)


def run(arguments: argparse.Namespace) -> int:
    """Check every draft and write one report; 1 if anything was found, 2 if a draft failed."""
    rules = chosen(_listed(arguments.select), _listed(arguments.ignore))
    corpus = find_corpus(arguments.corpus)
    knowledge = corpus_knowledge(corpus)
    checked: list[tuple[Document, list[Finding]]] = []
    code = 0
    for name in arguments.drafts:
        try:
            draft = locate(name, corpus)
        except KyogoError as error:
            complain(error)
            code = 2
            continue
        checked.append((draft, check(draft, knowledge, rules, arguments.severity)))
    with open_output(arguments) as output:
        report = importlib.import_module(f"reports.check_{arguments.format}")
        report.render(checked, output.stream)
    return code or int(any(findings for _, findings in checked))


def corpus_knowledge(corpus: Corpus) -> Knowledge:
    """Return what the corpus knows, brought up to date."""
    sources = (Source(entry.name, entry.size, entry.mtime_ns) for entry in corpus.scan())
    return Knowledge.of(sources, corpus.document, corpus.root / ".kyogo" / "statistics.sqlite")


def _listed(options: list[str]) -> list[str]:
    return [name.strip() for option in options for name in option.split(",") if name.strip()]
