"""MeCab with UniDic, the only door to it.

A single call over some 100,000 code points can kill the process (path costs overflow), and a NUL
cuts the text short in silence, so text goes in chunks of at most 10,000 and is cleaned point for
point first. A lone surrogate cannot be encoded and is replaced likewise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import fugashi

from text.model import Token
from text.segments import chunks

_UNSAFE = re.compile("[\x00\ud800-\udfff]")


@lru_cache(maxsize=1)
def _tagger() -> Any:
    return fugashi.Tagger()


def dictionary() -> tuple[str, str]:
    """Return (name, version) of the dictionary; an index made with another one is outdated."""
    from importlib.metadata import version

    return "unidic-lite", version("unidic-lite")


def tokens(text: str) -> Iterator[Token]:
    """Yield the tokens of `text` in order, with offsets into `text`; white space is no token."""
    tagger = _tagger()
    for chunk in chunks(text):
        piece = _UNSAFE.sub("\ufffd", text[chunk.start : chunk.end])
        place = 0
        for node in tagger(piece):
            surface = node.surface
            place = piece.index(surface, place)
            yield _token(node, surface, chunk.start + place, text)
            place += len(surface)


def _token(node: Any, surface: str, start: int, text: str) -> Token:
    feature = node.feature
    end = start + len(surface)
    lemma = feature.lemma or surface
    return Token(
        surface=text[start:end],
        start=start,
        end=end,
        lemma=lemma.split("-")[0] or lemma,
        reading=feature.lForm or "",
        kana=feature.kana or "",
        pos=(feature.pos1, feature.pos2, feature.pos3, feature.pos4),
        conjugation_type=feature.cType or "*",
        conjugation_form=feature.cForm or "*",
        known=not node.is_unk,
    )
