"""A person whom the corpus knows in another organisation, or another person in the same office.

Offices change hands: what was written later asks nothing of what was written before.
"""

from __future__ import annotations

from collections.abc import Iterator

from proofreading.context import Context
from proofreading.draft import Draft
from proofreading.mentions.offices import KIND as OFFICE
from proofreading.mentions.offices import offices
from proofreading.mentions.parties import KIND, organisation, parties
from proofreading.rule import RuleInfo
from text.model.finding import Evidence, Finding

RULE = RuleInfo(__name__, severity="question", corpus="needed")


def check(draft: Draft, context: Context) -> Iterator[Finding]:
    """Yield people where office and name do not go together in the corpus."""
    yield from _other_office(draft, context)
    yield from _other_house(draft, context)


def _other_office(draft: Draft, context: Context) -> Iterator[Finding]:
    for office in offices(draft):
        known = {
            mention.value: context.corpus.evidence(mention, entry)
            for mention, entry in context.corpus.mentions(OFFICE, office.person.bare)
        }
        if known and office.role.bare not in known:
            role, evidence = list(known.items())[-1]
            yield RULE.finding(
                draft,
                office.role.start,
                office.role.end,
                "other-office",
                suggestions=[role],
                evidence=[evidence],
                name=office.person.bare,
                role=office.role.bare,
                known=role,
            )


def _other_house(draft: Draft, context: Context) -> Iterator[Finding]:
    names = parties(draft)
    ours = organisation(names)
    role = next((name.bare for name in names if name.what == "role"), "")
    people = [name for name in names if name.what == "person"]
    if not ours or not people:
        return
    offices: dict[tuple[str, str], dict[str, Evidence]] = {}
    homes: dict[str, dict[str, Evidence]] = {}
    ever: set[tuple[str, str]] = set()
    for mention, entry in context.corpus.mentions(KIND):
        what, theirs, office = mention.value.split("|")
        if what == "person" and theirs:
            ever.add((mention.key, theirs))
            if context.corpus.is_later(entry):
                continue
            evidence = context.corpus.evidence(mention, entry)
            offices.setdefault((theirs, office), {})[mention.key] = evidence
            homes.setdefault(mention.key, {})[theirs] = evidence
    for person in people:
        home = homes.get(person.bare, {})
        holders = offices.get((ours, role), {})
        if (person.bare, ours) in ever:
            continue
        if home:
            theirs, evidence = next(iter(home.items()))
            yield RULE.finding(
                draft,
                person.start,
                person.end,
                "elsewhere",
                suggestions=list(holders)[-1:],
                evidence=[evidence, *list(holders.values())[-1:]],
                name=person.bare,
                ours=ours,
                theirs=theirs,
            )
        elif holders:
            name, evidence = list(holders.items())[-1]
            yield RULE.finding(
                draft,
                person.start,
                person.end,
                "other-holder",
                suggestions=[name],
                evidence=[evidence],
                name=person.bare,
                office=f"{ours} {role}".strip(),
                known=name,
            )
