"""The corpus folder: where it is, what it holds, and how a document in it is named."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from readers.catalogue import Catalogue
from readers.registry import read_file, suffixes
from text.errors import KyogoError, UsageError
from text.model import Document
from text.segments import sections

MARKER = "kyogo.toml"
SHIPPED = Path(__file__).resolve().parent.parent / "corpus"


class Corpus:
    """A folder of documents with an optional catalogue.

    `root` is absolute. Raises KyogoError if the folder is not there.
    """

    def __init__(self, root: Path) -> None:
        if not root.is_dir():
            raise KyogoError("error.no-corpus", path=str(root))
        self.root = root.resolve()
        self.catalogue = Catalogue.load(self.root)

    def names(self) -> Iterator[str]:
        """Yield the names (paths relative to the root, with /) of the documents, in order."""
        known = suffixes()
        for folder, folders, files in os.walk(self.root):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for file in sorted(files):
                path = Path(folder, file)
                if path.suffix.lower() in known and not file.startswith("."):
                    yield path.relative_to(self.root).as_posix()

    def document(self, name: str) -> Document:
        """Return the document `name` with what the catalogue says of it."""
        return self.catalogue.describe(read_file(self.root / name, name))


def find_corpus(given: str | None, start: Path | None = None) -> Corpus:
    """Return the corpus `given`, else that of the nearest folder upwards that holds kyogo.toml,

    else the one that ships with Kyogo.
    """
    if given is not None:
        return Corpus(Path(given))
    here = (start or Path.cwd()).resolve()
    for folder in (here, *here.parents):
        if (folder / MARKER).is_file():
            return Corpus(folder)
    return Corpus(SHIPPED)


def locate(name: str, corpus: Corpus) -> Document:
    """Return the document that the user calls `name`.

    A path, or a path relative to the corpus; `PATH#heading` limits it to that section; `-` is
    standard input. A name that exists with its # wins over a heading.
    """
    path, _, heading = name.rpartition("#")
    if path and not Path(name).exists():
        from dataclasses import replace

        document = locate(path, corpus)
        for section in sections(document):
            if section.heading.strip() == heading.strip():
                return replace(document, scope=(section.start, section.end))
        raise UsageError("error.no-section", path=path, heading=heading)
    if name == "-":
        from readers.registry import read_standard_input

        return read_standard_input()
    own = Path(name)
    if own.exists() or own.is_absolute() or not (corpus.root / name).exists():
        resolved = own.resolve()
        if resolved.is_relative_to(corpus.root) and resolved.is_file():
            return corpus.document(resolved.relative_to(corpus.root).as_posix())
        return read_file(own, name)
    return corpus.document(name)
