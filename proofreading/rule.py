"""What a rule is: its name, its severity, and the way from a place in the text to a finding."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from proofreading.draft import Draft
from proofreading.track_record import likely
from text.messages import say
from text.model.finding import Evidence, Finding, Severity
from text.records import dataclass
from text.view.composed import composed

if TYPE_CHECKING:
    from text.model.rules import CorpusUse


@dataclass(frozen=True)
class RuleInfo:
    """The `RULE` of a module in `proofreading.rules`; `module` is the module's `__name__`.

    `severity` is what its findings have unless one says otherwise. `safe` says that its
    suggestions may be put in place without asking. `corpus` says whether it asks the corpus,
    `terms` that it asks the user's dictionaries, `addresses` that it reads web and mail addresses.
    `default` is False for a rule that runs only when it is selected.
    """

    module: str
    severity: Severity
    safe: bool = False
    corpus: CorpusUse = "unused"
    terms: bool = False
    addresses: bool = False
    default: bool = True

    @property
    def name(self) -> str:
        """The name that users write: `impossible-year` for the module impossible_year."""
        return self.module.rpartition(".")[2].replace("_", "-")

    @property
    def messages(self) -> str:
        """The file of the catalogue that words this rule."""
        return f"rules/{self.name}"

    def finding(
        self,
        draft: Draft,
        start: int,
        end: int,
        message: str,
        *,
        severity: Severity | None = None,
        suggestions: Sequence[str] = (),
        evidence: Sequence[Evidence] = (),
        safe: bool | None = None,
        confidence: float | None = None,
        cause: str = "",
        **values: object,
    ) -> Finding:
        """Return a finding at draft.text[start:end].

        `message` is a key of the rule's own file, `messages/rules/<rule>.toml`, filled with
        `values`. `suggestions` replace the whole stretch, the best first; [] where the rule does
        not know better. `confidence` is how often such a finding is right, where the rule knows
        more of it than its record tells; findings of one `cause` are shown as one.
        Never safe is what would put something in place of markup or of a line break, too.
        """
        span = draft.span(start, end)
        return Finding(
            rule=self.name,
            severity=severity or self.severity,
            document=draft.name,
            span=span,
            message=say(f"{self.messages}.{message}", **values),
            suggestions=tuple(dict.fromkeys(suggestions)),
            safe=(self.safe if safe is None else safe)
            and composed(span.text) == composed(draft.text[start:end]),
            evidence=tuple(evidence),
            kind=message,
            confidence=likely(self.name, message) if confidence is None else confidence,
            cause=cause,
        )
