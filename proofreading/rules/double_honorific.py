"""Two forms of address on one addressee: 御中 with 様, 各位様, 様殿.

御中 is for an organisation without a person; where a person is named, 様 stands there alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from proofreading.context import Context
from proofreading.draft import Draft
from proofreading.rule import RuleInfo
from text.later import later
from text.model.finding import Finding

RULE = RuleInfo(__name__, severity="error")

_TOGETHER = later(
    "御中[ \u3000]*(?:様|殿|各位|先生)"
    "|(?<![皆奥])(?:様|殿|先生)[ \u3000]*(?:御中|殿(?!方)|様(?![々子]))"
    "|各位[ \u3000]*(?:様|殿|御中)|皆(?:様|さま)方?[ \u3000]*各位"
)
_HOUSE = later("御中(?=[ \u3000]|$)")
_PERSON = later("(?:様|殿|先生)$")
_SURNAME, _GIVEN = "姓", "名"


def check(draft: Draft, context: Context) -> Iterator[Finding]:
    """Yield double forms of address, in one line or in the lines of one addressee."""
    for match in _TOGETHER.finditer(draft.text):
        if len(draft.text[match.end() : match.end() + 12].split("\n")[0]) < 12:
            yield RULE.finding(draft, *match.span(), "together", written=match.group())
    for section in draft.sections:
        if section.role == "addressee":
            yield from _of_addressee(draft, section.start, section.end)


def _of_addressee(draft: Draft, start: int, end: int) -> Iterator[Finding]:
    low, high = draft.view.view_offset(start), draft.view.view_offset(end)
    lines = draft.paragraphs_between(low, high)
    written = [draft.text[line.start : line.end] for line in lines]
    for line in lines:
        house = _HOUSE.search(draft.text, line.start, line.end)
        if house and _names_a_person(draft, line.start, house.start()):
            yield RULE.finding(draft, *house.span(), "of-person", suggestions=["様"])
    if not any(_PERSON.search(line) and not _TOGETHER.search(line) for line in written):
        return
    for line in lines:
        match = _HOUSE.search(draft.text, line.start, line.end)
        if match:
            yield RULE.finding(draft, *match.span(), "with-person")


def _names_a_person(draft: Draft, start: int, end: int) -> bool:
    """Whether the line ends, before 御中, in a family name and a given name."""
    words = [word for word in draft.tokens_between(start, end) if word.surface.strip()]
    return len(words) >= 2 and words[-2].pos[3] == _SURNAME and words[-1].pos[3] == _GIVEN
