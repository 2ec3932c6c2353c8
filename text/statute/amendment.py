"""What an amendment says, as data: which unit, and what becomes of it.

`wording` writes these as sentences of a 改め文, `sentences` reads them, `amend` carries them out
one by one: each speaks of the text as the one before it left it.
"""

from __future__ import annotations

from dataclasses import replace

from text.errors import KyogoError
from text.records import dataclass
from text.statute.numbers import Number, Script, joined, written

Step = tuple[str, Number]
"""A kind of unit and its number: ("article", (3, 2)) is 第三条の二."""

UNITS = {"article": "条", "paragraph": "項", "item": "号"}
PARTS = ("各号列記以外の部分", "本文", "ただし書", "前段", "後段", "見出し")
"""What of a unit may be meant instead of the whole."""


class AmendmentError(KyogoError):
    """The 改め文 cannot be read, or the text has not what it speaks of."""


@dataclass(frozen=True, slots=True)
class Address:
    """A unit. `base`: "" (本則), 附則, 題名, 目次, 前文, the label of a 別表; `part`: of PARTS."""

    base: str = ""
    steps: tuple[Step, ...] = ()
    part: str = ""

    def text(self, script: Script) -> str:
        """Return the address as a 改め文 writes it: 第三条第二項第一号イ."""
        words = self.base + "".join(_step(step, script) for step in self.steps)
        if self.part == "見出し" or self.part.endswith("名"):
            return f"{words}の{self.part}"
        return words + self.part

    @property
    def whole(self) -> Address:
        """The address of the unit without its part."""
        return replace(self, part="")


def _step(step: Step, script: Script) -> str:
    kind, number = step
    if kind in UNITS:
        return joined(number, script, UNITS[kind])
    if kind.startswith("heading"):
        return joined(number, script, kind.removeprefix("heading"))
    from text.statute.numbers import AIUEO, IROHA

    if number[0] < 0:
        letter = AIUEO[-number[0] - 1]
        return letter if kind == "sub" else f"({letter})"
    if kind == "sub":
        return IROHA[number[0] - 1]
    return f"({written(number[0], 'narrow')})"


@dataclass(frozen=True, slots=True)
class Words:
    """「A」を「B」に改める, for several A at once: each pair is the old words and the new ones.

    All places in the unit are meant. ("A", "AB") puts B after A, ("A", "") takes A out.
    """

    where: tuple[Address, ...]
    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Rewrite:
    """第三条を次のように改める: `content` are the lines that stand for the units."""

    where: tuple[Address, ...]
    content: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Delete:
    """第三条を削る; `until` is the last of a range."""

    where: tuple[Address, ...]
    until: Address | None = None


@dataclass(frozen=True, slots=True)
class Rename:
    """第五条を第四条とする."""

    where: Address
    to: Address


@dataclass(frozen=True, slots=True)
class Shift:
    """第六条から第九条までを一条ずつ繰り下げる: by `by` numbers, upwards below zero."""

    first: Address
    last: Address
    by: int


@dataclass(frozen=True, slots=True)
class Add:
    """第三条の次に次の一条を加える: `place` is "after", "before", "in" (at the end) or "first"."""

    where: Address
    place: str
    kind: str
    count: int = 1
    content: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Caption:
    """第三条の見出しを「（届出）」に改める; `text` "" takes it away."""

    where: Address
    text: str


@dataclass(frozen=True, slots=True)
class Own:
    """The 附則 of the amendment itself, which goes to the end of the text."""

    content: tuple[str, ...]


Operation = Words | Rewrite | Delete | Rename | Shift | Add | Caption | Own
