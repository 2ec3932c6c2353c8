"""Token → index term: the one rule that makes orthographic variants and inflections meet.

A term is the UniDic lemma (申入れ, 申し入れ → 申し入れ; 漏えい → 漏洩), verbs in their 連用形, so
that 取り組んで and 取り組み are one term, and case and width folded. Marks have no term. Function
words have one, for phrases, but `is_content` leaves them out of ranking and statistics.
"""

from __future__ import annotations

from collections.abc import Iterable

from text.model.document import Token
from text.view.normalise import tight

_FUNCTION = frozenset({"助詞", "助動詞"})
_MARKS = frozenset({"補助記号", "空白"})
_ROWS = dict(zip("うくぐすつぬふぶむゆる", "いきぎしちにひびみいり", strict=True))


def is_word(token: Token) -> bool:
    """Whether `token` has a term at all: everything but punctuation and blanks."""
    return token.pos[0] not in _MARKS


def is_content(token: Token) -> bool:
    """Whether `token` carries meaning: not a particle, an auxiliary or a mark."""
    return token.pos[0] not in _FUNCTION and is_word(token) and token.pos[:2] != ("記号", "一般")


def term(token: Token) -> str:
    """Return the index term of `token`; "" for a mark."""
    return term_of(token.lemma, token.pos[0], token.conjugation_type)


def term_of(lemma: str, pos: str, conjugation_type: str) -> str:
    """Return the term for a lemma (without its gloss) with its first part of speech and cType."""
    return tight(_form(lemma, pos, conjugation_type))


def terms_of(words: Iterable[tuple[str, str, str]]) -> list[str]:
    """Return the term for each lemma (its gloss may follow after -) with its pos1 and cType.

    O(all their code points): as `term_of`, but folded all at once. No lemma may hold a NUL.
    """
    forms = [
        _form(lemma if "-" not in lemma else lemma.split("-")[0] or lemma, pos, kind)
        for lemma, pos, kind in words
    ]
    # A NUL is no white space and neither folds nor composes with what stands beside it.
    return tight("\0".join(forms)).split("\0") if forms else []


def _form(lemma: str, pos: str, conjugation_type: str) -> str:
    if pos in _MARKS:
        return ""
    return nominalised(lemma, conjugation_type) if pos == "動詞" else lemma


def nominalised(lemma: str, conjugation_type: str) -> str:
    """Return the 連用形 of the verb `lemma`: 取り組む → 取り組み, 申し入れる → 申し入れ.

    五段 and 四段 verbs change their last kana to the い row, 一段 verbs drop る; other verbs stay.
    """
    if "段" not in conjugation_type or len(lemma) < 2:
        return lemma
    if "一段" in conjugation_type:
        return lemma[:-1] if lemma.endswith("る") else lemma
    if "五段" in conjugation_type or "四段" in conjugation_type:
        return lemma[:-1] + _ROWS.get(lemma[-1], lemma[-1])
    return lemma


def pos_of(token: Token) -> str:
    """Return the part of speech of `token` as it is shown: 名詞-普通名詞."""
    return "-".join(part for part in token.pos[:2] if part != "*")
