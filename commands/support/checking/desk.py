"""The corpus on the desk of a server: opened once, asked many times, fresh each time."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from readers.corpus import SHIPPED, Corpus
from text.errors import UsageError
from text.model.document import Document
from text.terminal.printable import printable_line

if TYPE_CHECKING:
    from indexer.search.searcher import Searcher
    from proofreading.checking.checker import Checker


class Desk:
    """The corpus in the folder `root` with its index, which is brought up to date when asked.

    `asked` tells whether somebody named or marked the folder; drafts are held against no other.
    """

    def __init__(self, root: Path, asked: bool = True) -> None:
        self.root = root
        self.asked = asked
        self._searcher: Searcher | None = None
        self._generation: object = None

    @property
    def shipped(self) -> bool:
        """Whether this is the sample that ships, which nothing is ever written to."""
        return self.root.resolve() == SHIPPED.resolve()

    @property
    def corpus(self) -> Corpus:
        """The corpus as it is now: its catalogue and settings may have changed."""
        return Corpus(self.root, self.asked)

    def searcher(self) -> Searcher:
        """Return a searcher of the index, brought up to date first."""
        from commands.support.fresh_index import fresh_index
        from indexer.search.searcher import Searcher

        index = fresh_index(self.corpus)
        if self._searcher is None or self._generation != index.manifest:
            self._searcher = Searcher(index)
            self._generation = index.manifest
        return self._searcher

    def checker(
        self,
        select: tuple[str, ...] = (),
        ignore: tuple[str, ...] = (),
        severity: str | None = None,
        confidence: float | None = None,
    ) -> Checker:
        """Return a checker with the settings of the corpus; the arguments are those of `check`."""
        from commands.support.checking.checker import checker_of

        arguments = Namespace(
            select=list(select), ignore=list(ignore), severity=severity, confidence=confidence
        )
        return checker_of(self.corpus, arguments)

    def document(self, name: str) -> Document:
        """Return the document of the corpus called `name`, or its section `name#heading`.

        A name may also be given as it is shown (`printable_line`). Only what the corpus lists is
        read, whatever path a name may spell. Raises UsageError for any other name,
        UnreadableDocument where no text comes out.
        """
        from text.structure.section_names import find_section

        corpus = self.corpus
        known = {shown: one for one in corpus.names() for shown in (one, printable_line(one))}
        if name in known:
            return corpus.document(known[name])
        path, _, heading = name.rpartition("#")
        if path not in known:
            raise UsageError("error.not-in-corpus", name=printable_line(name))
        document = corpus.document(known[path])
        place = find_section(document, heading)
        if place is None:
            raise UsageError("error.no-section", path=path, heading=heading)
        return replace(document, scope=place)
