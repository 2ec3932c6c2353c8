"""Readings outside the 常用漢字表: 何処, 貴方, 止める (やめる), 活かす, 時々 is not one of them.

A verb that can be read by the table with the same 送り仮名 (止める as とめる) is left alone, for
the reading is then a guess; so are compounds of Chinese origin, and names and quotations.
"""

from __future__ import annotations

from collections.abc import Iterator

from proofreading.context import Context
from proofreading.draft import Draft
from proofreading.profiles.departure import Departures
from proofreading.profiles.names import Names
from proofreading.profiles.norms import cited, kun, tables
from proofreading.profiles.readable import is_kanji, outside, readable
from proofreading.profiles.set_phrases import set_phrase
from proofreading.rule import RuleInfo
from text.language.kana import hiragana
from text.model.document import Token
from text.model.finding import Finding

RULE = RuleInfo(__name__, severity="question", default=False, terms=True, corpus="used")

_CLAUSE = cited("kunrei", "1(1)")
_CLASSES = frozenset(["動詞", "形容詞", "副詞", "連体詞", "感動詞", "接続詞"])


def check(draft: Draft, context: Context) -> Iterator[Finding]:
    """Yield every word that the table has no reading for."""
    departures = Departures(RULE, draft, context)
    names: Names | None = None
    listed: dict[str, str] = tables()["readings"]
    for index, token in enumerate(draft.tokens):
        if not any(map(is_kanji, token.surface)) or departures.quoted(token.start):
            continue
        right = listed.get(token.surface) or listed.get(token.base, "")
        if token.pos[0] == "動詞" and set_phrase(draft.tokens, index):
            continue  # of にも拘わらず koyobun-kana speaks
        if right and token.surface != token.base and token.surface not in listed:
            right = _inflected(token, right)
        if (
            token.base in _DERIVED
            or readable(token.base, token.reading)
            or readable(token.surface, token.kana)
        ):
            continue
        if not (right or _by_table(token)):
            continue
        names = names or Names(draft)
        if names.hold(token.start, token.end):
            continue
        right = right or hiragana(token.kana.partition("/")[0])
        yield departures.finding(
            token.start,
            token.end,
            "reading",
            right,
            _CLAUSE,
            read=hiragana(token.kana.partition("/")[0]),
        )


def _by_table(token: Token) -> bool:
    """Whether the token's reading is none of the table's, and no other is possible."""
    if token.pos[0] not in _CLASSES or not token.known or outside(token.surface):
        return False
    if not {*filter(is_kanji, token.surface)} & {*token.lemma}:
        return False  # 少い as わかい: the dictionary guesses
    if readable(token.surface, token.kana) or readable(token.lemma, token.reading):
        return False
    if readable(token.base, token.reading[:1].translate(_CLEAR) + token.reading[1:]):
        return False  # 手を振り返す as ぶり返す: the dictionary guesses
    if token.pos[0] in ("動詞", "形容詞"):
        return not _another(token.base) and not is_kanji(token.surface[-1])
    return True


def _another(base: str) -> bool:
    """Whether the table has a word of the same spelling with another reading."""
    return base in _SPELLINGS


def _inflected(token: Token, right: str) -> str:
    """Return `right`, a dictionary form, inflected as the token is."""
    head = 0
    while head < min(len(token.surface), len(token.base)) and (
        token.surface[head] == token.base[head]
    ):
        head += 1
    ending = token.base[head:]
    return (
        right[: len(right) - len(ending)] + token.surface[head:] if right.endswith(ending) else ""
    )


_CLEAR = str.maketrans(
    "ガギグゲゴザジズゼゾダヂヅデドバビブベボ", "カキクケコサシスセソタチツテトハヒフヘホ"
)
_DERIVED = frozenset(["全う", "辛うじて"])
"""Words among the table's own examples: 全うする stands with まったく, 辛うじて with からい."""
_SPELLINGS = frozenset(kun().values())
