"""Words of fixed spelling in official documents: adverbs in kanji, conjunctions in kana.

又は, 及び, 並びに and 若しくは are the four conjunctions in kanji. さらに before a comma at the
head of a sentence is a conjunction, 更に elsewhere an adverb.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from proofreading.context import Context
from proofreading.draft import Draft
from proofreading.profiles.departure import Departures
from proofreading.profiles.norms import Word, cited, words
from proofreading.rule import RuleInfo
from text.model.document import Token
from text.model.finding import Finding

RULE = RuleInfo(__name__, severity="question", default=False, terms=True, corpus="used")

_KINDS = frozenset(
    [
        *("pronoun", "adverb", "adnominal", "adverb-kana", "four-conjunctions", "conjunction"),
        *("demonstrative", "suffix", "thin", "okurigana"),
    ]
)
"""What the table says of a word: each is a message."""
_HEAD = frozenset(["更に", "又", "尚", "従って", "所で", "所が", "唯", "只", "故に", "追って"])
_CONJUNCTIONS = {"さらに", "ついで", "もっとも", "ことに", "わりに"}
_PAIRS = frozenset(["つねに", "たがいに", "互に", "おおいに", "すくなくとも", "ただちに"])
"""Adverbs that may be two words of the dictionary."""
_VERBS = frozenset(["つとめて", "はじめて", "きわめて", "あまり", "たえず", "わりに", "ことに"])
"""Kana that may as well be a verb or something else: only where the dictionary says adverb."""
_SEEMING = frozenset(["らしい", "らしく", "らし", "な", "だ", "です", "で"])
"""Behind もっとも where it is 道理である: もっともらしい, もっともな."""
_PREFIX = cited("kunrei", "1(2)ウ")
_KANJI = "一-鿿々"


def check(draft: Draft, context: Context) -> Iterator[Finding]:
    """Yield every word that is spelt otherwise than announced."""
    table = words()
    departures = Departures(RULE, draft, context)
    tokens = draft.tokens
    for index, token in enumerate(tokens):
        if departures.quoted(token.start):
            continue
        yield from _prefix(departures, tokens, index)
        before = tokens[index - 1] if index else None
        after = tokens[index + 1] if index + 1 < len(tokens) else None
        word = _meant(draft, table.get(token.surface, ()), before, token, after)
        start, end = token.start, token.end
        if word is None and after is not None and after.start == token.end:
            # 従っ|て, 因っ|て: two words of the dictionary.
            both = token.surface + after.surface
            following = tokens[index + 2] if index + 2 < len(tokens) else None
            word = _meant(draft, table.get(both, ()), before, token, following, whole=both)
            end = after.end
        if word is not None:
            yield departures.finding(start, end, word.kind, word.right, word.clause)


def _meant(
    draft: Draft,
    known: tuple[Word, ...],
    before: Token | None,
    token: Token,
    after: Token | None,
    whole: str = "",
) -> Word | None:
    """Return the entry that speaks of `token`, None where it stands rightly."""
    surface = whole or token.surface
    for word in known:
        assert word.kind in _KINDS
        if word.kind == "conjunction":
            if surface in "又復亦" and after is not None and after.surface == "は":
                continue  # 又は in two words of the dictionary
            if surface in _HEAD or len(surface) == 1 or whole:
                if not _heads(draft, before, token) or not _comma(after, surface):
                    continue
            elif token.pos[0] not in word.pos:
                continue
            return word
        if word.kind == "four-conjunctions":
            if _verbal(draft, before, token, surface):
                continue
            return word
        if word.kind == "adverb" and whole and surface in _PAIRS:
            return word
        if surface == "さらに" and token.pos[0] == "接続詞":
            pass  # the dictionary calls it so wherever it stands
        elif whole or token.pos[0] not in word.pos or (before and before.pos[0] == "接頭辞"):
            continue
        if word.kind == "adverb":
            if surface in _VERBS and token.pos[0] != "副詞":
                continue
            if token.pos[0] == "名詞" and token.pos[1] != "普通名詞":
                continue
            if surface in _CONJUNCTIONS and _joins(draft, before, token) and _comma(after, ""):
                continue
            if surface in ("さらに", "ことに") and before is not None and _verb(before):
                continue
            if surface == "ついで" and _errand(before, after):
                continue
            if surface == "もっとも" and after is not None and after.surface in _SEEMING:
                continue
            if surface == "さらに" and _goes_on(draft, before, token, after):
                continue
        return word
    return None


def _verbal(draft: Draft, before: Token | None, token: Token, surface: str) -> bool:
    """Whether it is no conjunction: 全域におよび, 人並に, and 及 of a longer word."""
    if before is None or before.end != token.start:
        return False
    if surface in ("および", "及"):
        return before.surface == "に" or (surface == "及" and before.pos[0] == "接頭辞")
    return surface == "並に" and "一" <= before.surface[-1] <= "鿿"


def _heads(draft: Draft, before: Token | None, token: Token) -> bool:
    """Whether the token is the first word of its sentence."""
    if before is None or draft.text[before.end : token.start].strip(" \u3000"):
        return True
    return before.surface in "。．）)」！？：:" or "\n" in draft.text[before.end : token.start]


def _joins(draft: Draft, before: Token | None, token: Token) -> bool:
    """Whether the token begins a sentence or stands between commas: 働き、さらに、学ぶ."""
    return _heads(draft, before, token) or (before is not None and before.surface in "、，")


def _errand(before: Token | None, after: Token | None) -> bool:
    """Whether ついで is a noun: 買物のついでに, 行ったついで; not 次いで."""
    led = before is not None and (before.surface == "の" or _verb(before))
    return led or (after is not None and after.surface in ("に", "の", "が"))


def _goes_on(draft: Draft, before: Token | None, token: Token, after: Token | None) -> bool:
    """Whether さらに adds another to what stands before: さらには、; 国、県、さらに市が."""
    if after is not None and after.surface == "は":
        return True
    if before is None or before.surface not in "、，":
        return False
    listed = draft.text[: before.start][-1:]
    return "一" <= listed <= "鿿" or "ァ" <= listed <= "ー"


def _comma(after: Token | None, surface: str) -> bool:
    return surface in ("又", "但し", "尚") or (after is not None and after.surface in "、，,")


def _verb(token: Token) -> bool:
    return token.pos[0] in ("動詞", "助動詞")


def _prefix(departures: Departures, tokens: Sequence[Token], index: int) -> Iterator[Finding]:
    """御 before kanji, ご before kana; お is always kana: the table does not read 御 so."""
    token = tokens[index]
    surface = token.surface
    if surface[0] == "ご" and len(surface) > 1 and _kanji(surface[1]) and token.lemma[:1] == "御":
        right = "御" + surface[1:]
        yield departures.finding(token.start, token.end, "prefix", right, _PREFIX)
        return
    if token.pos[0] != "接頭辞" or token.lemma != "御" or index + 1 >= len(tokens):
        return
    after = tokens[index + 1]
    if after.start != token.end:
        return
    kanji = _kanji(after.surface[0])
    right = ""
    if surface == "ご" and kanji:
        right = "御"
    elif surface == "御" and (not kanji or (token.kana == "オ" and after.surface not in _ONREI)):
        right = "お" if token.kana == "オ" else "ご"
        if kanji and index and tokens[index - 1].end == token.start and _kanji_ends(tokens, index):
            return  # 寺町通御池: within a name
    if right:
        written = right + after.surface
        yield departures.finding(token.start, after.end, "prefix", written, _PREFIX)


def _kanji_ends(tokens: Sequence[Token], index: int) -> bool:
    return _kanji(tokens[index - 1].surface[-1])


_ONREI = frozenset(["礼", "中", "名前", "身"])


def _kanji(char: str) -> bool:
    return "一" <= char <= "鿿" or char == "々"
