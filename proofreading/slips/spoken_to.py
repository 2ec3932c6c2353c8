"""The salutation that speaks to another office or house: 緑川市長におかれましては, to a 教育長.

Only where it greets or thanks: of the mayor a letter to the council may well say what he is to do.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from proofreading.draft import Draft
from proofreading.letter import addressee
from proofreading.mentions.parties import ROLES, parties
from text.later import later

_NAME = r"(?P<name>[一-鿿々ヶァ-ヴーＡ-ＺA-Z]{2,30})"
_SPOKEN = later(
    rf"{_NAME}(?P<called>の?(?:皆様方?|皆さま方?|みなさま|様|さま|殿|先生))?"
    r"(?:におかれ(?:まして)?は|には(?=[、，]?[^。\n]{0,16}(?:清栄|清祥|健勝|隆盛|発展|繁栄|盛栄|盛業)))"
)
_WISHED = later("清栄|清祥|健勝|隆盛|発展|繁栄|盛栄|盛業|活躍|お喜び|お慶び|慶賀|お過ごし")
_THANKED = later("尽力|敬意|感謝|お世話|理解|高配|厚情|支援|協力")
_HEAD = 400
"""Code points from the first greeting on, within which thanks are a salutation, too."""
_MANY = later("^(?:各|全|両|諸|歴代|関係|貴|本|当|同|前|元|新|弊|他)")
_SORTS = """
商店街振興組合 労働組合 生活協同組合 協同組合 自治会 町内会 子ども会 老人会 同窓会 後援会 連合会
協議会 委員会 協会 連盟 財団 株式会社 小学校 中学校 高等学校 高校 大学 幼稚園 保育園 病院 図書館
市 町 村 区 県 府
"""
_HOUSES = tuple(_SORTS.split())
"""How houses of one sort end, the longer before what it ends with."""


class Spoken(NamedTuple):
    """Whom the text speaks to at draft.text[start:end], and the office it is addressed to, ""
    where that is not known or not one."""

    start: int
    end: int
    office: str


def spoken_to(draft: Draft) -> Iterator[Spoken]:
    """Yield the greetings that speak to somebody whom the head of the letter does not name."""
    known = _head(draft)
    if not known:
        return
    roles = {name.bare for name in parties(draft) if name.what == "role"}
    first = -1
    for match in _SPOKEN.finditer(draft.text):
        sentence = draft.sentence_at(match.start())
        said = draft.text[match.end() : sentence.end]
        first = match.start() if first < 0 else first
        near = match.start() - first <= _HEAD and first <= 2 * _HEAD
        if not (_WISHED.search(said) or (near and _THANKED.search(said))):
            continue
        if draft.text[: match.start()].endswith(("「", "『")):
            continue
        name = match["name"]
        many = match["called"] is not None and "皆" in match["called"]
        if _is_other(name, known, many):
            office = next(iter(roles)) if len(roles) == 1 and _role(name) else ""
            yield Spoken(*match.span("name"), office)


def _head(draft: Draft) -> str:
    """The lines of the addressee, without blanks."""
    lines = [addressee(draft)]
    lines += [draft.document.raw[s.start : s.end] for s in draft.sections if s.role == "addressee"]
    return "".join("".join(line.split()) for line in lines)


def _is_other(name: str, known: str, many: bool) -> bool:
    """Whether the office or the house called `name` is another one than the addressee."""
    if name in known or _MANY.match(name):
        return False
    role = "" if many else _role(name)
    if role:
        # 市長 is no 教育長; of two mayors the town tells them apart.
        house = name[: -len(role)]
        if role in known:
            return len(house) >= 2 and house not in known
        return any(one in known for one in ROLES)
    house = next((one for one in _HOUSES if name.endswith(one)), "")
    own = name[: -len(house)] if house else ""
    return len(own) >= 2 and house in known and own not in known


def _role(name: str) -> str:
    return next((role for role in ROLES if name.endswith(role)), "")
