"""One word in two spellings within the draft: 漏洩 and 漏えい, デジタル・カード and デジタルカード.

Counted by lemma and reading; the rarer spelling is shown once. What stands between 「」 is
another's spelling and does not count.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from proofreading.context import Context
from proofreading.draft import Draft
from proofreading.lexicon.spelling_variants import are_variants, is_mixed, may_be_able, respelt
from proofreading.others_words import quoted as others_lines
from proofreading.others_words import titles
from proofreading.profiles.norms import bare_kun, kun
from proofreading.rule import RuleInfo
from proofreading.slips.two_forms import (
    Place,
    counters,
    foreign_words,
    unknown_foreign_words,
)
from text.language.kana import hiragana
from text.later import later
from text.model.document import Token
from text.model.finding import Finding

RULE = RuleInfo(__name__, severity="question", corpus="used")

_QUOTED = later("「[^「」\n]*」|『[^『』\n]*』")
_NAMED = later(
    "(?:行政手続における|[^。、\n\\s「」はがを]{4,60}(?:に関する|等の))[^。、\n\\s「」]{0,40}法律(?!家|上|的|相談)"
    "|[一-鿿]{0,8}障(?:がい|害|碍)[一-鿿]{1,8}[課係室]"
    "|[^\n\\s。、「」]{2,30}(?:手引き?|手びき|指針|要領)(?=[（(](?:第?[^（）()\n]{1,6}版|[^（）()\n]{0,8}年))"
)
"""Statutes, departments and guides, which spell their names as they do."""
_VERBAL = later("[一-鿿][ぁ-ん]+[一-鿿]+[いきしちにひみりぎじびえけせてねめれげぜべ]$")
_ONE = later("[一-鿿]")
_DOTTED = later(
    "(?<!株式会社)(?<!有限会社)(?<![ァ-ヴー])[ァ-ヴー]{2,30}(?:・[ァ-ヴー]{2,30})+"
    "(?![ァ-ヴー・])(?!(?:株式|有限|合同)会社)"
)
"""A company spells its name as it is registered."""


def check(draft: Draft, context: Context) -> Iterator[Finding]:
    """Yield the first place of each rarer spelling."""
    quoted = [False] * (len(draft.text) + 1)
    for match in (*_QUOTED.finditer(draft.text), *_NAMED.finditer(draft.text)):
        quoted[match.start() : match.end()] = [True] * (match.end() - match.start())
    for first, last in (*others_lines(draft), *titles(draft)):
        low, high = draft.view.view_offset(first), draft.view.view_offset(last)
        quoted[low:high] = [True] * (high - low)
    words: dict[str, dict[str, list[Token]]] = defaultdict(lambda: defaultdict(list))
    for at, (token, name) in enumerate(zip(draft.tokens, draft.spelling_keys, strict=True)):
        if name and not quoted[token.start] and not _may_be_otherwise(draft, at):
            words[name][token.base].append(token)
    for word, spellings in words.items():
        if len(spellings) > 1:
            yield from _rarer(draft, spellings, context.corpus.spellings(word))
    yield from _dots(draft, quoted)
    often = context.corpus.katakana
    foreign = list(foreign_words(draft, often, quoted))
    known = [place for pair in foreign for places in pair for place in places]
    unknown = unknown_foreign_words(draft, quoted, known)
    for rarer, usual in (*foreign, *unknown, *counters(draft, quoted)):
        yield _forms(draft, rarer, usual)


def _may_be_otherwise(draft: Draft, at: int) -> bool:
    """Whether the word may be another: before a comma a verb, which keeps its kana (引き渡し、), or
    the particle of an enumeration and a word (大|と中)."""
    words = draft.tokens
    before = words[at - 1] if at and words[at - 1].end == words[at].start else None
    if before is not None and words[at].surface[0] in "とや":
        return len(words[at].surface) == 2 and _ONE.fullmatch(before.surface) is not None
    if words[at].lemma == "祭り" or (
        before is not None and before.surface == "消費" and words[at].surface.startswith("税込")
    ):
        return True  # 酉の祭, 南高祭: what is so called; 消費税|込み
    if _ONE.fullmatch(words[at].surface) and draft.text[words[at].start - 1 :][:1] in "お御":
        return True  # お香 is no 香り: one kanji alone may have another reading
    after = words[at + 1] if at + 1 < len(words) else None
    if (
        _ONE.fullmatch(words[at].surface)
        and after is not None
        and after.start == words[at].end
        and _ONE.match(after.surface)
    ):
        return True  # 受|答え: the half of a compound
    return (
        words[at].pos[0] == "名詞"
        and after is not None
        and after.start == words[at].end
        and after.surface == "、"
        and bool(_VERBAL.search(words[at].surface))
    )


def _as_compounds_drop(draft: Draft, one: Sequence[Token], other: Sequence[Token]) -> bool:
    """Whether the one spelling stands only in compounds and the other only alone: 申込書, 申込み.

    送り仮名の付け方 (1973), 通則6 and 7: compounds of nouns drop the kana that the noun alone has.
    """
    kana = [sum("ぁ" <= char <= "ん" for char in places[0].surface) for places in (one, other)]
    if kana[0] == kana[1] or one[0].pos[0] != "名詞":
        return False
    short, full = (one, other) if kana[0] < kana[1] else (other, one)
    if {_led_by(draft, word) for word in short} & {_led_by(draft, word) for word in full} - {""}:
        return False  # 登録手続き and 登録手続: the same compound
    return all(_in_compound(draft, word) for word in short) and not any(
        _in_compound(draft, word) for word in full
    )


def _are_verb_and_noun(draft: Draft, one: Sequence[Token], other: Sequence[Token]) -> bool:
    """Whether the fuller spelling is always a verb and the shorter a noun, 打ち切る, 打切り:

    公用文 write compounds so (送り仮名の付け方, 通則7, and the rules of 2010).
    """
    short, full = sorted((one, other), key=lambda words: _kana_of(words[0].base))
    return (
        _kana_of(short[0].base) < _kana_of(full[0].base)
        and len(_ONE.findall(full[0].base)) > 1
        and all(_as_noun(draft, word) for word in short)
        and not any(_as_noun(draft, word) for word in full)
    )


def _as_noun(draft: Draft, word: Token) -> bool:
    """Whether a verb stands as a noun: the form before ます with no を before it, and a particle, a
    noun or the end of a line behind it."""
    if word.pos[0] == "名詞":
        return True
    if not word.conjugation_form.startswith("連用") or draft.text[word.start - 1] == "を":
        return False
    following = draft.tokens_between(word.end, word.end + 1)
    if draft.text[word.start - 1] in "お御" or not following or following[0].start != word.end:
        return True  # お申し込みいただく
    return following[0].pos[0] in ("名詞", "接尾辞", "補助記号") or (
        following[0].pos[0] == "助詞" and following[0].pos[1] in ("格助詞", "係助詞", "副助詞")
    )


def _led_by(draft: Draft, word: Token) -> str:
    """Return the noun that stands right before the word, "" where there is none."""
    before = draft.tokens_between(max(0, word.start - 12), word.start)
    if not before or before[-1].end != word.start or before[-1].pos[0] != "名詞":
        return ""
    return before[-1].surface


def _in_compound(draft: Draft, word: Token) -> bool:
    following = draft.tokens_between(word.end, word.end + 1)
    return bool(following) and following[0].pos[0] in ("名詞", "接尾辞")


def _without_compounds(
    draft: Draft, spellings: Mapping[str, list[Token]]
) -> dict[str, list[Token]]:
    """Leave out the spellings without kana in compounds, which say nothing of the noun alone:
    支払方法 beside 支払い. Where the same compound is there in full they stay.
    """
    if len({_kana_of(base) for base in spellings}) < 2:
        return dict(spellings)
    most = max(map(_kana_of, spellings))
    full = [word for base, places in spellings.items() if _kana_of(base) == most for word in places]
    heads = {_head(draft, word) for word in full}
    leads = {_led_by(draft, word) for word in full} - {""}
    found = {}
    for base, places in spellings.items():
        left = [
            word
            for word in places
            if _kana_of(base) == most
            or word.pos[0] != "名詞"
            or not _in_compound(draft, word)
            or _head(draft, word) in heads
            or _led_by(draft, word) in leads
        ]
        if left:
            found[base] = left
    return found


def _kana_of(base: str) -> int:
    return sum("ぁ" <= char <= "ん" for char in base)


def _head(draft: Draft, word: Token) -> str:
    """Return the word that touches this one from behind, "" where there is none."""
    following = draft.tokens_between(word.end, word.end + 1)
    return following[0].surface if following else ""


_COMPOUND = 2
_ALLOWED = frozenset(["表わす", "著わす", "現われる", "行なう", "断わる", "賜わる"])
"""送り仮名の付け方 (1973), 通則1 許容."""


def _normal(spellings: Mapping[str, list[Token]]) -> str | None:
    """Return the spelling that 常用漢字表 has, where another has more 送り仮名 than any norm, 育む
    beside 育くむ, 隣 beside 隣り, or a verb has less, 分かる beside 分る, however often; and of a
    verb of two the one whose first has its kana: 申し出る.
    """
    fullest = max(spellings, key=_kana_of)
    if all(
        _ONE.findall(base) == _ONE.findall(fullest)
        and len(_ONE.findall(base)) == _COMPOUND
        and places[0].pos[0] == "動詞"
        and base[-1] == fullest[-1]
        for base, places in spellings.items()
    ):
        return fullest
    for base, places in spellings.items():
        reading = hiragana(places[0].reading)
        right = kun().get((base[0], reading))
        if len(base) == 1 and reading in bare_kun().get(base, ()):
            right = base
        if right == base and any(
            other[0] == base[0]
            and (
                _kana_of(other) > _kana_of(base)
                or (_kana_of(other) < _kana_of(base) and places[0].pos[0] == "動詞")
            )
            and _ONE.findall(other) == _ONE.findall(base)
            and other not in _ALLOWED
            for other in spellings
        ):
            return base
    return None


def _rarer(
    draft: Draft, spellings: dict[str, list[Token]], in_corpus: Mapping[str, int]
) -> Iterator[Finding]:
    def weight(base: str) -> tuple[int, int, int]:
        places = spellings[base]
        return len(places), in_corpus.get(base, 0), -places[0].start

    spellings = _without_compounds(draft, spellings)
    usual = _normal(spellings) or max(spellings, key=weight)
    for base, places in spellings.items():
        if base == usual or not are_variants(base, usual) or may_be_able(base, usual):
            continue
        if _are_verb_and_noun(draft, places, spellings[usual]):
            continue
        if _as_compounds_drop(draft, places, spellings[usual]):
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


def _dots(draft: Draft, quoted: Sequence[bool]) -> Iterator[Finding]:
    """Yield foreign words written with and without 中黒."""
    dotted = Counter(
        match.group() for match in _DOTTED.finditer(draft.text) if not quoted[match.start()]
    )
    for word, count in dotted.items():
        plain = word.replace("・", "")
        places = re.finditer(f"(?<![ァ-ヴー・]){plain}(?![ァ-ヴー])", draft.text)
        times = sum(not quoted[match.start()] for match in places)
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


def _forms(draft: Draft, rarer: Sequence[Place], usual: Sequence[Place]) -> Finding:
    (start, end), (low, high) = rarer[0], usual[0]
    return RULE.finding(
        draft,
        start,
        end,
        "also",
        suggestions=[draft.text[low:high]],
        evidence=[draft.evidence(low, high)],
        here=draft.text[start:end],
        count=len(rarer),
        usual=draft.text[low:high],
        times=len(usual),
    )
