"""Who a letter is addressed to: organisation, role and person, as its head names them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from proofreading.draft import Draft
from proofreading.mentions.mention import Mention
from text.later import later
from text.model.document import ViewSpan
from text.records import dataclass

KIND = "party"
"""The kind of the mentions that hold the parties of the corpus' letters."""

HONORIFIC = later(
    r"[ \u3000]*(?:様|さま|さん|どの|殿|御中|各位|先生|氏|宛て?|あて"
    r"|(?<=[一-鿿々]{3})君|(?<=[一-鿿々]{3})くん|(?<=[ \u3000])(?:君|くん))+[)）]?$"
)
"""What people are called behind their names; 君 behind a whole name only: 王昭君 is a name."""
_ENDINGS = (
    "委員長|書記長|理事長|事務局長|会長|社長|校長|園長|院長|館長|所長|局長|部長"
    "|課長|係長|室長|支店長|支部長|店長|組合長|教育長|企業長|次長|本部長|署長|総裁"
    "|頭取|会頭|教頭|管理者|議長|市長|町長|村長|区長|知事|長官|大臣|代表取締役"
    "|取締役|代表理事|理事|代表|主任|主査|委員|幹事|監事|顧問|教授|編集長|班長"
    "|隊長|団長|学長|総長|塾長|座長|住職|宮司|主幹|部員"
)
ROLES = tuple(_ENDINGS.split("|"))
"""How roles end, the longer before what it begins with: 代表取締役 before 代表."""
_ROLE = later(
    r"(?P<role>(?:[^ \u3000]*?(?:総務|代表|常務|専務|副|取締役|事務局|理事|委員|組合|自治)?)"
    rf"(?:{_ENDINGS}|担当者?))"
)

_TITLED = later(r"^(?P<name>[^\s「」（）()、。]{2,20}?)(?:あて|宛て?)の?[^\s]{0,20}$")
_PERSON = later(r"[一-鿿々ヶァ-ヴーぁ-ん]{1,5}(?:[ \u3000・]?[一-鿿々ヶァ-ヴーぁ-ん]{1,5})?")
_GROUP = later("各位|諸君|皆(?:様|さま|さん)|の方々?[ \u3000]*$|[へヘ]$")
_BLANK = later(r"[ \u3000]+")
_NOT_ONE = frozenset(
    ["担当", "担当者", "ご担当者", "御担当者", "関係者", "保護者", "会員", "組合員"]
)


@dataclass(frozen=True, slots=True)
class Name:
    """A name at draft.text[start:end]; `what` is "organisation", "role", "person" or "alias".

    An alias is what the title calls the addressee (自治労あての要請書). `bare` is the name without
    white space, the form that is compared.
    """

    what: str
    bare: str
    start: int
    end: int


def parties(draft: Draft) -> tuple[Name, ...]:
    """Return the names in the addressee's lines and in the title, in order; () for no letter."""
    return _parties(draft)


@lru_cache(maxsize=8)
def _parties(draft: Draft) -> tuple[Name, ...]:
    return tuple(_names(draft))


def _names(draft: Draft) -> Iterator[Name]:
    for section in draft.sections:
        if section.role not in ("addressee", "title"):
            continue
        low, high = draft.view.view_offset(section.start), draft.view.view_offset(section.end)
        yield from _in_lines(draft, draft.paragraphs_between(low, high), section.role)


def _is_role(written: str) -> bool:
    match = _ROLE.match(written)
    return match is not None and match.end() == len(written)


def names_of(head: Draft, role: str) -> Iterator[Name]:
    """Yield the names in a text that is nothing but the "addressee" or the "title" of a letter."""
    yield from _in_lines(head, head.paragraphs, role)


def _in_lines(draft: Draft, lines: Sequence[ViewSpan], role: str) -> Iterator[Name]:
    housed = False
    for line in lines:
        written = draft.text[line.start : line.end]
        if role == "title":
            match = _TITLED.match(written)
            if match:
                yield _name("alias", match["name"], line.start)
            continue
        for name in _of_line(written, line.start):
            # 教育長 in a line of its own, below the house and above the person.
            alone = name.what == "organisation" and housed and _is_role(name.bare)
            housed = housed or name.what == "organisation"
            yield replace(name, what="role") if alone else name


