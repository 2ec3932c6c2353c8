"""Slips to plant in clean prose: particles taken for another or lost, words converted wrongly.

One a paragraph, by a fixed seed, wherever the tagger sees a particle of case behind a noun or a
noun in kanji of which the same texts have another of the same sound. No model is asked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from text.language.morphology import tokens
from text.later import later

CASES = ("が", "を", "に", "で", "と", "の")
_FREE = frozenset(["がの", "のが"])
"""Of these the one may stand for the other before a noun."""
_KANJI = later("[一-鿿]{2,}")


@dataclass(frozen=True)
class Slip:
    """A paragraph with one slip at [start, end), of a kind, and what stood there before."""

    text: str
    start: int
    end: int
    kind: str
    meant: str


def particles(texts: Sequence[str], seed: int = 1) -> Iterator[Slip]:
    """Yield every paragraph with a particle swapped or dropped, half and half."""
    for number, text in enumerate(texts):
        rng = Random(f"{seed} {number}")
        words = list(tokens(text))
        places = [
            two
            for one, two, three in zip(words, words[1:], words[2:], strict=False)
            if two.surface in CASES
            and two.pos[:2] == ("助詞", "格助詞")
            and one.pos[0] in ("名詞", "代名詞", "接尾辞")
            and three.pos[0] != "助詞"
        ]
        if not places:
            continue
        place = rng.choice(places)
        others = [case for case in CASES if case != place.surface]
        others = [case for case in others if case + place.surface not in _FREE]
        new = rng.choice(others) if rng.random() < 0.5 else ""
        kind = "particle swapped" if new else "particle dropped"
        changed = text[: place.start] + new + text[place.end :]
        yield Slip(changed, place.start, place.start + len(new), kind, place.surface)


def conversions(texts: Sequence[str], seed: int = 1) -> Iterator[Slip]:
    """Yield every paragraph with one noun converted to another of its sound."""
    read = [list(tokens(text)) for text in texts]
    sounds: dict[str, dict[str, str]] = defaultdict(dict)
    for words in read:
        for word in words:
            if word.pos[:2] == ("名詞", "普通名詞") and _KANJI.fullmatch(word.surface):
                sounds[word.kana].setdefault(word.surface, word.lemma)
    for number, (text, words) in enumerate(zip(texts, read, strict=True)):
        rng = Random(f"{seed} {number}")
        places = []
        for word in words:
            known = sounds.get(word.kana, {})
            if word.surface in known:
                others = sorted(w for w, lemma in known.items() if lemma != word.lemma)
                places += [(word, other) for other in others]
        if places:
            place, new = rng.choice(places)
            changed = text[: place.start] + new + text[place.end :]
            yield Slip(changed, place.start, place.start + len(new), "conversion", place.surface)
