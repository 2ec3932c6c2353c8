"""`rules --format prh`: the spellings that the corpus settles, as a dictionary for other tools."""

from __future__ import annotations

import json
from typing import TextIO

from text.model.rules import Rules

WHOLE = True


def render(rules: Rules, stream: TextIO) -> None:
    """Write a prh.yml (proofread-helper) with one rule for each word that has a house spelling."""
    stream.write("version: 1\nrules:\n" if rules.house_spellings else "version: 1\nrules: []\n")
    for expected, patterns in rules.house_spellings:
        stream.write(f"  - expected: {_quoted(expected)}\n    patterns:\n")
        for pattern in patterns:
            stream.write(f"      - {_quoted(pattern)}\n")


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)  # a JSON string is a YAML string
