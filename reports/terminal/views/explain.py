"""`explain` on a terminal: the page of one rule in a panel, with both its examples."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType

from reports.explain.text import record_of
from reports.terminal.passage import Passage
from reports.terminal.screen import Screen
from reports.terminal.styled import SEVERITY_STYLES, Run, Style, run
from text.messages import say
from text.model.rules import RulePage
from text.rule_names import rule_shown


def _example(mark: str, style: Style, text: str) -> Iterator[Passage]:
    for number, line in enumerate(text.splitlines()):
        yield Passage([run(line)], [Run("  " if number else mark, style)])


def draw(page: RulePage, screen: Screen) -> Iterator[RenderableType]:
    """Yield the panel."""
    severity = Run(f" {say(f'check.severity-{page.severity}')} ", SEVERITY_STYLES[page.severity])
    parts: list[RenderableType] = [
        Passage([severity, Run("  "), run(page.summary, "title")]),
        "",
        Passage([run(page.why)]),
        "",
        *([Passage([run(f"{page.given}:", "faint")])] if page.given else []),
        *_example("✗ ", "bad", page.bad),
        *_example("○ ", "good", page.good),
        "",
        Passage([Run(say("rules.safe" if page.safe else "rules.unsafe"), "faint")]),
    ]
    parts.append(Passage([Run(record_of(page), "faint")]))
    if page.corpus != "unused":
        parts.append(Passage([Run(say(f"rules.corpus-{page.corpus}"), "faint")]))
    if not page.default:
        parts.append(Passage([Run(say("rules.off", rule=page.name), "faint")]))
    yield screen.panel(parts, rule_shown(page.name))
