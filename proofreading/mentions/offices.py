"""Who holds which office: lines such as 会長 山田花子, 代表取締役 高瀬正樹 and 課長 森田和彦 様."""

from __future__ import annotations

from collections.abc import Iterator

from proofreading.draft import Draft
from proofreading.mentions.mention import Mention
from proofreading.mentions.parties import Name, personal
from text.later import later
from text.records import dataclass

KIND = "office"
_LONGEST = 40
_LETTERS = later("[一-鿿々ヶァ-ヴーぁ-ん]{2,10}")
_ROLE = later("[一-鿿々ヶァ-ヴーA-Za-zＡ-Ｚａ-ｚ・]{2,20}")
_NO_NAME = frozenset(("助詞", "助動詞", "動詞", "形容詞", "接続詞", "副詞", "連体詞"))


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
        if (
            len(roles) == len(people) == 1
            and roles[0].start < people[0].start
            and _ROLE.fullmatch(roles[0].bare)
            and _is_name(draft, people[0])
        ):
            yield Office(roles[0], people[0])


def _is_name(draft: Draft, person: Name) -> bool:
    """Whether the words are a name: letters alone, no grammar, and of kana only what the dictionary
    knows as one. 町長が定める。 names nobody."""
    if not _LETTERS.fullmatch(person.bare):
        return False
    words = draft.tokens_between(person.start, person.end)
    if any(word.pos[1] == "固有名詞" and word.pos[2] == "人名" for word in words):
        return True
    grammar = any(word.pos[0] in _NO_NAME for word in words)
    return not grammar and not any("ぁ" <= char <= "ん" for char in person.bare)


def mentions(draft: Draft) -> Iterator[Mention]:
    """Yield one mention per office: `key` the person, `value` the role."""
    for office in offices(draft):
        start, end = office.role.start, office.person.end
        evidence = draft.evidence(start, end)
        yield Mention(KIND, office.person.bare, office.role.bare, evidence.line, evidence.text)
