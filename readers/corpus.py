"""The corpus folder: where it is, what it holds, and how a document in it is named."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from readers.catalogue import Catalogue
from readers.registry import read_file, suffixes
from text.errors import KyogoError, UnreadableDocument, UsageError
from text.model.document import Document

MARKER = "kyogo.toml"
SHIPPED = Path(__file__).resolve().parent.parent / "corpus"


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of the corpus as the folder lists it: `size` in bytes, times in nanoseconds."""

    name: str
    size: int
    mtime_ns: int
    ctime_ns: int = 0
    inode: int = 0


class Corpus:
    """A folder of documents with an optional catalogue.

    `root` is absolute. Raises KyogoError if the folder is not there.
    """

    def __init__(self, root: Path) -> None:
        if not root.is_dir():
            raise KyogoError("error.no-corpus", path=str(root))
        self.root = root.resolve()
        self.catalogue = Catalogue.load(self.root)

    def scan(self) -> Iterator[Entry]:
        """Yield every file that may be a document, in the order of the names, unread.

        What turns out to be no document (a pipe, a link out of the corpus, a folder that cannot be
        listed) is yielded too: `document` raises the reason. One `stat` a file.
        """
        yield from _scan(self.root, "", suffixes())

    def names(self) -> Iterator[str]:
        """Yield the names (paths relative to the root, with /) of the documents, in order."""
        return (entry.name for entry in self.scan())

    def document(self, name: str) -> Document:
        """Return the document `name` with what the catalogue says of it.

        Raises UnreadableDocument (or another KyogoError) with the reason where no text comes out;
        the next document is none the worse for it.
        """
        path = self.root / name
        try:
            # Unlike Path.resolve, realpath stands a circle of links and too long a name.
            real = Path(os.path.realpath(path))
        except ValueError as error:
            raise UnreadableDocument(
                "error.unreadable-file", path=name, reason=str(error)
            ) from error
        if not real.is_relative_to(self.root):
            raise UnreadableDocument("error.outside-corpus", path=name)
        if os.path.isdir(path):
            link = os.path.islink(path)
            code = "reading.link-to-folder" if link else "reading.closed-folder"
            raise UnreadableDocument(code, path=name)
        document = read_file(path, name, self.catalogue.encoding(name))
        return self.catalogue.describe(document)


def _scan(folder: Path, prefix: str, known: frozenset[str]) -> Iterator[Entry]:
    try:
        with os.scandir(folder) as listing:
            found = sorted(listing, key=lambda entry: entry.name)
    except OSError:
        yield Entry(prefix.rstrip("/"), 0, 0)
        return
    for entry in found:
        if entry.name.startswith("."):
            continue
        name = prefix + entry.name
        if entry.is_dir(follow_symlinks=False):
            yield from _scan(folder / entry.name, f"{name}/", known)
        elif entry.is_symlink() and os.path.isdir(entry.path):
            # Not followed: it may lead round in a circle.
            yield Entry(name, 0, 0)
        elif os.path.splitext(entry.name)[1].lower() in known:
            try:
                status = entry.stat()
                yield Entry(
                    name, status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino
                )
            except OSError:
                yield Entry(name, 0, 0)


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
    if path and not (os.path.exists(name) or os.path.exists(corpus.root / name)):
        from text.structure.section_names import find_section

        document = locate(path, corpus)
        place = find_section(document, heading)
        if place is None:
            raise UsageError("error.no-section", path=path, heading=heading)
        return replace(document, scope=place)
    if name == "-":
        from readers.registry import read_standard_input

        return read_standard_input()
    if os.path.exists(name) or os.path.isabs(name) or not os.path.exists(corpus.root / name):
        # realpath, unlike Path.resolve, stands a circle of links.
        real = Path(os.path.realpath(name)) if "\0" not in name else Path(name)
        if real.is_relative_to(corpus.root) and os.path.isfile(real):
            return corpus.document(real.relative_to(corpus.root).as_posix())
        return read_file(Path(name), name)
    return corpus.document(name)
