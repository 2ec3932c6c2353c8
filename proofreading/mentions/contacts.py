"""How a sender can be reached: telephone, fax, mail, web, postal code and address."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from proofreading.draft import Draft
from proofreading.mentions.mention import Mention
from text.later import later
from text.records import dataclass

KIND = "contact"

_PHONE = later(
    "(?<![0-9０-９-])[0０][0-9０-９]{1,4}[-－ー‐–(（)）][0-9０-９]{1,4}[-－ー‐–)）][0-9０-９]{3,4}(?![0-9０-９-])"
)
_FAX = later("(?:FAX|Fax|fax|ＦＡＸ|ファックス|ファクス|ファクシミリ)[^\n0-9０-９]{0,6}$")
_MAIL = later(r"[A-Za-z0-9._%+-]{1,64}[@＠][A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}")
_WEB = later(r"https?://[A-Za-z0-9./?=&%_~#:-]{4,200}")
_POSTAL = later(
    "〒[ \u3000]?(?P<postal>[0-9０-９]{3}[-－ー‐–][0-9０-９]{4})(?P<address>[^\n]{0,60})"
)


@dataclass(frozen=True, slots=True)
class Contact:
    """A contact at draft.text[start:end]: its `way` ("phone", "fax", …) and its plain form."""

    way: str
    plain: str
    start: int
    end: int


def contacts(draft: Draft) -> Iterator[Contact]:
    """Yield the contacts of the document, in the order of their kinds."""
    yield from phones(draft.text)
    for way, pattern in (("mail", _MAIL), ("web", _WEB)):
        for match in pattern.finditer(draft.text):
            yield Contact(way, match.group().rstrip("./"), match.start(), match.end())
    for match in _POSTAL.finditer(draft.text):
        yield Contact("postal", _digits(match["postal"]), *match.span("postal"))
        address = match["address"].strip()
        if len(address) >= 5:
            start = match.start("address") + match["address"].index(address)
            plain = "".join(unicodedata.normalize("NFKC", address).split())
            yield Contact("address", plain, start, start + len(address))


def phones(text: str) -> Iterator[Contact]:
    """Yield the telephone and fax numbers in `text`, in order."""
    for match in _PHONE.finditer(text):
        fax = _FAX.search(text, max(0, match.start() - 12), match.start())
        yield Contact("fax" if fax else "phone", _digits(match.group()), *match.span())


def _digits(text: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFKC", text) if char.isdigit())


def sender_key(draft: Draft) -> str:
    """Return the sender's name without white space, "" where it is not known."""
    return "".join(draft.described.sender.split())


def mentions(draft: Draft) -> Iterator[Mention]:
    """Yield one mention per contact: `key` sender and way, `value` plain form | as written."""
    sender = sender_key(draft)
    if sender:
        yield from mentions_of(sender, draft.with_addresses)


def mentions_of(sender: str, draft: Draft) -> Iterator[Mention]:
    """Yield the contacts in a text of `sender` that has its addresses."""
    for contact in contacts(draft):
        written = draft.text[contact.start : contact.end]
        evidence = draft.evidence(contact.start, contact.end)
        value = f"{contact.plain}|{written}"
        yield Mention(KIND, f"{sender}/{contact.way}", value, evidence.line, evidence.text)
