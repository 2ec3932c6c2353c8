"""The announced tables as data: sources with their dates, characters, readings, words, compounds.

Everything lies in `koyobun/` beside this file; each file names the announcement it is taken from.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from text.language.kana import hiragana
from text.records import dataclass

_FOLDER = Path(__file__).with_name("koyobun")


@dataclass(frozen=True, slots=True)
class Source:
    """An announcement: its title, what it was issued as, its date (ISO) and where it stands."""

    name: str
    title: str
    issue: str
    date: str
    url: str

    def clause(self, clause: str) -> str:
        """Return how a clause of it is cited."""
        return f"{self.title} {clause}".strip()


@lru_cache(maxsize=1)
def sources() -> Mapping[str, Source]:
    """Return the sources by the names under which the tables cite them."""
    return {
        name: Source(name, entry["title"], entry["issue"], str(entry["date"]), entry["url"])
        for name, entry in _toml("sources.toml").items()
    }


def cited(source: str, clause: str = "") -> str:
    """Return how `clause` of the source called `source` is cited."""
    return sources()[source].clause(clause)


@dataclass(frozen=True, slots=True)
class Word:
    """How a word is written, by which clause, and the parts of speech that are meant."""

    right: str
    kind: str
    clause: str
    pos: tuple[str, ...]


@lru_cache(maxsize=1)
def words() -> Mapping[str, tuple[Word, ...]]:
    """Return the words of fixed spelling by the spellings that they are not written in."""
    found: dict[str, tuple[Word, ...]] = {}
    for group in _toml("words.toml")["words"]:
        clause = cited(group["source"], group["clause"])
        for entry in group["list"].split():
            right, wrong = entry.split(":")
            for one in wrong.split(","):
                word = Word(right, group["kind"], clause, tuple(group["pos"]))
                found[one] = (*found.get(one, ()), word)
    return found


@dataclass(frozen=True, slots=True)
class Compound:
    """A compound that is written with fewer 送り仮名: `right`, and `full` with all of them."""

    right: str
    full: str
    seventh: bool

    @property
    def clause(self) -> str:
        """By what it is."""
        if self.seventh:
            return cited("okurigana", "通則7")
        return cited("kunrei", "2(1)ただし書")


@lru_cache(maxsize=1)
def compounds() -> tuple[Compound, ...]:
    """Return the compounds, in the order of the file."""
    return tuple(
        Compound(right, full, kind == "七") for right, full, kind in _rows("compounds.tsv")
    )


@lru_cache(maxsize=1)
def readings() -> Mapping[str, tuple[str, ...]]:
    """Return the readings of each 常用漢字 in hiragana, with a dot before the 送り仮名."""
    return {char: tuple(map(hiragana, read.split(" "))) for char, read in _rows("joyo.tsv")}


@lru_cache(maxsize=1)
def bare_kun() -> Mapping[str, tuple[str, ...]]:
    """Return the kun readings of each character that the table has without 送り仮名: 隣 となり.

    Words of the same root may have some all the same: 隣り合う, 平らげる, 干上がる.
    """
    return {
        char: tuple(one for one in read.split(" ") if "." not in one and one == hiragana(one))
        for char, read in _rows("joyo.tsv")
    }


@lru_cache(maxsize=1)
def kun() -> Mapping[tuple[str, str], str]:
    """Return the spelling of each kun reading with 送り仮名: (断, ことわる) is 断る."""
    found = {}
    for char, read in _rows("joyo.tsv"):
        for reading in read.split(" "):
            stem, dot, tail = reading.partition(".")
            if dot:
                found[char, stem + tail] = char + tail
    return found


@lru_cache(maxsize=1)
def whole_words() -> frozenset[tuple[str, str]]:
    """Return the words of the 付表 with their readings in hiragana."""
    return frozenset((word, read) for word, read in _rows("joyo_words.tsv"))


def tables() -> Mapping[str, Any]:
    """Return koyobun/context.toml: what depends on the words around."""
    return _toml("context.toml")


@lru_cache(maxsize=8)
def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads((_FOLDER / name).read_text("utf-8"))


def _rows(name: str) -> Iterator[list[str]]:
    for line in (_FOLDER / name).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")
