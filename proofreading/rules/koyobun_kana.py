"""Auxiliary verbs and formal nouns in kana, by part of speech and by the words around.

見て**みる** but 現場を**見る**, 説明する**とき** but その**時**, 次の**とおり** but 駅前の**通り**.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from proofreading.context import Context
from proofreading.draft import Draft
from proofreading.profiles.departure import Departures
from proofreading.profiles.formal_nouns import formal_noun
from proofreading.profiles.neighbours import INFLECTED, KANJI, word_before
from proofreading.profiles.norms import cited, tables
from proofreading.profiles.set_phrases import set_phrase
from proofreading.rule import RuleInfo
from text.language.kana import hiragana
from text.model.document import Token
from text.model.finding import Finding

RULE = RuleInfo(__name__, severity="question", default=False, terms=True, corpus="used")

_ITEM = cited("kunrei", "1(2)キ")
_PARTICLE = cited("kunrei", "1(2)カ")
_CLAUSES = {"程": _PARTICLE, "為": cited("kunrei", "1(1)")}
"""Formal nouns that another clause names: ほど is among the particles, 為 is not read ため."""


def check(draft: Draft, context: Context) -> Iterator[Finding]:
    """Yield every auxiliary, particle and formal noun that is written in kanji."""
    departures = Departures(RULE, draft, context)
    tokens = draft.tokens
    for index, token in enumerate(tokens):
        if not KANJI.match(token.surface) or departures.quoted(token.start):
            continue
        found = _judged(tokens, index)
        if found is not None:
            kind, clause = found
            right = _KANA.get(token.surface) or hiragana(token.kana)
            if right and right != token.surface:
                yield departures.finding(token.start, token.end, kind, right, clause)


_KANA = {
    **{"下さい": "ください", "位": "ぐらい", "他": "ほか", "外": "ほか", "物": "もの"},
    **{"事": "こと", "時": "とき", "所": "ところ", "通り": "とおり", "内": "うち", "程": "ほど"},
}
"""Kana where the dictionary may guess another reading."""


def _judged(tokens: Sequence[Token], index: int) -> tuple[str, str] | None:
    token = tokens[index]
    if token.surface == "之":
        return None  # of names and titles: 命名之地
    if token.pos[0] in ("助詞", "助動詞") or token.pos[1] == "助動詞語幹":
        return "particle", _PARTICLE
    if token.lemma in ("出来る", "御座る") and token.pos[0] == "動詞":
        return "verb", _ITEM
    if token.pos[0] in ("動詞", "形容詞") and _auxiliary(tokens, index):
        return "auxiliary", _ITEM
    if token.pos[0] == "動詞" and token.surface[0] in "有居成" and _plain(tokens, index):
        return "verb", _ITEM
    if token.pos[0] == "形容詞" and token.lemma == "無い" and token.surface[0] == "無":
        return ("verb", _ITEM) if word_before(tokens, index) in ("が", "は", "も", "の") else None
    if formal_noun(tokens, index):
        return "formal-noun", _CLAUSES.get(token.surface, _ITEM)
    clause = set_phrase(tokens, index)
    return ("phrase", clause) if clause else None


@lru_cache(maxsize=1)
def _own() -> Mapping[str, frozenset[str]]:
    """The auxiliaries with the verbs after which they are verbs of their own."""
    return {lemma: frozenset(own.split()) for lemma, own in tables()["auxiliary"].items()}


def _auxiliary(tokens: Sequence[Token], index: int) -> bool:
    token = tokens[index]
    if index >= 2 and token.lemma in _own() and token.pos[1] == "非自立可能":
        te = index - 1
        if tokens[te].surface in ("も", "は") and token.lemma == "良い":
            te -= 1
        if (
            te >= 1
            and tokens[te].surface in ("て", "で")
            and tokens[te].pos[1] == "接続助詞"
            and tokens[te].start == tokens[te - 1].end
        ):
            if token.surface == "行っ":
                return False  # may be 行う
            return not _of_its_own(tokens, te, _own()[token.lemma])
    if token.lemma in ("下さる", "頂く", "致す"):
        return _honorific(tokens, index)
    return False


def _of_its_own(tokens: Sequence[Token], te: int, own: frozenset[str]) -> bool:
    """Whether the verb before て is one of `own`; of a verbal noun with する, the noun."""
    verb = tokens[te - 1]
    if _as_something(tokens, te):
        return True
    return verb.lemma in own or (verb.lemma == "為る" and te >= 2 and tokens[te - 2].surface in own)


def _as_something(tokens: Sequence[Token], te: int) -> bool:
    """Whether て is that of 行政機関として置く; 帰ろうとして居る is another."""
    return (
        te >= 3
        and tokens[te - 1].lemma == "為る"
        and tokens[te - 2].surface == "と"
        and tokens[te - 3].pos[0] not in INFLECTED
    )


def _honorific(tokens: Sequence[Token], index: int) -> bool:
    """Whether it follows お待ち, 御覧 or a verbal noun: お待ち下さい, 御説明致します."""
    before = tokens[index - 1] if index else None
    if before is None or before.end != tokens[index].start:
        return False
    if before.pos[0] in ("動詞", "助動詞") and before.conjugation_form.startswith("連用形"):
        # お知ら|せ|致し, お伝え|願い|致し
        return any(token.lemma == "御" for token in tokens[max(0, index - 3) : index - 1])
    return before.pos[0] == "名詞" and (
        before.pos[2].startswith("サ変")
        or before.lemma in ("願い", "御覧", "知らせ")
        or (
            index >= 2
            and tokens[index - 2].lemma == "御"
            and (tokens[index].lemma != "致す" or "ぁ" <= before.surface[-1] <= "ん")
        )
    )


def _plain(tokens: Sequence[Token], index: int) -> bool:
    """Whether 有る, 在る, 居る and 成る are no more than ある, いる, なる: 委員から成る is not."""
    token = tokens[index]
    if len(token.surface) < 2 or token.lemma not in ("有る", "居る", "成る"):
        return False
    before = word_before(tokens, index)
    if token.lemma == "成る":
        return before in ("に", "と", "く")
    return before in ("が", "は", "も", "に", "で", "て")
