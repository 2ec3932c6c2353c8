"""What other tools call the severities of findings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from text.model.finding import SEVERITIES, Severity


def _named(*levels: str) -> Mapping[Severity, str]:
    return dict(zip(SEVERITIES, levels, strict=True))


CHECKSTYLE: Final = _named("error", "warning", "info")
GITHUB: Final = _named("error", "warning", "notice")
RDJSON: Final = _named("ERROR", "WARNING", "INFO")
SARIF: Final = _named("error", "warning", "note")