def _of_line(line: str, origin: int) -> Iterator[Name]:
    if _GROUP.search(line):
        return
    honorific = HONORIFIC.search(line)
    pieces = list(_pieces(line))
    if honorific is None or "御中" in honorific.group():
        if pieces:
            first, last = pieces[0], pieces[-1]
            whole = line[first[0] : last[0] + len(last[1])]
            yield _name("organisation", whole, origin + first[0])
        return
    yield from _personal(pieces, origin)


def personal(line: str, origin: int) -> Iterator[Name]:
    """Yield the names in a line that ends with a person, with or without 様."""
    yield from _personal(list(_pieces(line)), origin)


def _pieces(line: str) -> Iterator[tuple[int, str]]:
    place = 0
    for piece in _BLANK.split(HONORIFIC.sub("", line)):
        at = line.find(piece, place)
        place = at + len(piece)
        if piece:
            yield at, piece


def _personal(pieces: list[tuple[int, str]], origin: int) -> Iterator[Name]:
    """Organisation and role before the person, who stands last: 会長 山田花子, 会長山田花子."""
    split: list[tuple[str, int, str]] = []
    for number, (at, piece) in enumerate(pieces):
        match = _ROLE.match(piece)
        if match and match.end() == len(piece):
            split.append(("role", at, piece))
        elif match and len(piece) - match.end() >= 2 and number == len(pieces) - 1:
            split.append(("role", at, match["role"]))
            split.append(("person", at + match.end(), piece[match.end() :]))
        else:
            split.append(("", at, piece))
    unnamed = [index for index, part in enumerate(split) if not part[0]]
    # Two short pieces at the end are a family name and a given name.
    given = [index for index in unnamed if len(split[index][2]) <= 3 and index >= len(split) - 2]
    if len(given) == 2 and not any(part[0] == "person" for part in split):
        first, last = split[given[0]], split[given[1]]
        yield from (
            _name(what, piece, origin + at) for what, at, piece in split[: given[0]] if what
        )
        yield Name("person", first[2] + last[2], origin + first[1], origin + last[1] + len(last[2]))
        unnamed = [index for index in unnamed if index not in given]
        split = [split[index] for index in unnamed]
        yield from (_name("organisation", piece, origin + at) for _, at, piece in split)
        return
    for index, (what, at, piece) in enumerate(split):
        last_piece = index == len(split) - 1
        kind = what or ("person" if last_piece and _may_be_person(piece) else "organisation")
        yield _name(kind, piece, origin + at)


def _may_be_person(text: str) -> bool:
    return (
        _PERSON.fullmatch(text) is not None
        and 2 <= len(text) <= 8
        and text not in _NOT_ONE
        and not _ROLE.search(text)
        and not re.search(r"(?:会|社|所|校|園|院|館|課|部|局|組合|連合|省|庁|皆|市|町|村)$", text)
    )


def _name(what: str, written: str, start: int) -> Name:
    return Name(what, _BLANK.sub("", written), start, start + len(written))


def organisation(names: tuple[Name, ...]) -> str:
    """Return the addressee's organisation, "" where none is named."""
    return next((name.bare for name in names if name.what == "organisation"), "")


def mentions(draft: Draft) -> Iterator[Mention]:
    """Yield one mention per name of a letter's addressee: `key` the name, `value` the rest.

    `value` is "what|organisation|role", the last two of the letter.
    """
    names = parties(draft)
    for name in names:
        mention = mention_of(draft, name, names)
        if mention is not None:
            yield mention


def mention_of(draft: Draft, name: Name, names: tuple[Name, ...]) -> Mention | None:
    """Return the mention of one of the `names` of a letter; it stands in `draft`."""
    if name.what == "role" or len(name.bare) < 2:
        return None
    role = next((other.bare for other in names if other.what == "role"), "")
    value = f"{name.what}|{organisation(names)}|{role}"
    evidence = draft.evidence(name.start, name.end)
    return Mention(KIND, name.bare, value, evidence.line, evidence.text)
