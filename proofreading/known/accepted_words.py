"""Words that the house accepts: a finding that lies within one of them is dropped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from text.errors import KyogoError
from text.house_files import read_text
from text.model.document import Document
from text.model.finding import Finding
from text.view.lines import LineIndex


def load(paths: Iterable[Path]) -> list[str]:
    """Return the words of the lists: one a line, # begins a comment.

    Raises KyogoError for a list that cannot be read.
    """
    words: list[str] = []
    for path in paths:
        try:
            lines = read_text(path).splitlines()
        except (OSError, ValueError) as error:
            raise KyogoError("check.bad-words", path=str(path), reason=str(error)) from error
        words += [word for line in lines if (word := line.partition("#")[0].strip())]
    return words


def unaccepted(
    document: Document, findings: Sequence[Finding], words: Sequence[str]
) -> list[Finding]:
    """Return `findings` less those inside a place where one of `words` stands."""
    if not words or not findings:
        return list(findings)
    longest = sorted(set(words), key=len, reverse=True)
    accepted = re.compile("|".join(map(re.escape, longest)))
    raw, reach = document.raw, len(longest[0])
    lines = LineIndex(raw)
    return [f for f in findings if not _within(accepted, raw, lines, f, reach)]


def _within(
    accepted: re.Pattern[str], raw: str, lines: LineIndex, finding: Finding, reach: int
) -> bool:
    start, end = finding.span.start, finding.span.end
    low = max(start - reach, lines.starts[finding.span.line - 1])
    places = (accepted.match(raw, at) for at in range(low, start + 1))
    return any(place is not None and place.end() >= end for place in places)
