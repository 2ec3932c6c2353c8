"""How much a text looks like Japanese: what tells the right encoding of a file from a wrong one."""

from __future__ import annotations

from functools import lru_cache

from text.later import later

_HALF = later("[\uff61-\uff9f]+")
# ﾞ stands behind what can be voiced, ﾟ behind ﾊ to ﾎ; no word begins with ｬ, ｰ or a voice mark.
_IMPOSSIBLE = later(
    "(?<![ｳｶ-ﾄﾊ-ﾎ])ﾞ|(?<![ﾊ-ﾎ])ﾟ|(?<![ｦ-ﾟ])[ｧ-ｰ]|[､｡･][､｡]|｢(?![^｢｣]*｣)|(?<![｢ｦ-ﾟ､｡])｣|ｦ[ｧ-ｰ]"
    "|｡(?=[ｦ-ﾟ])|(?<![ｦ-ﾟ])[･､｡]|(?<![ｷｼﾁﾆﾋﾐﾘﾃﾌﾞﾟ])[ｬｭｮ]|(?<![ﾌｳﾃﾄｼﾁﾂｸｲﾞﾟｧ-ｫ])[ｧ-ｫ]"
)
_SAMPLE = 4_000
_KANA, _STOP, _COMMON, _RARE, _SIGN, _ODD, _NONE = 1.0, 0.8, 0.6, -0.2, 0.1, -0.4, -2.0
_VALID, _DOUBTFUL, _INVALID = 0.75, 0.5, -1.5
_FEWEST = 6
"""Half-width kana in a row of words; fewer may as well be two kanji in EUC."""


def likelihood(text: str) -> float:
    """Return -2 (no Japanese) to 1 (kana) for the characters of `text` beyond ASCII; 0 for none.

    The more bytes a character takes in Shift_JIS or EUC, the more it says. O(first 4,000).
    """
    sample = text[:_SAMPLE]
    total = weights = 0.0
    for char in sample:
        if char < "\x7f":
            if char < " " and char not in "\t\r\n\f\x1a\x1b":
                total += _NONE
                weights += 1
        elif not "\uff61" <= char <= "\uff9f":
            total += 2 * _weight(char)
            weights += 2
    valid = _VALID if len("".join(_HALF.findall(sample))) >= _FEWEST else _DOUBTFUL
    for run in _HALF.finditer(sample):
        wrong = len(_IMPOSSIBLE.findall(run.group()))
        total += valid * (len(run.group()) - wrong) + _INVALID * wrong
        weights += len(run.group())
    return total / weights if weights else 0.0


def is_kana_in_half_width(text: str) -> bool:
    """Return whether half-width kana make up `text` as they make up words, ASCII aside."""
    found = "".join(_HALF.findall(text[:_SAMPLE]))
    others = sum(char > "\x7f" and not "\uff61" <= char <= "\uff9f" for char in text[:_SAMPLE])
    wrong = sum(len(_IMPOSSIBLE.findall(run)) for run in _HALF.findall(text[:_SAMPLE]))
    return len(found) > 1 and 4 * others <= len(found) and 30 * wrong <= len(found)


@lru_cache(maxsize=4096)
def _weight(char: str) -> float:
    if "\u3041" <= char <= "\u3096" or "\u30a1" <= char <= "\u30fc":
        return _KANA
    if char in "、。「」『』・々（）！？　":
        return _STOP
    if "\uff01" <= char <= "\uff5e":
        return 0.5
    if "\u3400" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff" or char > "\uffff":
        return _kanji(char)
    if char in "\ufffd\ufeff" or "\ue000" <= char <= "\uf8ff" or "\x80" <= char <= "\x9f":
        return _NONE
    if "\u2010" <= char <= "\u22ff" or "\u2460" <= char <= "\u24ff" or "\u2500" <= char <= "\u26ff":
        return _SIGN
    if "\u3000" <= char <= "\u303f" or "\u3200" <= char <= "\u33ff":
        return _SIGN
    return _ODD


def _kanji(char: str) -> float:
    try:
        code = char.encode("euc_jp")
    except UnicodeEncodeError:
        return 0.0 if _in_cp932(char) else -0.8
    if len(code) != 2:
        return -0.6
    return _COMMON if code[0] < 0xD0 else _RARE


def _in_cp932(char: str) -> bool:
    try:
        char.encode("cp932")
    except UnicodeEncodeError:
        return False
    return True
