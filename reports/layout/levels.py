"""What other tools call the severities of findings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from text.model.finding import SEVERITIES, Finding, Severity


def _named(*levels: str) -> Mapping[Severity, str]:
    return dict(zip(SEVERITIES, levels, strict=True))


CHECKSTYLE: Final = _named("error", "warning", "info")
GITHUB: Final = _named("error", "warning", "notice")
RDJSON: Final = _named("ERROR", "WARNING", "INFO")
SARIF: Final = _named("error", "warning", "note")


def level(called: Mapping[Severity, str], finding: Finding) -> str:
    """Return what `called` calls the severity of the finding; a note is the least of all."""
    return called["style" if finding.note else finding.severity]
