"""Romaji → hiragana, Hepburn, 訓令式 and 日本式 alike: queries typed without an input method."""

from __future__ import annotations

from text.later import later

_ROWS = {
    "": "あいうえお", "k": "かきくけこ", "s": "さしすせそ", "t": "たちつてと", "n": "なにぬねの",
    "h": "はひふへほ", "m": "まみむめも", "r": "らりるれろ", "g": "がぎぐげご", "z": "ざじずぜぞ",
    "d": "だぢづでど", "b": "ばびぶべぼ", "p": "ぱぴぷぺぽ",
}  # fmt: skip
_Y = dict(zip("kstnhmrgzdbp", "きしちにひみりぎじぢびぴ", strict=True))
_SMALL = {"a": "ゃ", "u": "ゅ", "o": "ょ"}


def _syllables() -> dict[str, str]:
    table = {
        consonant + vowel: kana
        for consonant, row in _ROWS.items()
        for vowel, kana in zip("aiueo", row, strict=True)
    }
    for consonant, kana in _Y.items():
        for vowel, small in _SMALL.items():
            table[consonant + "y" + vowel] = kana + small
    for start, kana in (("sh", "し"), ("ch", "ち"), ("j", "じ")):
        table[start + "i"] = kana
        table.update({start + vowel: kana + small for vowel, small in _SMALL.items()})
        table[start + "e"] = kana + "ぇ"
    table.update(
        ya="や", yu="ゆ", yo="よ", wa="わ", wo="を", tsu="つ", fu="ふ",
        fa="ふぁ", fi="ふぃ", fe="ふぇ", fo="ふぉ", ti="ち", tu="つ", si="し", hu="ふ", zi="じ",
        jya="じゃ", jyu="じゅ", jyo="じょ", vu="ゔ",
    )  # fmt: skip
    return table


_TABLE = _syllables()
_ROMAJI = later(r"[a-zāīūēōâîûêô'\-]+")
_LONG = str.maketrans(
    {"ā": "aa", "ī": "ii", "ū": "uu", "ē": "ee", "ō": "ou", "â": "aa", "î": "ii",
     "û": "uu", "ê": "ee", "ô": "ou", "-": ""}
)  # fmt: skip
_DOUBLED = later(r"([kstpgzdbhrcjfm])(?=\1)|t(?=ch)")


def to_hiragana(text: str) -> str | None:
    """Return the hiragana that the romaji `text` (case folded) writes, or None if it is no romaji.

    torikumi → とりくみ, shinseisho → しんせいしょ, kan'i → かんい, gakkō → がっこう. O(len(text)).
    """
    if not _ROMAJI.fullmatch(text):
        return None
    letters = _DOUBLED.sub("っ", text.translate(_LONG))
    kana: list[str] = []
    place = 0
    while place < len(letters):
        for length in (3, 2, 1):
            syllable = _TABLE.get(letters[place : place + length])
            if syllable:
                kana.append(syllable)
                place += length
                break
        else:
            moraic = _moraic(letters, place)
            if moraic is None:
                return None
            kana.append(moraic[0])
            place += moraic[1]
    return "".join(kana)


def _moraic(letters: str, place: int) -> tuple[str, int] | None:
    """Return っ or ん at `place` with the letters it takes; m before b, m, p is ん too."""
    if letters[place] == "っ":
        return "っ", 1
    following = letters[place + 1 : place + 2]
    if letters[place] == "n":
        if following == "'" or (
            following == "n" and letters[place + 2 : place + 3] not in tuple("aiueoy")
        ):
            return "ん", 2
        return "ん", 1
    if letters[place] == "m" and following in tuple("bmp"):
        return "ん", 1
    return None
