"""What an update of an index did."""

from __future__ import annotations

from dataclasses import field

from text.errors import KyogoError
from text.records import dataclass


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file of which no text is in the index, and why."""

    name: str
    trouble: KyogoError


@dataclass
class Changes:
    """What was done, by names of documents; `rebuilt` says why nothing of the old index was kept.

    `renamed` holds the former and the present name, `unsupported` the files of kinds for which
    there is no reader, and `pictures` those of them that are pictures by their first bytes.
    """

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    renamed: list[tuple[str, str]] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    unsupported: list[str] = field(default_factory=list)
    pictures: frozenset[str] = frozenset()
    documents: int = 0
    rebuilt: KyogoError | None = None

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed or self.renamed)
