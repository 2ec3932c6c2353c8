"""A name for each finding of a draft that outlives the edits around it."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from proofreading.draft import Draft
from text.model.finding import Finding
from text.view.normalise import tight

_LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"
_LENGTH = 8


def identified(draft: Draft, findings: Iterable[Finding]) -> list[Finding]:
    """Return `findings` (in the order of the text) with their ids. O(findings · sentence).

    An id is made of the rule, the sentence and the words found, all folded and without white space,
    and of a count where the same comes again: it does not change when text is put in elsewhere.
    """
    twins: Counter[tuple[str, str, str]] = Counter()
    taken: set[str] = set()
    folded: dict[int, str] = {}  # a page without a full stop is one sentence
    named = []
    for finding in findings:
        sentence = draft.sentence_at(draft.view.view_offset(finding.span.start))
        if sentence.start not in folded:
            folded[sentence.start] = _name(tight(draft.text[sentence.start : sentence.end]))
        key = finding.rule, folded[sentence.start], tight(finding.span.text)
        twins[key] += 1
        name = _name(*key, str(twins[key]))
        while name in taken:  # forty bits: once in a million drafts
            name = _name(*key, name)
        taken.add(name)
        named.append(replace(finding, id=name))
    return named


def _name(*parts: str) -> str:
    written = "\0".join(parts).encode("utf-8", "surrogatepass")
    number = int.from_bytes(hashlib.blake2b(written, digest_size=5).digest())
    return "".join(_LETTERS[number >> 5 * place & 31] for place in range(_LENGTH))
