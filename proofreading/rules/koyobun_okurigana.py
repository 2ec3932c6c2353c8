"""送り仮名 in official documents: 打合せ and 申込書 as nouns, 打ち合わせる as a verb, 行う, 当たる.

Which compounds drop theirs is a closed list for nouns; verbs keep all of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import product

from proofreading.context import Context
from proofreading.draft import Draft
from proofreading.profiles.departure import Departures
from proofreading.profiles.norms import Compound, cited, compounds, kun
from proofreading.profiles.readable import is_kanji, readable
from proofreading.rule import RuleInfo
from text.language.kana import hiragana
from text.language.morphology import kana
from text.later import later
from text.model.document import Token
from text.model.finding import Finding

RULE = RuleInfo(__name__, severity="question", default=False, terms=True, corpus="used")

_VERB_CLAUSE = cited("okurigana", "通則6")
_SINGLE = cited("okurigana", "通則1・通則2")
_PARTICLES = frozenset("をがのはもでにへと")
_NOT_NOUN = frozenset(["、", "，", ","])


def check(draft: Draft, context: Context) -> Iterator[Finding]:
    """Yield every compound noun and every verb with other 送り仮名 than announced."""
    departures = Departures(RULE, draft, context)
    tokens = draft.tokens
    starts = {token.start: index for index, token in enumerate(tokens)}
    ends = {token.end: index for index, token in enumerate(tokens)}
    taken: set[int] = set()
    for match in _variants().finditer(draft.text):
        start, end = match.span()
        first, last = starts.get(start), ends.get(end)
        if first is None or last is None or departures.quoted(start):
            continue
        compound = _BY_VARIANT[match.group()]
        if match.group() not in (compound.right, compound.full) and _is_verb(tokens, first, last):
            taken.update(range(first, last + 1))
            yield departures.finding(start, end, "verb", compound.full, _VERB_CLAUSE)
            continue
        if compound.right == match.group() or not _is_noun(tokens, first, last, compound):
            continue
        if (
            not compound.seventh
            and is_kanji(match.group()[-1])
            and _read(tokens, first, last) != kana(compound.full)
        ):
            continue  # 譲渡 is じょうと
        taken.update(range(first, last + 1))
        yield departures.finding(start, end, "compound", compound.right, compound.clause)
    for index, token in enumerate(tokens):
        if index not in taken and not departures.quoted(token.start):
            before = tokens[index - 1].lemma if index else ""
            if not _as_noun(tokens, index):
                yield from _inflected(departures, token, before)


_BY_VARIANT: dict[str, Compound] = {}


@lru_cache(maxsize=1)
def _variants() -> re.Pattern[str]:
    """Every spelling of the compounds with some of their 送り仮名, the longest first."""
    for compound in compounds():
        for written in _spellings(compound.full):
            if _dense(written) == _dense(compound.right):
                _BY_VARIANT.setdefault(written, compound)
    words = sorted(_BY_VARIANT, key=len, reverse=True)
    return later("|".join(map(re.escape, words)))


def _spellings(full: str) -> Iterator[str]:
    """Yield `full` with any of its stretches of kana whole, cut at the head, or left out."""
    parts: list[list[str]] = []
    for stretch in re.findall("[ぁ-ん]+|[^ぁ-ん]+", full):
        kana = "ぁ" <= stretch[0] <= "ん"
        parts.append([stretch[cut:] for cut in range(len(stretch) + 1)] if kana else [stretch])
    for chosen in product(*parts):
        yield "".join(chosen)


def _read(tokens: Sequence[Token], first: int, last: int) -> str:
    return "".join(token.kana for token in tokens[first : last + 1])


def _dense(word: str) -> str:
    return "".join(char for char in word if not "ぁ" <= char <= "ん")


def _is_noun(tokens: Sequence[Token], first: int, last: int, compound: Compound) -> bool:
    """Whether the word is used as a noun: 打ち合わせを, 打ち合わせ会; not 打ち合わせて."""
    head, tail = tokens[first], tokens[last]
    if compound.right == "日付" and first and tokens[first - 1].pos[1] == "数詞":
        return False  # 四月一日付けの: what is done on that day
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    before = tokens[first - 1] if first else None
    joined = after is not None and after.start == tail.end
    bare = tail.surface[-1] < "ぁ" or tail.surface[-1] > "ん"
    if (
        before is not None
        and before.end == head.start
        and _kanji_word(before)
        and before.pos[0] in ("接頭辞", "動詞")
        and before.lemma != "御"
    ):
        return False  # the border of the words may lie elsewhere
    if after is None or not joined:
        return tail.pos[0] == "名詞" and not bare
    if bare and before is not None and before.end == head.start and _kanji_word(before):
        return False  # 債務引受, 墓地貸付: a compound of its own
    if bare and not compound.seventh:
        # 申込書 and 貸付金 drop it rightly; 申込を does not.
        return after.surface in _PARTICLES and tail.pos[0] == "名詞" and compound.right[-1] > "ぁ"
    if after.surface in _NOT_NOUN and before is not None and before.surface in ("を", "に", "と"):
        return False
    if after.surface in _NOT_NOUN and (before is None or before.surface != "の"):
        return False  # 渡し、引き渡し、: a verb that goes on
    if tail.pos[0] == "動詞":
        if compound.seventh:
            return after.pos[0] in ("名詞", "接尾辞") or after.surface in "をがの"
        return after.surface in ("を", "が", "の") or (
            after.surface in ("は", "も", "に")
            and (before is None or before.surface not in "をにと")
        )
    return after.pos[0] not in ("助動詞", "動詞") or after.lemma in (
        "為る",
        "だ",
        "です",
        "致す",
        "有る",
        "出来る",
    )


_POLITE = frozenset(("下さる", "為る", "致す", "頂く", "申す"))
_VERB_ENDINGS = frozenset(("て", "た", "ます", "まし", "ませ", "ない", "たい"))


def _is_verb(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a noun of the dictionary is a verb here: 問い合せて, お問い合せください."""
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    if after is None or after.start != tokens[last].end or tokens[last].pos[0] != "名詞":
        return False
    if after.surface in _VERB_ENDINGS:
        return after.surface != "て" or tokens[last].surface[-1] in "えけせてねへめれげぜべ"
    before = tokens[first - 1] if first else None
    return before is not None and before.lemma == "御" and after.lemma in _POLITE


