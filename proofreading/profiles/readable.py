"""Whether a word can be read with the announced readings, and how to write it where it cannot."""

from __future__ import annotations

import re
from functools import lru_cache

from proofreading.profiles.norms import bare_kun, readings, whole_words
from text.language.kana import hiragana
from text.later import later

ACCEPTED = frozenset("々〆〇ヶ填剥頬叱")
"""No 常用漢字, but marks, and the forms in print of four (塡, 剝, 頰, 𠮟) that the table allows."""
_KANJI = later("[一-鿿㐀-䶿豈-龎\U00020000-\U0003ffff]")
_FORMS = {"填": "塡", "剥": "剝", "頬": "頰", "叱": "\U00020b9f"}

_VOICED = dict(
    zip(
        "かきくけこさしすせそたちつてとはひふへほ",
        "がぎぐげござじずぜぞだぢづでどばびぶべぼ",
        strict=True,
    )
)
_HALF = dict(zip("はひふへほ", "ぱぴぷぺぽ", strict=True))
_STEMS = dict(zip("うくぐすつぬぶむる", "いきぎしちにびみり", strict=True))
_ZU = str.maketrans("ぢづ", "じず")


def outside(word: str) -> str:
    """Return the characters of `word` that are kanji and not in the table, in order."""
    return "".join(
        char for char in word if _KANJI.match(char) and not known(char) and char not in ACCEPTED
    )


def known(char: str) -> bool:
    """Return whether `char` is a 常用漢字."""
    return char in readings()


def is_kanji(char: str) -> bool:
    """Return whether `char` is a kanji."""
    return _KANJI.match(char) is not None


@lru_cache(maxsize=4096)
def _alternatives(char: str, first: bool) -> str:
    """Return a pattern of what `char` may be read as within a word."""
    if char == "々":
        return "[ぁ-ん]{1,4}?"
    if char in "〆〇ヶ" or not (char in ACCEPTED or known(char)):
        return "[ぁ-ん]{1,6}?"
    found: set[str] = set()
    for reading in readings()[_FORMS.get(char, char)]:
        stem, dot, tail = reading.partition(".")
        whole = stem + tail
        found.add(stem)
        if dot or len(stem) > 1:
            found.add(whole)
            found.update(whole[:end] for end in range(1, len(whole) + 1) if dot)
            if dot and whole[-1] in _STEMS:
                found.add(whole[:-1] + _STEMS[whole[-1]])
    for reading in bare_kun()[_FORMS.get(char, char)]:
        found.update(reading[:end] for end in range(1, len(reading)))
    for reading in list(found):
        if reading[-1] in "くつちきう" and len(reading) > 1:
            found.add(reading[:-1] + "っ")
        if not first:
            for table in (_VOICED, _HALF):
                if reading[0] in table:
                    found.add(table[reading[0]] + reading[1:])
        if not first and reading[0] in _HALF:
            found.update(_HALF[reading[0]] + more[1:] for more in [reading])
        if reading[-1] in "くつちきう" and len(reading) > 1 and not first:
            for table in (_VOICED, _HALF):
                if reading[0] in table:
                    found.add(table[reading[0]] + reading[1:-1] + "っ")
    return "(?:" + "|".join(sorted((one.translate(_ZU) for one in found), key=len)[::-1]) + ")"


@lru_cache(maxsize=50_000)
def readable(word: str, kana: str) -> bool:
    """Return whether `word`, read `kana`, is read as the table and its 付表 have it.

    Kana of the word stand for themselves. True where the reading is unknown.
    """
    read = hiragana(kana)
    if not read or (word, read) in whole_words():
        return True
    return _pattern(word).fullmatch(_folded(read)) is not None


def _pattern(word: str) -> re.Pattern[str]:
    parts = []
    for place, char in enumerate(word):
        if is_kanji(char) or char in "々〆〇":
            parts.append(f"({_alternatives(char, place == 0)})")
        else:
            parts.append(re.escape(_folded(hiragana(char))))
    return re.compile("".join(parts))


def _folded(kana: str) -> str:
    return kana.replace("ー", "").translate(_ZU)


@lru_cache(maxsize=10_000)
def in_kana(word: str, kana: str) -> str:
    """Return `word` with its characters outside the table in kana: 漏洩 is 漏えい; "" if unclear.

    Where the rest cannot be read by the table either, the whole is in kana.
    """
    read = hiragana(kana)
    if not read:
        return ""
    match = _pattern(word).fullmatch(_folded(read))
    if match is None or len(read) != len(_folded(read)):
        return read if word and is_kanji(word[0]) else ""
    parts, group = [], 0
    place = 0
    for char in word:
        if is_kanji(char) or char in "々〆〇":
            group += 1
            length = match.end(group) - match.start(group)
            parts.append(read[place : place + length] if outside(char) else char)
            place += length
        else:
            parts.append(char)
            place += 1
    return "".join(parts)
