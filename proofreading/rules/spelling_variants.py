"""One word in two spellings within the draft: 漏洩 and 漏えい, デジタル・カード and デジタルカード.

Counted by lemma and reading; the rarer spelling is shown once. What stands between 「」 is
another's spelling and does not count.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from proofreading.context import Context
from proofreading.draft import Draft
from proofreading.lexicon.spelling_variants import are_variants, is_mixed, respelt
from proofreading.rule import RuleInfo
from text.model.document import Token
from text.model.finding import Finding

RULE = RuleInfo(__name__, severity="question", corpus="used")

_QUOTED = re.compile("「[^「」\n]*」|『[^『』\n]*』")
_DOTTED = re.compile("(?<![ァ-ヴー])[ァ-ヴー]{2,30}(?:・[ァ-ヴー]{2,30})+")


def check(draft: Draft, context: Context) -> Iterator[Finding]:
    """Yield the first place of each rarer spelling."""
    quoted = [False] * (len(draft.text) + 1)
    for match in _QUOTED.finditer(draft.text):
        quoted[match.start() : match.end()] = [True] * (match.end() - match.start())
    words: dict[str, dict[str, list[Token]]] = defaultdict(lambda: defaultdict(list))
    for token, name in zip(draft.tokens, draft.spelling_keys, strict=True):
        if name and not quoted[token.start]:
            words[name][token.base].append(token)
    for word, spellings in words.items():
        if len(spellings) > 1:
            yield from _rarer(draft, spellings, context.corpus.spellings(word))
    yield from _dots(draft)


def _rarer(
    draft: Draft, spellings: dict[str, list[Token]], in_corpus: Mapping[str, int]
) -> Iterator[Finding]:
    def weight(base: str) -> tuple[int, int, int]:
        places = spellings[base]
        return len(places), in_corpus.get(base, 0), -places[0].start

    usual = max(spellings, key=weight)
    for base, places in spellings.items():
        if base == usual or not are_variants(base, usual):
            continue
        first = places[0]
        there = spellings[usual][0]
        yield RULE.finding(
            draft,
            first.start,
            first.end,
            "also",
            severity="question" if is_mixed(base) and is_mixed(usual) else "style",
            suggestions=[respelt(first, usual)],
            evidence=[draft.evidence(there.start, there.end)],
            here=first.surface,
            count=len(places),
            usual=there.surface,
            times=len(spellings[usual]),
        )


def _dots(draft: Draft) -> Iterator[Finding]:
    """Yield foreign words written with and without 中黒."""
    dotted = Counter(match.group() for match in _DOTTED.finditer(draft.text))
    for word, count in dotted.items():
        plain = word.replace("・", "")
        times = len(re.findall(f"(?<![ァ-ヴー・]){plain}(?![ァ-ヴー])", draft.text))
        if not times:
            continue
        here, there = (word, plain) if count <= times else (plain, word)
        start, other = draft.text.find(here), draft.text.find(there)
        yield RULE.finding(
            draft,
            start,
            start + len(here),
            "also",
            suggestions=[there],
            evidence=[draft.evidence(other, other + len(there))],
            here=here,
            count=min(count, times),
            usual=there,
            times=max(count, times),
        )
