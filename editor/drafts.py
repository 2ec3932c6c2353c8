"""A draft open in an editor: its text, its findings, and what a change makes of them at once.

A keystroke costs its own paragraph: the findings around it move along, those in it are looked for
again by the rules that see no further, and the whole draft is gone through when the writer pauses.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from proofreading.checking.checker import Checker
from proofreading.draft import Draft as Prose
from proofreading.prose import holds
from proofreading.registry import chosen
from text.later import later
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
        self._stale: tuple[int, int] | None = None

    def whole(self, checker: Checker) -> list[Finding]:
        """Return the findings of the whole text; `take` puts them in place."""
        return checker.check(self.read(self.text))

    def take(self, findings: Sequence[Finding]) -> None:
        """Take `findings` as those of the text as it is."""
        self._stale = None
        self.findings = list(findings)

    def finding(self, identity: str) -> Finding | None:
        """Return the finding of that id, None where it has gone."""
        return next((one for one in self.findings if one.id == identity), None)

    def change(self, text: str, checker: Checker | None) -> None:
        """Take `text` in place of the old one; the findings follow.

        O(length) for comparing. With a `checker` the paragraphs that changed are gone through at
        once; without one `near` and `join` do it later, for all changes since the last time.
        """
        low, old_end, new_end = _changed(self.text, text)
        start, stop = _around(text, low, new_end)
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
        self.findings = sorted(kept, key=_order)
        if self._stale is not None:
            before, after = self._stale
            start = min(start, before)
            stop = max(stop, after + shift if after >= old_end else after)
        self._stale = (start, min(stop, len(text)))
        if checker is not None:
            self.join(self.near(checker))

    def near(self, checker: Checker) -> list[Finding]:
        """Return what the rules that see no further find where the text has changed.

        Changes nothing, so it may run in another thread; `join` puts the findings in place.
        """
        if self._stale is None:
            return []
        text, (start, stop) = self.text, self._stale
        names = [
            rule.name for rule in chosen(checker.select, checker.ignore) if rule.name not in WIDE
        ]
        if not names or not text[start:stop].strip():
            return []
        narrow = replace(checker, select=tuple(names), _rules={})
        lines = LineIndex(text)
        found = [
            _moved(finding, start, lines) for finding in narrow.check(self.read(text[start:stop]))
        ]
        if not found:
            return []
        # The paragraph alone does not tell that it stands within a block of code or a comment.
        outside = Prose(self.read(text)).no_prose
        return [one for one in found if not holds(outside, one.span.start, one.span.end)]

    def join(self, found: Sequence[Finding]) -> None:
        """Put what `near` returned, of the text as it is, among the findings."""
        if self._stale is None:
            return
        start, stop = self._stale
        self._stale = None
        kept = [
            one
            for one in self.findings
            if one.rule in WIDE or one.span.end <= start or one.span.start >= stop
        ]
        known = {one.id for one in kept}
        # Ids count twins from the start of what was read: here that is a paragraph.
        named = [
            replace(one, id=f"{one.id}x{place}") if one.id in known else one
            for place, one in enumerate(found)
        ]
        self.findings = sorted([*kept, *named], key=_order)


LONG = 1_000
"""Code points of a paragraph that are gone through on either side of a change."""
_ENDS = later("[。！？]")


def _around(text: str, low: int, high: int) -> tuple[int, int]:
    """Return the paragraph around text[low:high]; of a long one the sentences that are near."""
    start = text.rfind("\n", 0, low) + 1
    stop = text.find("\n", high)
    stop = len(text) if stop < 0 else stop
    if low - start > LONG:
        ends = list(_ENDS.finditer(text, start, low - LONG // 2))
        start = ends[-1].end() if ends else start
    if stop - high > LONG and (end := _ENDS.search(text, high + LONG // 2, stop)):
        stop = end.end()
    return start, stop


def _order(finding: Finding) -> tuple[int, int]:
    return finding.span.start, finding.span.end


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
