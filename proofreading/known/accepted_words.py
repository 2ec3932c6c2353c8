"""Words that the house accepts: a finding that lies within one of them is dropped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from text.errors import KyogoError
from text.house_files import read_text
from text.later import later
from text.model.document import Document
from text.model.finding import Finding
from text.view.lines import LineIndex

_OF_WORDS = frozenset(
    (
        *("common-misspelling", "conversion", "homophone", "house-spelling", "katakana-near-miss"),
        *("near-term", "unseen-name", "spelling-variants", "user-dictionary", "foreign-script"),
        *("role-name", "dropped-ra", "inserted-sa", "double-honorific", "compatibility"),
        *("koyobun-homonyms", "koyobun-kana", "koyobun-kanji", "koyobun-loanwords"),
        *("koyobun-okurigana", "koyobun-readings", "koyobun-words"),
    )
)
"""Rules that doubt a word itself: how it is spelt, whether it is one, whose name it is.

The others doubt what stands around it (brackets, order, figures, dates): what they point at is no
word, and accepted it would silence them in every draft.
"""
_WORD = later(r"(?=.{2,30}\Z)[^\W\d_]+(?:[ 　・･＝-][^\W\d_]+)*")


def may_be_accepted(finding: Finding) -> bool:
    """Return whether what `finding` points at is a word, which a list of accepted words may hold.

    A bracket, a number, a date or an item's mark is none.
    """
    return finding.rule in _OF_WORDS and _WORD.fullmatch(finding.span.text.strip()) is not None


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
