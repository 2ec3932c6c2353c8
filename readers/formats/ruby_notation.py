"""Ruby that is typed into a plain text: 権利《けんり》, ｜子ども《こども》, 権利（けんり）.

Such brackets may say anything (新刊《こころ》). They are ruby where they say how the kanji before
them are read, and then in the whole of a text that gives readings throughout.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from text.language.kana import hiragana
from text.language.morphology import tokens
from text.later import later
from text.model.document import Annotation, Document

_KANJI = "[々〆〇〻ヶ\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
_KANA = "[\u3041-\u3096\u309d\u309e\u30a1-\u30fa\u30fc-\u30fe・]"
_DOUBLE = later(
    rf"(?:(?P<bar>[｜|])(?P<set>[^《》｜|\r\n]{{1,24}})|(?P<base>{_KANJI}{{1,12}}))《(?P<kana>{_KANA}{{1,24}})》"
)
_ROUND = later(
    rf"(?P<base>{_KANJI}{{1,12}})(?P<open>[（(])(?P<kana>[\u3041-\u3096ー]{{1,24}})[）)]"
)
_ENDING = 2
"""Most kana of an ending that are looked at."""
_HIRAGANA = "".join(map(chr, range(0x3041, 0x3097)))
_THROUGHOUT = 5
"""Fewest readings of a text of which it may be said that it gives them throughout."""


def with_ruby(document: Document) -> Document:
    """Return `document` with the ruby in its text as readings, not as running text."""
    raw = document.raw
    if "《" not in raw and not _ROUND.search(raw):
        return document
    found = [*_double(raw), *_round(raw)]
    if not found:
        return document
    taken = document.skips
    skips: list[tuple[int, int]] = []
    readings: list[Annotation] = []
    for bar, start, end, close, kana in sorted(found):
        if any(first < close and bar < last for first, last in taken):
            continue
        if bar < start:
            skips.append((bar, start))
        skips.append((end, close))
        readings.append(Annotation(start, end, kana))
    return replace(
        document,
        skips=tuple(sorted([*taken, *skips])),
        annotations=tuple(sorted([*document.annotations, *readings])),
    )


_Found = tuple[int, int, int, int, str]
"""Start of the mark, start and end of the base, end of the reading, and what it says."""


def _double(raw: str) -> Iterator[_Found]:
    pairs = list(_DOUBLE.finditer(raw))
    for match in pairs:
        if match["set"]:
            yield match.start(), *match.span("set"), match.end(), match["kana"]
    yield from _said([match for match in pairs if match["base"]], share=0.5, fewest=2)


def _round(raw: str) -> Iterator[_Found]:
    yield from _said(list(_ROUND.finditer(raw)), share=0.7, fewest=_THROUGHOUT)


def _said(pairs: list[re.Match[str]], share: float, fewest: int) -> Iterator[_Found]:
    """Yield those pairs that are readings: all of them where most are and there are enough."""
    lengths = [_read_so(match["base"], match["kana"], _behind(match)) for match in pairs]
    sure = sum(length > 0 for length in lengths)
    throughout = sure >= fewest and sure >= share * len(pairs)
    for match, length in zip(pairs, lengths, strict=True):
        if length or throughout:
            end = match.end("base")
            start = end - (length or len(match["base"]))
            yield start, start, end, match.end(), match["kana"]


def _behind(match: re.Match[str]) -> str:
    """Return the hiragana that follow a reading: the rest of the word, 守（まも）る, or others."""
    rest = match.string[match.end() : match.end() + _ENDING]
    return rest[: len(rest) - len(rest.lstrip(_HIRAGANA))]


def _read_so(kanji: str, kana: str, ending: str) -> int:
    """Return how many of the last `kanji` are read `kana`, 0 if none are.

    By themselves, or with some of the `ending` that follows.
    """
    for start in range(len(kanji)):
        for count in range(len(ending) + 1):
            words = tokens(kanji[start:] + ending[:count])
            said = "".join(word.kana or word.reading for word in words)
            if said and hiragana(said) == hiragana(kana) + ending[:count]:
                return len(kanji) - start
    return 0
