"""A term, a name or an account that stands once, beside one of nearly the same form in the draft.

個人情報方針 beside 個人情報保護方針, 額侵害請求権 beside 侵害額請求権, 斎藤素子 beside 齋藤素子,
@yamda beside @yamada. What stands once and is nearly what stands again and again is seldom another
thing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from proofreading.context import Context
from proofreading.draft import Draft
from proofreading.lexicon.one_slip import one_apart
from proofreading.rule import RuleInfo
from text.language.figures.numerals import KANJI
from text.language.morphology import kana
from text.later import later
from text.model.finding import Finding

RULE = RuleInfo(__name__, severity="question", addresses=True)

_TERM = later("[一-鿿々]{5,20}")
_ACCOUNT = later(
    r"(?<![A-Za-z0-9_.@/])(?:@[A-Za-z0-9_-]{4,40}(?![A-Za-z0-9_.@])"
    r"|[A-Za-z0-9._-]{4,40}@[A-Za-z0-9-]{2,40}(?:\.[A-Za-z0-9-]{2,20}){1,4})"
)
_PERSON = later(
    "(?<![一-鿿々])[一-鿿々]{3,6}(?=さん|氏|様|先生|教授|議員|委員|監督|会長|部長|課長|代表)"
)
_OFTEN = 3
"""A term stands so often before a shorter form of it is doubted."""
_WORD = (2, 3)
"""A word that is lost within a term has so many kanji; two at least are left on each side."""
_SHORTEST = 4
_MOST = 40
"""So many terms, people or accounts that recur are looked at, the commonest first."""
_BEFORE = frozenset("本当各同該新旧")
_BEHIND = frozenset("権者書等案別用内外上時中")
_ODD = frozenset(KANJI)


def check(draft: Draft, context: Context) -> Iterator[Finding]:
    """Yield each term, person and account that stands once beside nearly the same one."""
    terms = _terms(draft.text)
    people = Counter(match.group() for match in _PERSON.finditer(draft.text))
    accounts = Counter(match.group() for match in _ACCOUNT.finditer(draft.text))
    for kind, pairs in (
        ("shortened", _shortened(terms, draft.text)),
        ("moved", _moved(terms)),
        ("person", _persons(people)),
        ("account", _accounts(accounts)),
    ):
        for once, often in pairs:
            if draft.text.count(once) != 1:
                continue
            yield _finding(draft, kind, once, often)


def _terms(text: str) -> Counter[str]:
    """Return how often each term stands, with and without what may be put before or behind it."""
    found: Counter[str] = Counter()
    for match in _TERM.finditer(text):
        term = match.group()
        forms = {term, term[1:] if term[0] in _BEFORE else term}
        forms |= {form[:-1] for form in forms if form[-1] in _BEHIND}
        found.update(form for form in forms if len(form) > _SHORTEST)
    return found


def _shortened(terms: Mapping[str, int], text: str) -> Iterator[tuple[str, str]]:
    """Yield terms that lack a word in the middle: 個人情報方針. O(terms * length of `text`)."""
    often = [term for term, count in terms.items() if count >= _OFTEN and _ODD.isdisjoint(term)]
    for term in sorted(often, key=lambda term: (-terms[term], term))[:_MOST]:
        shorts = {
            term[:cut] + term[cut + lost :]
            for lost in _WORD
            for cut in range(2, len(term) - lost - 1)
        }
        for short in sorted(shorts):
            if len(short) > _SHORTEST and text.count(short) == 1 and not _goes_on(text, short):
                yield short, term


def _goes_on(text: str, term: str) -> bool:
    """Whether the term is but the head of a longer name: 北町商工業協会|連合会."""
    return _LONGER.match(text, text.find(term) + len(term)) is not None


_LONGER = later("(?:連合|協会|連盟|組合|委員会|会議所|支部|本部|事務局|研究所|大学|学校|病院|財団)")


def _moved(terms: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """Yield terms whose kanji stand in another order: 額侵害請求権."""
    same: dict[str, list[str]] = defaultdict(list)
    for term in terms:
        if _ODD.isdisjoint(term):
            same["".join(sorted(term))].append(term)
    for group in same.values():
        usual = max(group, key=lambda term: terms[term])
        if terms[usual] > 1:
            yield from (
                (term, usual)
                for term in group
                # 女子体操競技 and 体操競技女子: the word in front was put behind
                if terms[term] == 1 and term not in usual * 2
            )


def _persons(people: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """Yield names that another reads alike but for one kanji: 斎藤素子, 齋藤素子."""
    recurring = _recurring(people)
    for name, count in people.items():
        if count != 1:
            continue
        for other in recurring:
            near = len(other) == len(name) and one_apart(name, other)
            if near and kana(name) and kana(name) == kana(other):
                yield name, other
                break


def _accounts(accounts: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """Yield accounts and addresses one letter off: no number is compared, for those differ."""
    recurring = _recurring(accounts)
    for name, count in accounts.items():
        if count != 1:
            continue
        for other in recurring:
            if one_apart(name, other) and _letters(name) != _letters(other):
                yield name, other
                break


def _recurring(found: Mapping[str, int]) -> list[str]:
    """Return what stands more than once, the commonest first, no more than `_MOST`."""
    often = [name for name, count in found.items() if count > 1]
    return sorted(often, key=lambda name: (-found[name], name))[:_MOST]


def _letters(name: str) -> str:
    return "".join(char for char in name if not char.isdigit())


def _finding(draft: Draft, kind: str, once: str, often: str) -> Finding:
    start = draft.text.find(once)
    there = draft.text.find(often)
    return RULE.finding(
        draft,
        start,
        start + len(once),
        kind,
        suggestions=[often],
        evidence=[draft.evidence(there, there + len(often))],
        written=once,
        often=often,
    )
