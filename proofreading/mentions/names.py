"""Names of people and organisations in running text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from proofreading.draft import Draft
from proofreading.mentions.mention import Mention
from proofreading.mentions.offices import offices
from proofreading.mentions.parties import parties
from text.later import later
from text.records import dataclass

KIND = "name"

_CALLED = later(
    "(?P<name>[一-鿿々ヶ]{2,3}[ \u3000]?[一-鿿々]{1,3})[ \u3000]?(?:様|氏(?!名)|さん|先生)"
)
_HOUSE_LAST = later(
    "(?:労働組合|組合|連合会|連合|連盟|協会|協議会|委員会|株式会社|機構|財団|会議|審議会|事務局|研究所"
    "|センター|大学|学校|病院|市民会|友の会|総連)(?![一-鿿])"
)
_SHORTEST, _LONGEST = 3, 24
_HOUSE_FIRST = later("(?:株式会社|一般社団法人|公益財団法人|有限会社)[一-鿿々ヶァ-ヴー]{2,12}")
_SURNAME, _GIVEN = "姓", "名"


@dataclass(frozen=True, slots=True)
class Named:
    """A name at draft.text[start:end]; `bare` is without white space, `what` person or house.

    `addressed` is True for an organisation and for a person with 様, 氏, さん or 先生.
    """

    what: str
    bare: str
    start: int
    end: int
    addressed: bool = True


def named(draft: Draft) -> Iterator[Named]:
    """Yield the names of people and organisations, in no particular order, some more than once."""
    for name in parties(draft):
        if name.what in ("person", "organisation"):
            what = "person" if name.what == "person" else "house"
            yield Named(what, name.bare, name.start, name.end)
    for office in offices(draft):
        yield Named("person", office.person.bare, office.person.start, office.person.end)
    for match in _CALLED.finditer(draft.text):
        yield _named("person", draft, *match.span("name"))
    for one, other in zip(draft.tokens, draft.tokens[1:], strict=False):
        if one.pos[3] == _SURNAME and other.pos[3] == _GIVEN and other.start - one.end <= 1:
            yield replace(_named("person", draft, one.start, other.end), addressed=False)
    for match in _HOUSE_FIRST.finditer(draft.text):
        yield _named("house", draft, *match.span())
    done = 0
    for match in _HOUSE_LAST.finditer(draft.text):
        start = match.start()
        while start > max(done, match.start() - _LONGEST) and _may_name(draft.text[start - 1]):
            start -= 1
        if match.start() - start >= _SHORTEST:
            yield _named("house", draft, start, match.end())
            done = match.end()


def _may_name(char: str) -> bool:
    return (
        "一" <= char <= "鿿"
        or "ァ" <= char <= "ー"
        or char in "々ヶ"
        or (char.isascii() and char.isalpha())
    )


def _named(what: str, draft: Draft, start: int, end: int) -> Named:
    return Named(what, "".join(draft.text[start:end].split()), start, end)


def mentions(draft: Draft) -> Iterator[Mention]:
    """Yield one mention per name and document: `key` the name, `value` person or house."""
    seen: set[str] = set()
    for name in named(draft):
        if name.bare not in seen and len(name.bare) >= 3:
            seen.add(name.bare)
            evidence = draft.evidence(name.start, name.end)
            yield Mention(KIND, name.bare, name.what, evidence.line, evidence.text)
