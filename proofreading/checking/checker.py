"""One draft checked as the house wants it: its rules, its severities, its accepted words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from proofreading.checking.check import check
from proofreading.context import Context
from proofreading.knowledge.knowledge import Knowledge
from proofreading.profiles.profiles import profile, rules_of
from proofreading.registry import Rule, chosen, rule
from proofreading.settings import Scope, Settings
from text.model.document import Document
from text.model.finding import SEVERITIES, Finding, Severity
from text.model.standing import Standing
from text.records import dataclass

if TYPE_CHECKING:
    from proofreading.known.people import Person
    from proofreading.known.suppressions import Suppressions
    from proofreading.lexicon.prh import Term

LINE = 0.6
"""How likely a finding must be right to be shown unasked: see the curve in docs/checking.md."""


@dataclass(frozen=True)
class Checker:
    """The corpus, the settings and what the command line says on top of them.

    `select`, `profiles`, `severity` and `confidence` of the command line win over the settings,
    `ignore` adds to theirs. Raises KyogoError where a word list, a dictionary or the side file
    cannot be read, or a rule is named that does not exist.
    """

    knowledge: Knowledge
    settings: Settings
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Severity | None = None
    confidence: float | None = None
    profiles: tuple[str, ...] = ()
    _rules: dict[tuple[tuple[str, ...], ...], Sequence[Rule]] = field(
        default_factory=dict, repr=False
    )

    def check(self, document: Document) -> list[Finding]:
        """Return the findings of `document` that the house wants to see, in the order of the text.

        Accepted words and what the house lets stand are not among them, nor what is less likely
        right than `confidence` (the settings' where None). Each place is a finding of its own;
        `proofreading.checking.causes.gathered` puts those of one cause together.
        """
        return self.judged(document)[0]

    def judged(self, document: Document) -> tuple[list[Finding], list[tuple[Finding, Standing]]]:
        """Return what `check` returns, and the findings let stand with their entries."""
        scope = self.settings.of(document.name)
        rules = self.rules_for(document.name)
        terms = self._terms if _asks_terms(rules) else ()
        context = Context(self.knowledge, scope, terms, self._people)
        profiles = self._profiles(scope)
        least = self.severity or scope.severity or _least(profiles)
        shown = SEVERITIES[: SEVERITIES.index(least) + 1]
        severities = {rule(name).name: value for name, value in scope.severities.items()}
        found = [_weighed(finding, severities) for finding in check(document, context, rules)]
        line = self.confidence if self.confidence is not None else scope.confidence
        line = LINE if line is None else line
        found = [f for f in found if f.severity in shown and f.confidence >= line]
        if scope.words:
            from proofreading.known import accepted_words as accepted

            words = accepted.load(self.settings.folder / path for path in scope.words)
            found = accepted.unaccepted(document, found, words)
        # What the house writes its own way, though the profile has another.
        standing = [(one, _own_way(one)) for one in found if one.stands]
        found = [one for one in found if not one.stands]
        if self.settings.suppressions.is_file():
            from proofreading.known.fingerprint import fingerprints

            left, stand = self._let_stand.parted(fingerprints(document, found))
            return [finding for _, finding in left], [*stand, *standing]
        return found, standing

    @property
    def vain(self) -> list[tuple[str, str]]:
        """The file and the right word of every entry of the dictionaries that can never fire."""
        return [(term.file, term.expected) for term in self._terms if term.vain]

    def rules_for(self, name: str) -> Sequence[Rule]:
        """Return the rules that a document of this name is held against."""
        scope = self.settings.of(name)
        select = self.select or scope.select
        return self._chosen(select, (*scope.ignore, *self.ignore), self._profiles(scope))

    def profiles_for(self, name: str) -> tuple[str, ...]:
        """Return the profiles in force for the document `name`: the command line's or its own."""
        return self._profiles(self.settings.of(name))

    def _profiles(self, scope: Scope) -> tuple[str, ...]:
        return self.profiles or scope.profiles

    @cached_property
    def _let_stand(self) -> Suppressions:
        from proofreading.known import suppressions

        return suppressions.load(self.settings.suppressions)

    @cached_property
    def _terms(self) -> Sequence[Term]:
        if not self.settings.dictionaries:
            return ()
        from proofreading.lexicon.prh import load

        folder = self.settings.folder
        return load((folder / path for path in self.settings.dictionaries), folder)

    @cached_property
    def _people(self) -> Sequence[Person]:
        if not self.settings.people:
            return ()
        from proofreading.known.people import load

        return load(self.settings.folder / self.settings.people)

    def _chosen(
        self, select: tuple[str, ...], ignore: tuple[str, ...], profiles: tuple[str, ...]
    ) -> Sequence[Rule]:
        key = (select, ignore, profiles)
        if key not in self._rules:
            self._rules[key] = chosen(select, ignore, profiles)
        return self._rules[key]


def _asks_terms(rules: Sequence[Rule]) -> bool:
    return any(found.info.terms for found in rules)


def _least(profiles: Iterable[str]) -> Severity:
    """Return the least severity that is shown: the lowest that one of `profiles` asks for."""
    asked = [found.severity for found in map(profile, profiles) if found.severity]
    return max(["question", *asked], key=SEVERITIES.index)


def _own_way(finding: Finding) -> Standing:
    return Standing(
        finding.rule, "", finding.document, finding.id, finding.span.text, finding.reason
    )


def validate(settings: Settings) -> None:
    """Raise UsageError if the settings name a rule that does not exist,

    KyogoError if they name a file that lies outside their folder.
    """
    from proofreading.known.side_files import confined

    confined(settings)
    for scope in settings.scopes:
        rules_of(scope.profiles)
        for name in (*scope.select, *scope.ignore, *scope.severities):
            rule(name)


def _weighed(finding: Finding, severities: Mapping[str, Severity]) -> Finding:
    severity = severities.get(finding.rule)
    return finding if severity is None else replace(finding, severity=severity)
