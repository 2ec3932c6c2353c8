"""`rules --format people`: who holds which office by the corpus, as a people.toml to go on with."""

from __future__ import annotations

import json
from typing import TextIO

from text.messages import say
from text.model.rules import LearnedPerson, Rules
from text.terminal.printable import printable_line

WHOLE = True


def render(rules: Rules, stream: TextIO) -> None:
    """Write a [[person]] table for each person and office, with what says so as a comment.

    The days of taking and leaving office are not in letters: `from` and `until` are the user's.
    """
    if not rules.people:
        stream.write(f"# {say('rules.no-people')}\n")
    for person in rules.people:
        stream.write("\n".join(entry(person)) + "\n\n")


def entry(person: LearnedPerson) -> list[str]:
    """Return the lines of the person's table."""
    told = say(
        "rules.person-seen",
        documents=len(person.documents),
        first=person.first or "-",
        last=person.last or "-",
        document=person.documents[0],
    )
    return [
        f"# {printable_line(told)}",
        "[[person]]",
        f"name = {json.dumps(person.name, ensure_ascii=False)}",
        f"office = {json.dumps(person.office, ensure_ascii=False)}",
    ]
