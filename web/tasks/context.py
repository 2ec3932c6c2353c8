"""What a worker keeps from task to task, and what a task is given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path, PurePath
from typing import Any

from indexer.index import Index
from indexer.search.searcher import Searcher
from readers.corpus import Corpus
from text.errors import UsageError
from text.messages import say
from text.model.document import Document, Progress
from text.terminal.printable import printable_line

Answer = tuple[Any, list[bytes]]
"""What a task gives back: JSON, and bytes beside it."""


class Inputs:
    """The values of a request, and the files and texts that came with it."""

    def __init__(self, values: dict[str, Any], blobs: Sequence[bytes]) -> None:
        self.values = values
        self.blobs = blobs

    def text(self, name: str, default: str = "") -> str:
        """Return the last value of the field `name`."""
        return str((self.values.get(name) or [default])[-1])

    def texts(self, name: str) -> tuple[str, ...]:
        """Return every value of the field `name` that is not empty."""
        return tuple(value for value in self.values.get(name) or () if value)

    def flag(self, name: str) -> bool:
        """Return whether the box `name` was ticked."""
        return self.text(name) not in ("", "0", "false")

    def number(self, name: str, default: int, most: int = 1_000_000) -> int:
        """Return the whole number in the field `name`, within 0 and `most`."""
        given = self.text(name)
        return min(int(given), most) if given.isascii() and given.isdecimal() else default


class Context:
    """The corpus, its index opened once per generation, and who is told of progress."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.progress: Progress = lambda done, total: None
        self._searcher: Searcher | None = None
        self._generation: object = None

    @property
    def corpus(self) -> Corpus:
        """The corpus as it is now: its catalogue and settings may have changed."""
        return Corpus(self.root)

    def searcher(self) -> Searcher:
        """Return a searcher of the index, brought up to date first."""
        from commands.support.fresh_index import fresh_index

        index: Index = fresh_index(self.corpus)
        if self._searcher is None or self._generation != index.manifest:
            self._searcher = Searcher(index)
            self._generation = index.manifest
        return self._searcher

    def document(self, item: dict[str, Any], blobs: Sequence[bytes]) -> Document:
        """Return the document that a field of a form names.

        `item` has "name" (a path of the corpus, perhaps with #heading), "text" (pasted; CR LF is
        read as LF, and `label` names it) or "file" with the number of its bytes among `blobs`.
        Raises UsageError for a name outside the corpus, UnreadableDocument for no text.
        """
        from readers.registry import read_content

        if "name" in item:
            return self.corpus_document(str(item["name"]))
        if "text" in item:
            lines = str(item["text"]).replace("\r\n", "\n").replace("\r", "\n")
            content = lines.encode("utf-8", "surrogatepass")
            found = read_content(content, str(item["label"]), ".txt", "utf-8")
            return replace(found, name=str(item["label"]))
        name = PurePath(str(item["label"]).replace("\\", "/")).name or say("web.unnamed")
        return read_content(blobs[item["file"]], name, PurePath(name).suffix.lower())

    def corpus_document(self, name: str) -> Document:
        """Return the document of the corpus called `name`, or its section `name#heading`.

        Only what the corpus lists is read. Raises UsageError for any other name.
        """
        from text.structure.section_names import find_section

        corpus = self.corpus
        known = frozenset(corpus.names())
        if name in known:
            return corpus.document(name)
        path, _, heading = name.rpartition("#")
        if path not in known:
            raise UsageError("web.no-such-document", name=printable_line(name))
        document = corpus.document(path)
        place = find_section(document, heading)
        if place is None:
            raise UsageError("error.no-section", path=path, heading=heading)
        return replace(document, scope=place)
