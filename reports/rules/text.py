"""`rules --format text`: every rule in one line: name, severity, summary."""

from __future__ import annotations

from typing import TextIO

from text.messages import say
from text.model.rules import Rules
from text.terminal.cells import cells, padded


def render(rules: Rules, stream: TextIO) -> None:
    """Write the lines, names and severities in columns."""
    severities = [say(f"check.severity-{page.severity}") for page in rules.pages]
    wide = max(len(page.name) for page in rules.pages), max(map(cells, severities))
    for page, severity in zip(rules.pages, severities, strict=True):
        stream.write(f"{page.name:{wide[0]}}  {padded(severity, wide[1])}  {page.summary}\n")
