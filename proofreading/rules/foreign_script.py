"""Letters of another script inside a Japanese word: 再エ네, マனிフェスト, サ一ビス with a kanji.

Machine-made drafts and scanned pages bring them in. A foreign word that stands by itself, in
brackets or between blanks, and single Greek or Cyrillic letters as symbols are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from proofreading.context import Context
from proofreading.draft import Draft
from proofreading.rule import RuleInfo
from text.language.morphology import tokens
from text.later import later
from text.model.finding import Finding

RULE = RuleInfo(__name__, severity="error")

_KANA_KANJI = "ぁ-ゖァ-ヺー一-龠々"
_SCRIPTS = (
    "\u0531-\u058f\u0590-\u05ff\u0600-\u06ff\u0900-\u0dff\u0e01-\u0eff\u0f00-\u0fff\u1000-\u10ff"
    "\u1100-\u115e\u1161-\u11ff\u1780-\u17ff\u3131-\u3163\u3165-\u318e\uac00-\ud7a3"
)
_ANY = later("[\u0531-\u1fff\u3131-\u318e\uac00-\ud7a3]")


_INSIDE = later(
    f"(?<=[{_KANA_KANJI}])[{_SCRIPTS}]{{1,3}}(?=[ァ-ヺー一-龠])"
    f"|(?<=[ァ-ヺー一-龠])[{_SCRIPTS}]{{1,3}}(?=[{_KANA_KANJI}])"
    f"|(?<=[ァ-ヺー一-龠])[{_SCRIPTS}](?=[、。，．・」』）)\\s]|$)"
    f"|(?<=[ぁ-ゖ])[{_SCRIPTS}]{{1,2}}(?=[ぁ-ゖ])",
    re.MULTILINE,
)
"""The letters inside a word."""
_MIXED_LATIN = later("(?<=[A-Za-z])[Ѐ-ӿ]+|[Ѐ-ӿ]+(?=[A-Za-z])")
_LATIN = str.maketrans("АВЕКМНОРСТХаеорсхуі", "ABEKMHOPCTXaeopcxyi")
_LIKE = {"一": "ー", "力": "カ", "口": "ロ", "卜": "ト", "工": "エ", "夕": "タ"}
_AMONG_KATAKANA = later(f"(?<![ァ-ヺー])[ァ-ヺー]{{1,30}}(?:[{''.join(_LIKE)}][ァ-ヺー]{{1,30}})+")
_LONGEST = 30
_DASH = later(
    "(?<![ァ-ヺー])([ァ-ヺー]{1,30})([―—‐−－─])(?=[ぁ-ん、。，．）)」』\\s]|$)",
    re.MULTILINE,
)
"""A dash where a word wants its long vowel: エントリ―は. Between two words it is a dash."""


def check(draft: Draft, context: Context) -> Iterator[Finding]:
    """Yield every foreign letter inside a word, and kanji that look like katakana in one."""
    for match in _INSIDE.finditer(draft.text) if _ANY.search(draft.text) else ():
        yield RULE.finding(draft, *match.span(), "foreign", written=match.group())
    for match in _MIXED_LATIN.finditer(draft.text):
        latin = match.group().translate(_LATIN)
        sure = latin.isascii()
        yield RULE.finding(
            draft,
            *match.span(),
            "among-latin",
            suggestions=(latin,) if sure else (),
            written=match.group(),
        )
    for match in _AMONG_KATAKANA.finditer(draft.text):
        yield from _lookalikes(draft, match)
    for match in _DASH.finditer(draft.text):
        right = f"{match[1]}ー"
        if _is_one_word(right):
            yield RULE.finding(
                draft,
                *match.span(2),
                "dash",
                severity="question",
                suggestions=("ー",),
                written=match[2],
                word=right,
            )


def _lookalikes(draft: Draft, match: re.Match[str]) -> Iterator[Finding]:
    """The kanji of a word that the dictionary knows only when they are katakana."""
    word = match.group()
    right = "".join(_LIKE.get(char, char) for char in word)
    if len(word) > _LONGEST or not _is_one_word(right) or _is_one_word(word):
        return
    for index, char in enumerate(word):
        if char in _LIKE:
            start = match.start() + index
            yield RULE.finding(
                draft,
                start,
                start + 1,
                "lookalike",
                suggestions=(_LIKE[char],),
                written=char,
                right=_LIKE[char],
                word=right,
            )


def _is_one_word(text: str) -> bool:
    found = list(tokens(text))
    return len(found) == 1 and found[0].known
