"""Which characters are one: what search and diff take for the same, and what for forms of one.

*The same* is what only an encoding, a font or a converter tells apart: the dashes and hyphens, the
wave dashes, characters that cannot be seen, the radicals that PDFs have for kanji. `same` undoes
that. *Forms of one character* (異体字, 旧字体: 髙 and 高, 學 and 学) look different and are a
difference, though the word is one: `standard` gives the form that stands for all of them, from the
table `glyphs.txt` (see `text.view.glyph_table` for its sources) and from what Unicode itself
equates (compatibility ideographs, variation selectors).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

from text.later import later

VARIATION: Final = later("[\ufe00-\ufe0f\U000e0100-\U000e01ef\u180b-\u180d]")
"""What chooses the form of the character before it."""
_UNSEEN: Final = (
    (0x00AD, 0x00AD), (0x034F, 0x034F), (0x061C, 0x061C), (0x180E, 0x180E), (0x200B, 0x200F),
    (0x202A, 0x202E), (0x2060, 0x206F), (0xFEFF, 0xFEFF), (0xFFF9, 0xFFFB), (0xE0000, 0xE00FF),
)  # fmt: skip
UNSEEN: Final = later(f"[{''.join(f'{chr(first)}-{chr(last)}' for first, last in _UNSEEN)}]")
"""What cannot be seen: zero-width blanks and joiners, soft hyphens, marks of direction."""
_PAIRS: Final = {
    "-": "\u2010\u2011\u2012\u2013\u2212\u02d7\u2043",
    "\u2015": "\u2014\u2500\u2501\u23af",
    "~": "\u301c\u223c\u2053\u02dc",
    "\u2016": "\u2225",
    "|": "\u00a6",
    "\u2026": "\u22ef",
}
_MARKED: Final = later(
    "[うかきくけこさしすせそたちつてとはひふへほゝウカキクケコサシスセソタチツテトハヒフヘホワヰヱヲヽ]゛"
    "|[はひふへほハヒフヘホ]゜"
)
"""A kana and a sound mark that make one character."""
_IDEOGRAPH: Final = later(
    "[\u3007\u25cb\u25ef\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)


@cache
def _table() -> tuple[dict[str, str], dict[int, str]]:
    """Return form → standard form, and code point → the same character."""
    forms: dict[str, str] = {}
    same: dict[int, str] = {ord(other): char for char, others in _PAIRS.items() for other in others}
    for line in Path(__file__).with_name("glyphs.txt").read_text("utf-8").splitlines():
        mark, standard, others = line[:1], line[1:2], line[2:]
        if mark == "=":
            forms.update(dict.fromkeys(others, standard))
        elif mark == "~":
            same.update((ord(other), standard) for other in others)
    for first, last in _UNSEEN:
        same.update(dict.fromkeys(range(first, last + 1), ""))
    return forms, same


def same(text: str) -> str:
    """Return `text` with the characters that only an encoding tells apart as one.

    Not yet normalised: U+02DC is no tilde to NFKC, and ⾧ only there a 長. A sound mark of its own
    (゛, which to NFKC is a blank) belongs to the kana before it.
    """
    text = text.translate(_table()[1])
    if "\u309b" in text or "\u309c" in text:
        text = _MARKED.sub(_composed, text)
    return text


def _composed(match: re.Match[str]) -> str:
    pair = match.group()
    mark = "\u3099" if pair[1] == "\u309b" else "\u309a"
    return unicodedata.normalize("NFC", pair[0] + mark)


def forms() -> dict[str, str]:
    """Return every form of the table with the standard form, which is in no other group."""
    return _table()[0]


def standard(text: str) -> str:
    """Return `text` with every form of a character as its standard form, and no selectors.

    What is no ideograph stays as it is. O(len(text)).
    """
    return "".join(map(_standard, VARIATION.sub("", text)))


@cache
def _standard(char: str) -> str:
    if not _IDEOGRAPH.match(char):
        return char
    plain = unicodedata.normalize("NFC", char)
    return forms().get(plain, plain)


def has_forms(text: str) -> bool:
    """Whether a character of `text` is written in a form that Unicode equates with another.

    Compatibility ideographs and what variation selectors stand behind.
    """
    return _EQUATED.search(text) is not None


_EQUATED: Final = later(
    "[\uf900-\ufaff\U0002f800-\U0002fa1f]|[\u3400-\u9fff\U00020000-\U0003ffff]"
    "[\ufe00-\ufe0f\U000e0100-\U000e01ef]"
)


def equated(text: str) -> Iterator[re.Match[str]]:
    """Return where the characters of `text` stand that `has_forms` asks for, in order."""
    return _EQUATED.finditer(text)


def equated_forms(text: str) -> str:
    """Return those characters of `text` that `has_forms` asks for, in order."""
    return "".join(_EQUATED.findall(text))
