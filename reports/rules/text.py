"""`rules --format text`: every rule in one line: name, severity, summary."""

from __future__ import annotations

from typing import TextIO

from text.messages import language, say
from text.model.rules import Rules
from text.rule_names import rule_title
from text.terminal.cells import cells, padded
from text.terminal.printable import printable_line


def render(rules: Rules, stream: TextIO) -> None:
    """Write the lines, names, titles and severities in columns; sources below."""
    if rules.learned:
        for usual, others in rules.house_spellings:
            shown = say("rules.spelling", usual=usual, others=" ".join(others))
            stream.write(printable_line(shown) + "\n")
        if not rules.house_spellings:
            stream.write(say("rules.nothing-learned") + "\n")
        _people(rules, stream)
        return
    titles = [rule_title(page.name) if language() != "en" else "" for page in rules.pages]
    title_width = max(map(cells, titles))
    severities = [say(f"check.severity-{page.severity}") for page in rules.pages]
    wide = max(len(page.name) for page in rules.pages), max(map(cells, severities))
    for page, title, severity in zip(rules.pages, titles, severities, strict=True):
        shown = padded(title, title_width) + "  " if title_width else ""
        known = page.record
        right = f"{known.number - known.false}/{known.number}" if known else "-"
        line = (
            f"{shown}{page.name:{wide[0]}}  {padded(severity, wide[1])}  {right:>5}  {page.summary}"
        )
        stream.write(line + "\n")
    stream.write("\n" + say("rules.right") + "\n")
    if rules.sources:
        stream.write("\n" + "\n".join(rules.sources) + "\n")


def _people(rules: Rules, stream: TextIO) -> None:
    for person in rules.people:
        shown = say(
            "rules.person", name=person.name, office=person.office, documents=len(person.documents)
        )
        stream.write(printable_line(shown) + "\n")
    if rules.people:
        stream.write(say("rules.people-hint") + "\n")
