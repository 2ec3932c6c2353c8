"""A name that the corpus does not have, one character away from one that it has.

川本惇 for 川本淳, 斎藤 for 齋藤, 自治体労働組合 for 自治団体労働組合. Names that differ by a number
or a direction (第一, 第二; 東支部, 西支部) are two names, and so are 徳川家康 and 徳川家定, unless
the person is addressed or the two sound alike.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from proofreading.context import Context
from proofreading.draft import Draft
from proofreading.mentions.names import KIND, named
from proofreading.rule import RuleInfo
from text.language.morphology import tokens
from text.model.finding import Evidence, Finding

RULE = RuleInfo(__name__, severity="question", corpus="needed")

_TELLING = frozenset(
    "一二三四五六七八九十東西南北上下左右前後大中小新旧正副本支男女青少内外国県市町村区"
)
_SHORTEST = {"person": 3, "house": 6}


def check(draft: Draft, context: Context) -> Iterator[Finding]:
    """Yield the first place of each unknown name beside a known one."""
    names = {name.bare: name for name in reversed(list(named(draft)))}
    for bare, name in names.items():
        if len(bare) < _SHORTEST[name.what] or context.corpus.count(bare):
            continue
        known: dict[str, Evidence] = {}
        houses: dict[str, set[str]] = {}
        for mention, entry in context.corpus.mentions(KIND, bare):
            if mention.value == name.what and not context.corpus.is_later(entry):
                known.setdefault(mention.key, context.corpus.evidence(mention, entry))
                houses.setdefault(mention.key, set()).add(entry.name)
        others = [
            other
            for other in known
            if not _are_two(bare, other)
            and _unabridged(bare) != _unabridged(other)
            and other not in names
            and (name.addressed or _sound(bare) == _sound(other))
        ]
        if others:
            # What many have comes first; one document alone may be wrong itself.
            other = min(others, key=lambda one: (-len(houses[one]), one))
            many = len(houses[other]) > 1
            yield RULE.finding(
                draft,
                name.start,
                name.end,
                "near" if many else "two-readings",
                suggestions=[other] if many else [],
                evidence=[known[other]],
                name=bare,
                known=other,
            )


def _unabridged(name: str) -> str:
    """Return the name as it is where 大学 and 研究所 are cut short: 東大, 北研."""
    return name.replace("大学", "大").replace("研究所", "研").replace("・", "")


def _sound(name: str) -> str:
    return "".join(token.kana for token in tokens(unicodedata.normalize("NFKC", name)))


def _are_two(one: str, other: str) -> bool:
    """Whether the difference tells two names apart, or one is the other with more at an end."""
    if one in other or other in one:
        head_or_tail = one.startswith(other) or one.endswith(other)
        return head_or_tail or other.startswith(one) or other.endswith(one)
    differing = {*one} ^ {*other}
    return bool(differing & _TELLING)
