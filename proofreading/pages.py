"""The page of a rule: what it says of itself, in the user's language."""

from __future__ import annotations

from proofreading.registry import rule
from proofreading.track_record import record
from text.messages import has, say
from text.model.rules import RulePage, RuleRecord


def page(name: str) -> RulePage:
    """Return the page of the rule `name`. Raises UsageError if there is none."""
    info = rule(name).info
    return RulePage(
        name=info.name,
        severity=info.severity,
        safe=info.safe,
        corpus=info.corpus,
        default=info.default,
        summary=say(f"{info.messages}.summary"),
        why=say(f"{info.messages}.why"),
        bad=say(f"{info.messages}.bad"),
        good=say(f"{info.messages}.good"),
        given=say(given) if has(given := f"{info.messages}.given") else "",
        record=_record(info.name),
    )


def _record(name: str) -> RuleRecord | None:
    known = record(name)
    judged = known.judged
    if not judged.number:
        return None
    return RuleRecord(known.since, known.data, judged.true, judged.arguable, judged.false)
