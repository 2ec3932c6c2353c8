"""Findings of a check, with their evidence."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from text.model.document import Span

Severity = Literal["error", "question", "style"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A line of the corpus (or of the draft itself) that supports a finding."""

    document: str
    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule has to say about one place of a draft."""

    rule: str
    severity: Severity
    document: str
    span: Span
    message: str
    suggestions: tuple[str, ...] = ()
    safe: bool = False
    evidence: tuple[Evidence, ...] = field(default=())
