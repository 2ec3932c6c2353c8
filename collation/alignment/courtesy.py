"""What a sentence of a letter says besides its courtesies; most end in お願い申し上げます."""

from __future__ import annotations

from text.later import later

_CLOSING = later(
    "(?:(?:厚く|心より|深く|謹んで)?(?:御礼|お礼|お詫び|お慶び|お喜び)"
    "|(?:よろしく|宜しく|何卒)*お願い|ご案内|御案内|ご報告)?を?"
    "(?:申し?上げ|いたし|致し|ござい|御座い|存じ|ください|下さい)(?:ます|ました|ません|ませ)?[。！!]?$"
    "|(?:ま|で)(?:す|した)[。！!]?$"
)
_LEAST = 6
"""Fewest code points that have to be left: a sentence that is nothing but courtesy is that."""


def substance(sentence: str) -> str:
    """Return `sentence` without the courtesy with which it closes."""
    found = _CLOSING.search(sentence)
    if found is None or found.start() < _LEAST:
        return sentence
    return sentence[: found.start()]
