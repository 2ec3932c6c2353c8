"""What a document mentions that other documents may mention otherwise."""

from __future__ import annotations

from text.records import dataclass


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention: `kind` says of what, `key` is what it is looked up by, `value` what is said.

    `line` (from 1) and `text` are its place in the raw text and the passage that shows it.
    """

    kind: str
    key: str
    value: str
    line: int
    text: str
