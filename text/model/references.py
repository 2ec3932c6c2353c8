"""Where an article is cited."""

from __future__ import annotations

from text.records import dataclass


@dataclass(frozen=True, slots=True)
class Reference:
    """A place that cites an article: lines and columns from 1; `becomes` is its number after.

    `becomes` is "" where no amendment was asked about or nothing moved, "-" where the provision
    goes, "=" where another one stands under its number.
    """

    document: str
    line: int
    column: int
    text: str
    quote: str
    becomes: str = ""


@dataclass(frozen=True, slots=True)
class References:
    """All places that cite `article` of the document, those of the document itself first."""

    document: str
    article: str
    references: tuple[Reference, ...]
    after: bool = False
