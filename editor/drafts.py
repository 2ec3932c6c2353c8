"""A draft open in an editor: its text, its findings, and what a change makes of them at once.

A keystroke costs its own paragraph: the findings around it move along, those in it are looked for
again by the rules that see no further, and the whole draft is gone through when the writer pauses.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from proofreading.checking.checker import Checker
from proofreading.registry import chosen
from text.model.document import Document, Span
from text.model.finding import Finding
from text.view.lines import LineIndex

WIDE = frozenset(
    {
        "addressed-as", "announced-parts", "brackets", "contact-drift", "figure-disagreement",
        "house-spelling", "leftover-addressee", "list-ends", "mixed-style", "note-marks",
        "numbering", "quotation-drift", "record-block", "role-name", "salutation",
        "sibling-difference", "spelling-variants", "stale-period", "sums", "unseen-name", "weekday",
    }
)  # fmt: skip
"""Rules that look beyond a paragraph: they wait for the pause."""

Read = Callable[[str], Document]


class Draft:
    """One open text. `read` makes a document of a text, as its file's format would be read."""

    def __init__(self, text: str, read: Read) -> None:
        self.text = text
        self.read = read
        self.findings: list[Finding] = []
        self.version = 0

    def whole(self, checker: Checker) -> list[Finding]:
        """Return the findings of the whole text; `take` puts them in place."""
        return checker.check(self.read(self.text))

    def take(self, findings: Sequence[Finding]) -> None:
        """Take `findings` as those of the text as it is."""
        self.findings = list(findings)

    def finding(self, identity: str) -> Finding | None:
        """Return the finding of that id, None where it has gone."""
        return next((one for one in self.findings if one.id == identity), None)

    def change(self, text: str, checker: Checker | None) -> None:
        """Take `text` in place of the old one; the findings follow.

        O(length) for comparing and one check of the paragraphs that changed.
        """
        low, old_end, new_end = _changed(self.text, text)
        start = text.rfind("\n", 0, low) + 1
        stop = text.find("\n", new_end)
        stop = len(text) if stop < 0 else stop
        shift = len(text) - len(self.text)
        old_stop = stop - shift
        self.text = text
        self.version += 1
        lines = LineIndex(text)
        kept = []
        for finding in self.findings:
            span = finding.span
            if span.end <= start and span.end <= low:
                kept.append(finding)
            elif span.start >= old_stop and span.start >= old_end:
                kept.append(_moved(finding, shift, lines))
            elif finding.rule in WIDE and (span.end <= low or span.start >= old_end):
                kept.append(_moved(finding, shift if span.start >= old_end else 0, lines))
        if checker is not None and start < stop:
            kept += [
                _moved(finding, start, lines) for finding in self._near(checker, text[start:stop])
            ]
        self.findings = sorted(kept, key=lambda finding: (finding.span.start, finding.span.end))

    def _near(self, checker: Checker, paragraph: str) -> list[Finding]:
        """Return what the rules that see no further find in `paragraph`."""
        names = [
            rule.name for rule in chosen(checker.select, checker.ignore) if rule.name not in WIDE
        ]
        if not names:
            return []
        return replace(checker, select=tuple(names), _rules={}).check(self.read(paragraph))


def _changed(old: str, new: str) -> tuple[int, int, int]:
    """Return (low, old_end, new_end): old[low:old_end] became new[low:new_end], both shortest."""
    low = _common(old, new)
    most = min(len(old), len(new)) - low
    tail = _common(old[len(old) - most :][::-1], new[len(new) - most :][::-1]) if most else 0
    return low, len(old) - tail, len(new) - tail


def _common(one: str, other: str) -> int:
    """Return how many code points both begin with. O(log n) comparisons of slices."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _moved(finding: Finding, shift: int, lines: LineIndex) -> Finding:
    span = finding.span
    start, end = span.start + shift, span.end + shift
    line, column = lines.place(start)
    return replace(finding, span=Span(start, end, line, column, span.text))
