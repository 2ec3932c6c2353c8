"""`rules` on a terminal: a table of the rules by severity, with name, id and what they find."""

from __future__ import annotations

from collections.abc import Iterator

from rich.box import SIMPLE_HEAD
from rich.console import Group, RenderableType
from rich.table import Table

from reports.terminal.passage import Passage
from reports.terminal.screen import Screen
from reports.terminal.styled import SEVERITY_STYLES, Run, run
from text.messages import language, say
from text.model.finding import SEVERITIES
from text.model.rules import RulePage, Rules
from text.rule_names import rule_title

_NARROW = 72
"""Cells: on a narrower terminal a rule's name and what it finds share a column."""


def draw(rules: Rules, screen: Screen) -> Iterator[RenderableType]:
    """Yield the table: the surest kind of rules first."""
    if rules.learned:
        yield from _learned(rules)
        return
    narrow = screen.width < _NARROW
    table = Table(box=SIMPLE_HEAD, border_style="border", header_style="title", width=screen.width)
    table.add_column(say("rules.severity"), no_wrap=True)
    table.add_column(
        say("rules.name"),
        ratio=1 if narrow else None,
        max_width=None if narrow else max(16, screen.width * 2 // 5),
    )
    if not narrow:
        table.add_column(say("rules.finds"), ratio=1)
    for severity in SEVERITIES:
        pages = [page for page in rules.pages if page.severity == severity]
        for page in pages:
            label = Passage(
                [Run(f" {say(f'check.severity-{severity}')} ", SEVERITY_STYLES[severity])]
            )
            told = [_name(page), _finds(page)]
            table.add_row(
                label,
                *([Group(*told)] if narrow else told),
                end_section=page is pages[-1],
            )
    yield table
    yield Passage([Run(say("rules.count", count=len(rules.pages)), "title")])
    for source in rules.sources:
        yield Passage([run(source, "faint")])


def _learned(rules: Rules) -> Iterator[RenderableType]:
    for usual, others in rules.house_spellings:
        yield Passage([run(say("rules.spelling", usual=usual, others=" ".join(others)))])
    if not rules.house_spellings:
        yield Passage([Run(say("rules.nothing-learned"))])
    for person in rules.people:
        told = say(
            "rules.person", name=person.name, office=person.office, documents=len(person.documents)
        )
        yield Passage([run(told)])
    if rules.people:
        yield Passage([Run(say("rules.people-hint"), "faint")])


def _name(page: RulePage) -> RenderableType:
    title = rule_title(page.name)
    if language() == "en" or title == page.name:
        return Passage([Run(page.name, "title")])
    return Passage([run(title, "title"), Run(" "), Run(page.name, "faint")])


def _finds(page: RulePage) -> RenderableType:
    parts: list[RenderableType] = [Passage([run(page.summary)])]
    notes = []
    if page.safe:
        notes.append(say("rules.note-safe"))
    if page.corpus == "needed":
        notes.append(say("rules.note-corpus"))
    if page.record is not None:
        known = page.record
        right = say("rules.note-record", right=known.number - known.false, number=known.number)
        notes.append(right)
    if not page.default:
        notes.append(say("rules.note-off"))
    if notes:
        parts.append(Passage([Run("・".join(notes), "faint")]))
    return Group(*parts)
