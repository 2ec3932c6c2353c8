"""A person whom the corpus knows in another organisation, or another person in the same office."""

from __future__ import annotations

from collections.abc import Iterator

from proofreading.draft import Draft
from proofreading.knowledge import Knowledge
from proofreading.parties import KIND, organisation, parties
from proofreading.rule import Rule
from text.model import Evidence, Finding

RULE = Rule(__name__, severity="question", corpus=True)


def check(draft: Draft, corpus: Knowledge) -> Iterator[Finding]:
    """Yield the addressee's person where office and name do not go together in the corpus."""
    names = parties(draft)
    ours = organisation(names)
    role = next((name.bare for name in names if name.what == "role"), "")
    people = [name for name in names if name.what == "person"]
    if not ours or not people:
        return
    offices: dict[tuple[str, str], dict[str, Evidence]] = {}
    homes: dict[str, dict[str, Evidence]] = {}
    for mention, entry in corpus.mentions(KIND):
        what, theirs, office = mention.value.split("|")
        if what == "person" and theirs:
            evidence = corpus.evidence(mention, entry)
            offices.setdefault((theirs, office), {})[mention.key] = evidence
            homes.setdefault(mention.key, {})[theirs] = evidence
    for person in people:
        home = homes.get(person.bare, {})
        holders = offices.get((ours, role), {})
        if ours in home:
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
