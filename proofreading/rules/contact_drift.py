"""A telephone number, address or the like that the same sender gives otherwise in the corpus."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from proofreading.context import Context
from proofreading.draft import Draft
from proofreading.mentions.contacts import KIND, contacts, sender_key
from proofreading.rule import RuleInfo
from text.model.finding import Evidence, Finding

RULE = RuleInfo(__name__, severity="question", corpus="needed", addresses=True)

_MOST_DIFFERENT = 0.5


def check(draft: Draft, context: Context) -> Iterator[Finding]:
    """Yield the contacts that the sender never gave, beside the ones that it gives."""
    sender = sender_key(draft)
    if not sender:
        return
    own = list(contacts(draft))
    for contact in own:
        times: Counter[str] = Counter()
        shown: dict[str, tuple[str, Evidence]] = {}
        for mention, entry in context.corpus.mentions(KIND, f"{sender}/{contact.way}"):
            plain, _, written = mention.value.partition("|")
            times[plain] += 1
            shown.setdefault(plain, (written, context.corpus.evidence(mention, entry)))
        if contact.plain in times:
            continue
        here = {other.plain for other in own if other.way == contact.way}
        likely = [
            plain
            for plain, _ in times.most_common()
            if plain not in here and _is_like(contact.plain, plain)
        ]
        if likely:
            known, evidence = shown[likely[0]]
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


def _is_like(one: str, other: str) -> bool:
    from difflib import SequenceMatcher

    return SequenceMatcher(None, one, other, autojunk=False).ratio() > _MOST_DIFFERENT