def _kanji_word(token: Token) -> bool:
    return is_kanji(token.surface[-1])


def _as_noun(tokens: Sequence[Token], index: int) -> bool:
    """Whether a verb of two kanji stands as a noun: 株券の売付けの申込み, 買付け及び売付け.

    Statutes drop the 送り仮名 of more such nouns than the list of examples has.
    """
    token = tokens[index]
    if index + 1 < len(tokens) and token.surface + tokens[index + 1].surface in _RIGHT:
        return True  # 預り|金
    if len(_dense(token.base)) < 2 or not token.conjugation_form.startswith("連用形"):
        return False
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    if after is None or after.start != token.end:
        return True
    if after.surface in _NOT_NOUN and index and tokens[index - 1].surface in _NOT_NOUN:
        return True  # 開発、打上げ、追跡
    return after.surface in _BEHIND_NOUNS or after.pos[0] in ("名詞", "接尾辞")


_BEHIND_NOUNS = frozenset(
    [
        *("の", "を", "が", "は", "も", "に", "へ", "から", "まで"),
        *("及び", "又は", "並びに", "若しくは", "等", "（", "」"),
    ]
)


def _inflected(departures: Departures, token: Token, before: str) -> Iterator[Finding]:
    """行なう, 表わす, 終る, 申込む: the verb, adjective or adverb in its own spelling."""
    if token.pos[0] not in ("動詞", "形容詞") or not token.known or not is_kanji(token.surface[0]):
        return
    if is_kanji(token.surface[-1]) or token.surface in _RIGHT or before == "御":
        return  # 買受|申込, 取下げ as a noun, お申込みください
    base = token.base
    kanji = _dense(base)
    if len(kanji) == 1 and base[0] == kanji:
        if base in _OF_TABLE:
            return  # 割る read われる
        right = kun().get((kanji, hiragana(token.reading))) or _longer(token)
        if right is None or right == base or _dense(token.lemma) != kanji:
            return
        if not readable(base, token.reading):
            return  # 割る as われる: the dictionary guesses
        clause = _SINGLE
    elif (
        kanji != "受継"
        and len(kanji) == 2
        and not (base == kanji + "す" and kanji not in _COMPOUND_KANJI)  # 移記す is 移記する
        and _dense(token.lemma) == kanji
        and len(token.lemma) > len(base)
    ):
        if _tail(base) in _OF_TABLE and _tail(token.lemma) not in _OF_TABLE:
            return  # 執り行う, which the dictionary has as 執り行なう
        right, clause = token.lemma, _VERB_CLAUSE
    else:
        return
    written = _respelt(token, right)
    if written and written != token.surface:
        kind = "verb" if clause == _VERB_CLAUSE else "okurigana"
        yield departures.finding(token.start, token.end, kind, written, clause)


def _tail(word: str) -> str:
    """Return the last character in kanji of `word` with its 送り仮名: 執り行う is 行う."""
    start = next((at for at in range(len(word) - 1, -1, -1) if is_kanji(word[at])), 0)
    return word[start:]


def _longer(token: Token) -> str | None:
    """Return 基づく for 基く: the dictionary's own spelling, where the table reads it."""
    if len(token.lemma) > len(token.base) and readable(token.lemma, token.reading):
        return token.lemma
    return None


_OF_TABLE = frozenset(kun().values())
_COMPOUND_KANJI = frozenset(re.sub("[ぁ-ん]", "", compound.right)[:2] for compound in compounds())
_RIGHT = frozenset(compound.right for compound in compounds())


def _respelt(token: Token, right: str) -> str:
    """Return `right` (a dictionary form) in the form of the token: 行なっ of 行う is 行っ."""
    kana, whole = hiragana(token.kana), hiragana(token.reading)
    shared = 0
    while shared < min(len(kana), len(whole)) and kana[shared] == whole[shared]:
        shared += 1
    ending, inflected = whole[shared:], kana[shared:]
    if not right.endswith(ending):
        return ""
    return right[: len(right) - len(ending)] + inflected
