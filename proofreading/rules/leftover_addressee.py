"""The addressee of another letter, left in the text that this letter was made from.

Every organisation and person that the corpus addresses is known; one of them in a letter to someone
else is asked about, and is an error where it is addressed (…様, …あて). What letters to others
mention, too, belongs to the matter and is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import field

from proofreading.context import Context
from proofreading.draft import Draft
from proofreading.mentions.parties import KIND, Name, organisation, parties
from proofreading.rule import RuleInfo
from text.later import later
from text.model.finding import Evidence, Finding
from text.records import dataclass

RULE = RuleInfo(__name__, severity="question", corpus="needed")

_SHORTEST = 3
_ADDRESSED = later("[ \u3000]*(?:様|さま|殿|御中|各位|あて|宛)")
_GOES_ON = later(
    "(?!様|殿|御中|各位|宛|氏|本部|役員|執行部|組合員|会員|書記局|事務局)[一-鿿々ァ-ヴーA-Za-z]"
)
_JOINED = later("[一-鿿々ァ-ヴーA-Za-z]")


@dataclass
class _Known:
    """A name that the corpus addresses, with the organisations to which it belongs."""

    organisations: set[str] = field(default_factory=set)
    evidence: list[Evidence] = field(default_factory=list)


def check(draft: Draft, context: Context) -> Iterator[Finding]:
    """Yield every place where the text names the addressee of another letter."""
    own = parties(draft)
    if not own:
        return
    known = _known(context)
    ours = organisation(own)
    names = {name.bare for name in own}
    elsewhere = "\n".join([draft.described.sender, *sorted(names)])
    for bare, entry in sorted(known.items()):
        if ours in entry.organisations or len(bare) < _SHORTEST:
            continue
        if next(_written(elsewhere, bare), None) is not None:
            continue
        places = list(_places(draft, bare, own))
        if places and not _is_matter(bare, entry, context):
            for start, end, addressed in places:
                yield RULE.finding(
                    draft,
                    start,
                    end,
                    "other",
                    severity="error" if addressed else "question",
                    evidence=entry.evidence[:1],
                    name=draft.text[start:end],
                    ours=ours or own[-1].bare,
                )
    yield from _wrong_title(draft, own, known)


def _known(context: Context) -> dict[str, _Known]:
    known: dict[str, _Known] = {}
    for mention, entry in context.corpus.mentions(KIND):
        found = known.setdefault(mention.key, _Known())
        found.organisations.add(mention.value.split("|")[1])
        # This letter was not made from one that came after it.
        if not context.corpus.is_later(entry):
            found.evidence.append(context.corpus.evidence(mention, entry))
    return {name: one for name, one in known.items() if one.evidence}


def _places(draft: Draft, bare: str, own: tuple[Name, ...]) -> Iterator[tuple[int, int, bool]]:
    for start, end in _written(draft.text, bare):
        if any(name.start <= start < name.end for name in own):
            continue
        if draft.role_at(draft.span(start, end).start) == "sender":
            continue
        yield start, end, _ADDRESSED.match(draft.text, end) is not None


def _written(text: str, bare: str) -> Iterator[tuple[int, int]]:
    """Yield the places where the name stands as a whole: 自治労 is not in 自治労連."""
    for match in re.finditer("[ \u3000]?".join(map(re.escape, bare)), text):
        start, end = match.span()
        if not (start and _JOINED.match(text, start - 1)) and not _GOES_ON.match(text, end):
            yield start, end


def _is_matter(bare: str, known: _Known, context: Context) -> bool:
    """Whether letters addressed to others name it, too."""
    addressed_to_it = {evidence.document for evidence in known.evidence}
    others = {entry.name for entry in context.corpus.documents if entry.addressee} - addressed_to_it
    return any(
        next(_written(place.paragraph.text, bare), None) is not None
        for place in context.corpus.places(bare)
        if place.paragraph.document.name in others
    )


def _wrong_title(
    draft: Draft, own: tuple[Name, ...], known: dict[str, _Known]
) -> Iterator[Finding]:
    """Yield a title that calls the addressee what the corpus calls another one."""
    ours = organisation(own)
    for name in own:
        entry = known.get(name.bare) if name.what == "alias" else None
        if entry is not None and ours and ours not in entry.organisations:
            yield RULE.finding(
                draft,
                name.start,
                name.end,
                "other",
                severity="error",
                evidence=entry.evidence[:1],
                name=name.bare,
                ours=ours,
            )
