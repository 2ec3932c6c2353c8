"""A telephone number, address or the like that the same sender gives otherwise in the corpus."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from proofreading.context import Context
from proofreading.draft import Draft
from proofreading.knowledge.editions import numberless
from proofreading.knowledge.knowledge import Entry
from proofreading.lexicon.one_slip import one_apart
from proofreading.mentions.contacts import KIND, Contact, contacts, phones, sender_key
from proofreading.mentions.mention import Mention
from proofreading.rule import RuleInfo
from text.later import later
from text.model.finding import Evidence, Finding

RULE = RuleInfo(__name__, severity="question", corpus="needed", addresses=True)

_MOST_DIFFERENT = 0.5
_SHORTEST_LABEL = 3
_MOST_ROWS = 50
_REACH = 40
_APART = later(r"[\s\u3000\x1f|｜,，、。:：;；()（）「」【】［］・/／]+")
_GENERIC = later(
    "(?:電話番号|電話|でんわ|お?問い?合わ?せ先?|連絡先|代表|直通|内線|ファックス|ファクス|番号|[Tt][Ee][Ll]|[Ff][Aa][Xx]"
    "|ＴＥＬ|Ｔｅｌ|ＦＡＸ|Ｆａｘ|☎|℡)[：:]?"
)
_GOES_ON = later("[一-鿿々ァ-ヴー]")


def check(draft: Draft, context: Context) -> Iterator[Finding]:
    """Yield the contacts that the sender never gave, beside the ones that it gives, and numbers
    that the corpus has otherwise in the row of the same name."""
    own = list(contacts(draft))
    done = set()
    for finding in _of_sender(draft, context, own):
        done.add(finding.span.start)
        yield finding
    for finding in _of_rows(draft, context, own):
        if finding.span.start not in done:
            yield finding


def _of_sender(draft: Draft, context: Context, own: list[Contact]) -> Iterator[Finding]:
    sender = sender_key(draft)
    if not sender:
        return
    for contact in own:
        given: dict[str, set[str]] = {}
        shown: dict[str, tuple[str, str, Evidence]] = {}
        akin: set[str] = set()
        for mention, entry in context.corpus.mentions(KIND, f"{sender}/{contact.way}"):
            plain, _, written = mention.value.partition("|")
            given.setdefault(plain, set()).add(entry.name)
            if context.corpus.is_later(entry):
                continue  # a number that came later questions no older letter
            if _of_one_section(draft, contact, mention, entry):
                akin.add(plain)
            if plain not in shown or shown[plain][0] < entry.date:
                shown[plain] = entry.date, written, context.corpus.evidence(mention, entry)
        if contact.plain in given:
            continue
        here = {other.plain for other in own if other.way == contact.way}
        # What one document alone gave, with the house's number at or after its day, may be a slip.
        usual = max((shown[one][0] for one in shown if len(given[one]) > 1), default="")
        likely = [
            plain
            for plain in shown
            if (len(given[plain]) > 1 or not usual or shown[plain][0] > usual)
            and _may_be_meant(contact.way, contact.plain, plain, len(given))
            and (plain not in here or _is_slip_of(contact, plain, len(given[plain])))
        ]
        if likely:
            # Of several one that is a slip away, then one of the same section, then one that was
            # given last, or more often.
            best = max(
                likely,
                key=lambda one: (
                    one_apart(contact.plain, one),
                    one in akin,
                    shown[one][0],
                    len(given[one]),
                ),
            )
            _, known, evidence = shown[best]
            yield RULE.finding(
                draft,
                contact.start,
                contact.end,
                "differs",
                suggestions=[known],
                evidence=[evidence],
                written=draft.text[contact.start : contact.end],
                known=known,
            )


def _of_one_section(draft: Draft, contact: Contact, mention: Mention, entry: Entry) -> bool:
    """Whether a document of the same matter gives its contact behind the same words."""
    here = draft.text[max(0, contact.start - _REACH) : contact.start].rpartition("\n")[2]
    there, found, _ = mention.text.partition(mention.value.partition("|")[2])
    same_words = bool(found) and _bare(here) == _bare(there[-_REACH:])
    return same_words and numberless(draft.described.title) == numberless(entry.title)


def _bare(words: str) -> str:
    return "".join(_APART.sub(" ", words).split())


def _is_slip_of(contact: Contact, plain: str, documents: int) -> bool:
    """Whether the number is a slip of one that the draft gives, too.

    Of one that several documents give; lines that differ by their last digit are often two.
    """
    return (
        contact.way in ("phone", "fax")
        and documents > 1
        and one_apart(contact.plain, plain)
        and contact.plain[:-1] != plain[:-1]
    )


def _of_rows(draft: Draft, context: Context, own: list[Contact]) -> Iterator[Finding]:
    """Yield the numbers of rows: 法律相談係　046-555-2139 where the corpus has 046-555-2136."""
    for contact in own:
        if contact.way not in ("phone", "fax"):
            continue
        before, label = _label(draft.text, contact.start)
        if len(label) < _SHORTEST_LABEL - bool(before):
            continue
        found: dict[str, tuple[str, Evidence]] = {}
        given: set[str] = set()
        for count, place in enumerate(context.corpus.places(label)):
            if count >= _MOST_ROWS:
                break
            text = place.paragraph.text
            end = text.find("\n", place.end)
            there = text[place.end : end if end >= 0 else len(text)]
            number = next(phones(there[:_REACH]), None)
            line = text[max(0, place.start - _REACH) : place.start].rpartition("\n")[2]
            if number is not None and before in line and not _GOES_ON.match(text, place.end):
                given.add(number.plain)
                if not context.corpus.is_later_named(place.paragraph.document.name):
                    written = there[number.start : number.end]
                    found[number.plain] = written, place.evidence()
        if contact.plain in given:
            continue
        here = {other.plain for other in own}
        for plain, (written, evidence) in reversed(found.items()):
            if plain not in here and _is_like(contact.plain, plain):
                yield RULE.finding(
                    draft,
                    contact.start,
                    contact.end,
                    "row-differs",
                    suggestions=[written],
                    evidence=[evidence],
                    row=label,
                    written=draft.text[contact.start : contact.end],
                    known=written,
                )
                break


def _label(text: str, place: int) -> tuple[str, str]:
    """Return the words that stand before the number in its line, and those before them: 北, 上田.

    A short name is one only with another before it.
    """
    line = text[max(0, place - _REACH) : place].rpartition("\n")[2]
    pieces = ["", "", *(piece for piece in _APART.split(_GENERIC.sub(" ", line)) if piece)]
    return pieces[-2], pieces[-1]


def _may_be_meant(way: str, one: str, other: str, given: int) -> bool:
    """Whether `other`, one of `given` of its kind that the sender gives, may be what is meant.

    Who gives many addresses of pages and mail boxes has another for every matter: then only a slip
    is asked about; of pages, of which every site has thousands, always.
    """
    if one_apart(one, other) or _without_top(one) == _without_top(other):
        return True
    if way == "web" or (way == "mail" and given > 1):
        return False
    return _is_like(one, other)


def _without_top(address: str) -> tuple[str, str]:
    """Return what stands around the last names of a host: example.com beside example.org."""
    if "@" in address:
        box, _, host = address.partition("@")
        return f"{box}@{host.partition('.')[0]}", ""
    try:
        parts = urlsplit(address)
    except ValueError:
        return address, ""
    host = parts.netloc.removeprefix("www.").partition(".")[0]
    return (host, parts.path.rstrip("/")) if host else (address, "")


def _is_like(one: str, other: str) -> bool:
    from difflib import SequenceMatcher

    return SequenceMatcher(None, one, other, autojunk=False).ratio() > _MOST_DIFFERENT
