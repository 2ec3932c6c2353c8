"""The page of a rule: what it says of itself, in the user's language."""

from __future__ import annotations

from proofreading.registry import rule
from text.messages import say
from text.model.rules import RulePage


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
    )
