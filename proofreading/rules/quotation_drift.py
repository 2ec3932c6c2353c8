"""Words between 「」 that the corpus quotes a little otherwise: one of the two is not verbatim."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import field
from typing import TYPE_CHECKING

from proofreading.context import Context
from proofreading.draft import Draft
from proofreading.mentions.quotations import KIND, Quotation, quotations
from proofreading.rule import RuleInfo
from text.language.figures.dates import find_dates
from text.model.document import Document
from text.model.finding import Evidence, Finding
from text.records import dataclass
from text.view.normalise import tight

if TYPE_CHECKING:
    from text.model.collation import Hunk

RULE = RuleInfo(__name__, severity="question", corpus="needed")

_ALIKE = 0.75
"""Dice share of common character pairs from which a quotation is a version of another."""
_MOST_HUNKS = 3
_MARKUP = "> \t\u3000*\n"


@dataclass
class _Quoted:
    """A quotation of the corpus, as written, with every place that has it.

    `later` is in how many places it stands that were written after the draft: they may bear the
    draft out, and question nothing.
    """

    text: str
    evidence: list[Evidence] = field(default_factory=list)
    later: int = 0


def check(draft: Draft, context: Context) -> Iterator[Finding]:
    """Yield the words in which a quotation departs from the same quotation in the corpus."""
    own = [one for one in quotations(draft) if not _is_speech(draft, one)]
    if not own:
        return
    known: dict[str, _Quoted] = {}
    keys = [tight(quotation.text) for quotation in own]
    seen: set[tuple[str, int, str]] = set()
    for mention, entry in (found for key in keys for found in context.corpus.mentions(KIND, key)):
        where = entry.name, mention.line, mention.value
        if where not in seen:
            seen.add(where)
            quoted = known.setdefault(mention.key, _Quoted(mention.value))
            if context.corpus.is_later(entry):
                quoted.later += 1
            else:
                quoted.evidence.append(context.corpus.evidence(mention, entry))
    wanted = frozenset().union(*map(_grams, keys))
    index: dict[str, list[str]] = defaultdict(list)
    for key in known:
        for gram in wanted & _grams(key):
            index[gram].append(key)
    for quotation, key in zip(own, keys, strict=True):
        other = _version(key, known, index)
        if other is not None and not _is_better(quotation.text, other.text):
            if key in tight(other.text) or tight(other.text) in key:
                continue  # the one quotes more of it than the other
            yield from _departures(draft, quotation, other)


def _is_speech(draft: Draft, quotation: Quotation) -> bool:
    """Whether the quotation is a line by itself, as what is said in a dialogue: who says nearly the
    same elsewhere quotes nothing."""
    text = draft.text
    before = text[text.rfind("\n", 0, quotation.start) + 1 : quotation.start - 1]
    after = text[quotation.end + 1 :].partition("\n")[0]
    return not before.strip(" \t\u3000>*・-") and not after.strip(" \t\u3000。*")


def _grams(key: str) -> frozenset[str]:
    """Return the pairs of neighbouring characters in `key`."""
    return frozenset(map(str.__add__, key, key[1:]))


def _version(key: str, known: dict[str, _Quoted], index: dict[str, list[str]]) -> _Quoted | None:
    """Return the version of the quotation that most places have, None if that is this one."""
    grams = _grams(key)
    shared: dict[str, int] = defaultdict(int)
    for gram in grams:
        for other in index.get(gram, ()):
            shared[other] += 1
    versions = [
        (len(known[other].evidence), shared[other], other)
        for other in sorted(shared)
        if other != key
        and known[other].evidence
        and 2 * shared[other] >= _ALIKE * (len(grams) + len(_grams(other)))
    ]
    if not versions:
        return None
    places, _, other = max(versions)
    same = len(known[key].evidence) + known[key].later if key in known else 0
    return known[other] if places >= same else None


def _is_better(own: str, other: str) -> bool:
    """Whether the other version has a date that cannot be where this one has none."""
    return any(date.problem for date in find_dates(other)) and not any(
        date.problem for date in find_dates(own)
    )


def _departures(draft: Draft, quotation: Quotation, other: _Quoted) -> Iterator[Finding]:
    from collation.collate import collate  # only a quotation that drifted pays for it

    hunks = collate(_document(other.text), _document(quotation.text)).hunks
    hunks = tuple(
        hunk
        for hunk in hunks
        if hunk.kind != "punctuation"
        and (hunk.old.text.strip(_MARKUP) or hunk.new.text.strip(_MARKUP))
    )
    if not 0 < len(hunks) <= _MOST_HUNKS:
        return
    for hunk in hunks:
        start, end = quotation.start + hunk.new.start, quotation.start + hunk.new.end
        if start == end:  # shown by the word beside it
            start, end = max(start - 1, quotation.start), min(end + 1, quotation.end)
        yield RULE.finding(
            draft,
            start,
            end,
            _message(hunk),
            suggestions=[hunk.old.text] if hunk.old.text and hunk.new.text else [],
            evidence=other.evidence[:2],
            here=hunk.new.text,
            there=hunk.old.text,
        )


def _document(text: str) -> Document:
    return Document(name="", raw=text)


def _message(hunk: Hunk) -> str:
    if not hunk.old.text:
        return "added"
    return "differs" if hunk.new.text else "missing"
