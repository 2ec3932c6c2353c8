"""Who holds which office: lines such as 会長 山田花子, 代表取締役 高瀬正樹 and 課長 森田和彦 様."""

from __future__ import annotations

from collections.abc import Iterator

from proofreading.draft import Draft
from proofreading.mentions.mention import Mention
from proofreading.mentions.parties import Name, personal
from text.records import dataclass

KIND = "office"
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Office:
    """A person and the office that the line gives it."""

    role: Name
    person: Name


def offices(draft: Draft) -> Iterator[Office]:
    """Yield the offices of the short lines that end in a name, in order."""
    for line in draft.paragraphs:
        if line.end - line.start > _LONGEST:
            continue
        names = list(personal(draft.text[line.start : line.end], line.start))
        roles = [name for name in names if name.what == "role"]
        people = [name for name in names if name.what == "person"]
        if len(roles) == len(people) == 1 and roles[0].start < people[0].start:
            yield Office(roles[0], people[0])


def mentions(draft: Draft) -> Iterator[Mention]:
    """Yield one mention per office: `key` the person, `value` the role."""
    for office in offices(draft):
        start, end = office.role.start, office.person.end
        evidence = draft.evidence(start, end)
        yield Mention(KIND, office.person.bare, office.role.bare, evidence.line, evidence.text)
