"""Who holds which office by the corpus: suggestions for the house's list of people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from proofreading.knowledge.knowledge import Knowledge
from proofreading.mentions import offices, parties
from text.language.morphology import tokens
from text.model.rules import LearnedPerson

_ENOUGH = 2
"""Documents that must say so: one letter may be wrong, or to somebody met once."""


def learned_people(corpus: Knowledge) -> Sequence[LearnedPerson]:
    """Return the people whom several documents give the same office, by name and first date.

    Lines such as 会長 山田花子 and the addressees of letters are asked. Equal corpora give equal
    people, in the same order.
    """
    dates = {entry.name: entry.date for entry in corpus.documents}
    found: dict[tuple[str, str], set[str]] = {}
    for name, office, document in _said(corpus):
        if office and _personal(name):
            found.setdefault((name, office), set()).add(document)
    people = []
    for (name, office), documents in found.items():
        if len(documents) >= _ENOUGH:
            days = sorted(filter(None, (dates.get(one, "") for one in documents)))
            first, last = (days[0], days[-1]) if days else ("", "")
            people.append(LearnedPerson(name, office, sorted(documents), first, last))
    return sorted(people, key=lambda one: (one.name, one.first, one.office))


def _said(corpus: Knowledge) -> Iterator[tuple[str, str, str]]:
    for mention, entry in corpus.mentions(offices.KIND):
        yield mention.key, mention.value, entry.name
    for mention, entry in corpus.mentions(parties.KIND):
        what, _, office = mention.value.split("|")
        if what == "person":
            yield mention.key, office, entry.name


def _personal(name: str) -> bool:
    """Whether the dictionary knows a part of it as a name of people: 会長 あいさつ is none."""
    return 3 <= len(name) <= 8 and any(token.pos[2] == "人名" for token in tokens(name))
