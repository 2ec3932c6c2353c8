"""`explain`: the page of one rule: what, why, an example, whether its fix is safe."""

from __future__ import annotations

from typing import TextIO

from text.messages import say
from text.model.rules import RulePage
from text.rule_names import rule_shown


def record_of(page: RulePage) -> str:
    """Return how often the rule has been right, as a sentence."""
    if page.record is None:
        return say("rules.unrecorded")
    known = page.record
    return say(
        "rules.record",
        number=known.number,
        true=known.true,
        arguable=known.arguable,
        false=known.false,
        data=known.data,
        since=known.since,
    )


def render(page: RulePage, stream: TextIO) -> None:
    """Write the page."""
    lines = [
        f"{rule_shown(page.name)}  {say(f'check.severity-{page.severity}')}",
        f"  {page.summary}\n",
        f"{page.why}\n",
        *([f"  {page.given}:"] if page.given else []),
        "  ✗ " + page.bad.replace("\n", "\n    "),
        "  ○ " + page.good.replace("\n", "\n    ") + "\n",
        say("rules.safe" if page.safe else "rules.unsafe"),
    ]
    lines.append(record_of(page))
    if page.corpus != "unused":
        lines.append(say(f"rules.corpus-{page.corpus}"))
    if not page.default:
        lines.append(say("rules.off", rule=page.name))
    stream.write("\n".join(lines) + "\n")
