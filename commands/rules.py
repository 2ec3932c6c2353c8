"""`kyogo rules`: every rule in one line."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from commands.support.console import add_output_argument
from commands.support.reporting import report_of, write_report
from proofreading.pages import page
from proofreading.profiles.norms import sources
from proofreading.profiles.profiles import profile, profile_names
from proofreading.registry import names
from reports.formats import formats
from text.messages import say
from text.model.rules import LearnedPerson, Rules
from text.rule_names import profile_named

if TYPE_CHECKING:
    from proofreading.knowledge.knowledge import Knowledge


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `rules`."""
    parser.add_argument(
        "--profile", type=profile_named, choices=profile_names(), help=say("rules.profile")
    )
    parser.add_argument("--learned", action="store_true", help=say("rules.learned"))
    add_output_argument(parser, formats("rules"))


def run(arguments: argparse.Namespace) -> int:
    """Write name, severity and summary of every rule, or of those of a profile with its sources;

    with --learned, and as prh, what the corpus settles to spell, and with --learned who holds
    which office by it.
    """
    form = report_of(arguments, "rules")
    learned = arguments.learned or form.whole
    corpus = _corpus(arguments.corpus) if learned else None
    write_report(
        arguments,
        form,
        Rules(
            [page(name) for name in _named(arguments.profile)],
            _house_spellings(corpus),
            _sources(arguments.profile),
            arguments.learned,
            _people(corpus),
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


def _corpus(folder: str | None) -> Knowledge:
    from commands.support.checking.checker import corpus_knowledge
    from readers.corpus import find_corpus

    return corpus_knowledge(find_corpus(folder))


def _house_spellings(corpus: Knowledge | None) -> list[tuple[str, list[str]]]:
    from proofreading.house_spellings import house_spellings

    return list(house_spellings(corpus)) if corpus is not None else []


def _people(corpus: Knowledge | None) -> Sequence[LearnedPerson]:
    from proofreading.learned_people import learned_people

    return learned_people(corpus) if corpus is not None else ()
