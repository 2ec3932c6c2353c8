"""`kyogo rules`: every rule in one line."""

from __future__ import annotations

import argparse

from commands.support.console import add_output_argument
from commands.support.reporting import report_of, write_report
from proofreading.pages import page
from proofreading.profiles.norms import sources
from proofreading.profiles.profiles import profile, profile_names
from proofreading.registry import names
from reports.formats import formats
from text.messages import say
from text.model.rules import Rules


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `rules`."""
    parser.add_argument("--profile", choices=profile_names(), help=say("rules.profile"))
    parser.add_argument("--learned", action="store_true", help=say("rules.learned"))
    add_output_argument(parser, formats("rules"))


def run(arguments: argparse.Namespace) -> int:
    """Write name, severity and summary of every rule, or of those of a profile with its sources;

    with --learned, and as prh, what the corpus settles to spell.
    """
    form = report_of(arguments, "rules")
    learned = arguments.learned or form.whole
    spellings = _house_spellings(arguments.corpus) if learned else []
    write_report(
        arguments,
        form,
        Rules(
            [page(name) for name in _named(arguments.profile)],
            spellings,
            _sources(arguments.profile),
            arguments.learned,
        ),
    )
    return 0


def _named(wanted: str | None) -> tuple[str, ...]:
    if wanted is None:
        return names()
    return profile(wanted).rules or ("house-spelling", "spelling-variants")


def _sources(wanted: str | None) -> list[str]:
    """Return the announcements that the profile holds to, each as one line."""
    if wanted not in ("koyobun", "plain"):
        return []
    return [f"{one.title}（{one.issue}、{one.date}） {one.url}" for one in sources().values()]


def _house_spellings(folder: str | None) -> list[tuple[str, list[str]]]:
    from commands.support.checker import corpus_knowledge
    from proofreading.house_spellings import house_spellings
    from readers.corpus import find_corpus

    return list(house_spellings(corpus_knowledge(find_corpus(folder))))
