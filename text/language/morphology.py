"""MeCab with UniDic, the only door to it.

A single call over some 100,000 code points can kill the process (path costs overflow), and a NUL
cuts the text short in silence, so text goes in chunks of at most 10,000 and is cleaned point for
point first. A lone surrogate cannot be encoded and is replaced likewise.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import fugashi

from text.language.segments import chunks
from text.later import later
from text.model.document import Token

_UNSAFE = later("[\x00\ud800-\udfff]")
_BLANKS = "\t\n\v\f\r\x1f"

_RUN = 256
"""So many symbols in a row, and every further so many, are one token."""
_SYMBOLS = later(rf"[^\w\s]{{{_RUN}}}")
_TWO_SYMBOLS = later(r"[^\w\s]{2}")
_SYMBOL_FEATURES = "\t\t\t\t\t補助記号\t一般\t*\t*\t*\t*"
_TOGETHER = 64
"""Chunks whose lines are put together before they are handed on."""

# One line per token: its surface with the blanks before it, then what `entry` reads. Output by
# format runs at three times the speed of node objects.
_POS = r"%f[0]\t%f[1]\t%f[2]\t%f[3]\t%f[4]\t%f[5]"
_FORMAT = rf"%M\t%f[6]\t%f[7]\t%f[17]\t%f[10]\t{_POS}\n"
_UNKNOWN_FORMAT = rf"%M\t\t\t\t\t{_POS}\n"
_BRIEF_FORMAT = r"%m\t%phl\t%c\n"
_BRIEF_UNKNOWN_FORMAT = rf"%m\t\t\t\t\t{_POS}\n"


def dictionary() -> tuple[str, str]:
    """Return (name, version) of the dictionary; an index made with another one is outdated."""
    from unidic_lite import VERSION

    return "unidic-lite", VERSION


def tokens(text: str, origin: int = 0) -> Iterator[Token]:
    """Yield the tokens of `text` in order, with offsets into `text`; white space is no token.

    Where `text` stands in a longer one, `origin` is its place there, and offsets count from there.
    """
    for offset, lines in token_lines(text):
        place = origin + offset
        for line in lines:
            blanks, length, features = _read(line)
            start = place + blanks
            place = start + length
            surface = text[start - origin : place - origin]
            yield Token._make((surface, start, place, *features))


def kana(text: str) -> str:
    """Return how `text` is read, in katakana; "" where a word of it is unknown."""
    read = [token.kana for token in tokens(text)]
    return "".join(read) if all(read) else ""


@lru_cache(maxsize=2)
def _formatter(known: str, unknown: str) -> Any:
    options = ("-O", "", "-F", known, "-U", unknown, "-B", "", "-E", "E")
    return fugashi.Tagger(" ".join(f"'{option}'" for option in options))


@lru_cache(maxsize=1)
def _weigher() -> Any:
    return fugashi.Tagger("-O '' -F '' -U '' -B '' -E '%pc'")


def cost(text: str) -> int:
    """Return the cost of the likeliest analysis of `text`, the lower the more usual.

    A sum over words and connections: it compares texts that differ in a few characters. Meant for
    a clause; no more than 1,000 code points are looked at.
    """
    return int(_weigher().parse(_clean(text[:1000]).strip()) or 0)


def token_lines(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield (offset, lines) for each chunk of `text`: one line per token, read by `entry`.

    For bulk work: a third of the time of node objects. The surfaces in the lines of one chunk,
    joined, are the chunk itself but for blanks at its end (and for unsafe code points, see above).
    """
    parse = _formatter(_FORMAT, _UNKNOWN_FORMAT).parse
    clean = _clean(text)
    symbols = _has_symbol_runs(clean)
    for start, end in chunks(text):
        chunk = clean[start:end]
        parsed = _around_symbols(parse, chunk) if symbols else parse(chunk)
        lines = parsed.split("\n")
        lines.pop()
        yield start, lines


def brief_lines(text: str) -> Iterator[list[str]]:
    """Yield lists of lines, one line per token of `text`, without the blanks before it.

    A word of the dictionary has two numbers instead of features: the left context and the cost of
    its entry in `dictionary_file`. Two thirds of the time of `token_lines`.
    """
    parse = _formatter(_BRIEF_FORMAT, _BRIEF_UNKNOWN_FORMAT).parse
    clean = _clean(text)
    if _has_symbol_runs(clean):
        for start, end in chunks(text):
            lines = _around_symbols(parse, clean[start:end]).split("\n")[:-1]
            yield [line.lstrip(" ") for line in lines]
        return
    bounds = list(chunks(text))
    for first in range(0, len(bounds), _TOGETHER):
        pieces = bounds[first : first + _TOGETHER]
        lines = "".join([parse(clean[start:end])[:-1] for start, end in pieces]).split("\n")
        lines.pop()
        yield lines


def _has_symbol_runs(text: str) -> bool:
    """Whether there may be a run of _RUN symbols: two samples in a row are symbols. O(n/256)."""
    return _TWO_SYMBOLS.search(text[:: _RUN // 2]) is not None


def _around_symbols(parse: Callable[[str], str], chunk: str) -> str:
    """Return what `parse` says of `chunk`, with every _RUN symbols in a row as one token.

    Millions of emoji or rules are no words; a token for each of them would take gigabytes.
    """
    parts = []
    place = 0
    for run in _SYMBOLS.finditer(chunk):
        before = chunk[place : run.start()]
        kept = before.rstrip(" ")
        if kept:
            parts.append(parse(kept)[:-1])
        parts.append(f"{before[len(kept) :]}{run.group()}{_SYMBOL_FEATURES}\n")
        place = run.end()
    return "".join(parts) + parse(chunk[place:])


def _clean(text: str) -> str:
    """Return `text`, point for point, as MeCab takes it without harm."""
    clean = _UNSAFE.sub("\ufffd", text)
    for blank in _BLANKS:  # five times as fast as a pattern for them all
        clean = clean.replace(blank, " ")
    return clean


def dictionary_file() -> Path | None:
    """Return the compiled dictionary; None where MeCab works with more than the one."""
    used = [info["filename"] for info in _formatter(_FORMAT, _UNKNOWN_FORMAT).dictionary_info]
    return Path(used[0]) if len(used) == 1 else None


def entry(line: str) -> tuple[int, Token]:
    """Return what a line of `token_lines` says: (number of blanks before the token, the token).

    The token starts at 0.
    """
    blanks, length, features = _read(line)
    return blanks, Token(line[blanks : blanks + length], 0, length, *features)


# A text repeats its words: reading a line again costs more than all else.
@lru_cache(maxsize=100_000)
def _read(line: str) -> tuple[int, int, tuple[Any, ...]]:
    """Return the blanks before a token, its length, and its fields from `lemma` on."""
    spaced, reading, lemma, kana, base, *features = line.split("\t")
    surface = spaced.lstrip(" ")
    pos1, pos2, pos3, pos4, conjugation_type, conjugation_form = features
    known = bool(lemma)
    lemma = lemma or surface
    return (
        len(spaced) - len(surface),
        len(surface),
        (
            lemma.split("-")[0] or lemma,
            reading,
            kana,
            (pos1, pos2 or "*", pos3 or "*", pos4 or "*"),
            conjugation_type or "*",
            conjugation_form or "*",
            known,
            base or surface,
        ),
    )
