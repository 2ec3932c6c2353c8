"""`rules --format json`: the rules as one object."""

from __future__ import annotations

from dataclasses import asdict
from typing import TextIO

from text.model.rules import Rules
from text.terminal.json_text import dump


def render(rules: Rules, stream: TextIO) -> None:
    """Write one object with the list of rules; `corpus` is whether a rule needs one, `record` how
    many of its findings were judged true, arguable and false, null where none was."""
    records = [
        {
            "rule": page.name,
            "severity": page.severity,
            "summary": page.summary,
            "safe": page.safe,
            "corpus": page.corpus == "needed",
            "default": page.default,
            "record": asdict(page.record) if page.record else None,
        }
        for page in rules.pages
    ]
    answer: dict[str, object] = {"rules": records}
    if rules.sources:
        answer["sources"] = list(rules.sources)
    if rules.learned:
        spellings = rules.house_spellings
        answer["spellings"] = [{"usual": usual, "others": list(rest)} for usual, rest in spellings]
        answer["people"] = [asdict(person) for person in rules.people]
    dump(answer, stream, 1)
