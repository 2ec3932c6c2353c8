"""`kyogo rules`: every rule in one line."""

from __future__ import annotations

import argparse

from commands.support.console import add_output_argument
from commands.support.reporting import report_of, write_report
from proofreading.pages import page
from proofreading.registry import names
from reports.formats import formats
from text.model.rules import Rules


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `rules`."""
    add_output_argument(parser, formats("rules"))


def run(arguments: argparse.Namespace) -> int:
    """Write name, severity and summary of every rule; as prh, what the corpus settles to spell."""
    form = report_of(arguments, "rules")
    spellings = _house_spellings(arguments.corpus) if form.whole else []
    write_report(arguments, form, Rules([page(name) for name in names()], spellings))
    return 0


def _house_spellings(folder: str | None) -> list[tuple[str, list[str]]]:
    from commands.support.checker import corpus_knowledge
    from proofreading.house_spellings import house_spellings
    from readers.corpus import find_corpus

    return list(house_spellings(corpus_knowledge(find_corpus(folder))))
