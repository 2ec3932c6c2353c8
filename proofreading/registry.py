"""The rules, found by listing `proofreading/rules/`."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from proofreading.context import Context
from proofreading.draft import Draft
from proofreading.profiles.profiles import rules_of
from proofreading.rule import RuleInfo
from text.errors import UsageError
from text.messages import catalogue
from text.model.finding import Finding
from text.records import dataclass

FOLDER = Path(__file__).resolve().parent / "rules"


@dataclass(frozen=True)
class Rule:
    """A rule with the function that checks it."""

    info: RuleInfo
    check: Callable[[Draft, Context], Iterator[Finding]]

    @property
    def name(self) -> str:
        """The rule's name."""
        return self.info.name


@lru_cache
def names() -> tuple[str, ...]:
    """Return the names of all rules, in order; nothing is imported."""
    files = (path.stem for path in FOLDER.glob("*.py") if not path.name.startswith("_"))
    return tuple(sorted(stem.replace("_", "-") for stem in files))


@lru_cache
def _by_title() -> dict[str, str]:
    """Return the ids of the rules by their titles."""
    return {
        title: name
        for name in names()
        for title in catalogue(f"rules/{name}").get("title", {}).values()
    }


@lru_cache
def rule(name: str) -> Rule:
    """Return the rule called `name`, by its id or its title in any language.

    Raises UsageError if there is none, with the nearest name as hint.
    """
    if name not in names() and name in _by_title():
        name = _by_title()[name]
    if name not in names():
        from difflib import get_close_matches

        near = get_close_matches(name, (*names(), *_by_title()), 1, 0.5)
        if near:
            raise UsageError("check.misspelt-rule", rule=name, nearest=near[0])
        raise UsageError("check.no-such-rule", rule=name)
    module = importlib.import_module(f"proofreading.rules.{name.replace('-', '_')}")
    return Rule(module.RULE, module.check)


def chosen(
    select: Iterable[str] = (), ignore: Iterable[str] = (), profiles: tuple[str, ...] = ()
) -> Sequence[Rule]:
    """Return the rules named in `select` (all that are on by default if empty) minus `ignore`.

    Those of `profiles` come on top where nothing is selected. Raises UsageError for a name that no
    rule or profile has.
    """
    wanted = [rule(name) for name in select]
    if not wanted:
        extra = set(rules_of(profiles))
        wanted = [
            found for found in map(rule, names()) if found.info.default or found.name in extra
        ]
    unwanted = {rule(name).name for name in ignore}
    return [found for found in wanted if found.name not in unwanted]
