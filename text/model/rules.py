"""What is told of the rules: their pages, and the spellings that the corpus settles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from text.model.finding import Severity
from text.records import dataclass

CorpusUse = Literal["unused", "used", "needed"]
"""Used: asked where there is one. Needed: without one the rule is silent."""


@dataclass(frozen=True, slots=True)
class RuleRecord:
    """How many findings of a rule a reader judged `true`, `arguable` and `false`.

    `since` is the version that first had the rule, `data` when the findings were read.
    """

    since: str
    data: str
    true: int
    arguable: int
    false: int

    @property
    def number(self) -> int:
        """How many were judged."""
        return self.true + self.arguable + self.false


@dataclass(frozen=True, slots=True)
class RulePage:
    """A rule as the user reads of it; `record` None: not judged.

    `bad` and `good` are examples, texts of some lines in which the rule finds something and
    nothing; `given` says what has to be so for that (the addressee, the corpus), "" for nothing.
    """

    name: str
    severity: Severity
    safe: bool
    corpus: CorpusUse
    default: bool
    summary: str
    why: str
    bad: str
    good: str
    given: str = ""
    record: RuleRecord | None = None


@dataclass(frozen=True, slots=True)
class LearnedPerson:
    """Who holds an office by the corpus: `documents` say so, the `first` and `last` with a date.

    Dates are ISO 8601, "" where no such document is dated.
    """

    name: str
    office: str
    documents: Sequence[str]
    first: str = ""
    last: str = ""


@dataclass(frozen=True, slots=True)
class Rules:
    """All rules, by name; and what `house_spellings` the corpus has settled, where that is asked.

    A house spelling is the usual one with the patterns of the others. `sources` are what the rules
    of a profile hold to; `learned`: the house spellings and the `people` of the corpus
    alone are asked for.
    """

    pages: Sequence[RulePage]
    house_spellings: Sequence[tuple[str, Sequence[str]]] = ()
    sources: Sequence[str] = ()
    learned: bool = False
    people: Sequence[LearnedPerson] = ()
