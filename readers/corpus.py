"""The corpus folder: where it is, what it holds, and how a document in it is named."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from readers.catalogue import Catalogue
from readers.folder_settings import excluded_by
from readers.registry import read_file, suffixes
from readers.source.encoding import prefer, preferred
from readers.source.own_report import own_report
from readers.spelling import as_listed
from text.errors import KyogoError, UnreadableDocument, UsageError
from text.messages import say
from text.model.document import Document
from text.records import dataclass

MARKER = "kyogo.toml"
UNSUPPORTED = frozenset(
    (
        *(".doc", ".dot", ".xls", ".ppt", ".pptx", ".jtd", ".jtt", ".ods", ".odp", ".pages"),
        *(".wps", ".eml", ".msg", ".epub", ".xdw"),
        *(".jpg", ".jpeg", ".png", ".tif", ".tiff", ".heic", ".bmp", ".gif"),
    )
)
"""Endings of what offices keep beside their texts and no reader of Kyogo reads."""
OWN_REPORT = "reading.own-report"
"""The code of the error that a report of Kyogo's own is: left out without being missed."""
SHIPPED = Path(__file__).resolve().parent.parent / "corpus"


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of the corpus as the folder lists it: `size` in bytes, times in nanoseconds.

    `supported`: whether there is a reader for its kind.
    """

    name: str
    size: int
    mtime_ns: int
    ctime_ns: int = 0
    inode: int = 0
    supported: bool = True


class Corpus:
    """A folder of documents with an optional catalogue.

    `root` is absolute. `asked` tells whether somebody named it or marked it with kyogo.toml; the
    documents that ship answer where nobody did. Raises KyogoError if the folder is not there or its
    kyogo.toml cannot be read.
    """

    def __init__(self, root: Path, asked: bool = True) -> None:
        if not root.is_dir():
            raise KyogoError("error.no-corpus", path=str(root))
        self.root = Path(os.path.realpath(root))
        self.asked = asked
        self._unsupported: list[str] | None = None
        self._excluded = excluded_by(self.root)
        self.catalogue = Catalogue.load(self.root)

    def __reduce__(self) -> tuple[Callable[..., Corpus], tuple[object, ...]]:
        """Let another process have it: opened there, read in the encoding that is asked for."""
        return _opened, (self.root, self.asked, preferred())

    def scan(self) -> Iterator[Entry]:
        """Yield every file that may be a document, in the order of the names, unread.

        What turns out to be no document (a pipe, a link out of the corpus, a folder that cannot be
        listed) is yielded too: `document` raises the reason. What kyogo.toml excludes is not. One
        `stat` a file.
        """
        others = []
        for entry in self._listed():
            if entry.supported:
                yield entry
            else:
                others.append(entry.name)
        self._unsupported = others

    def unsupported(self) -> list[str]:
        """Return the names of files that look like documents, in formats that cannot be read."""
        if self._unsupported is None:
            for _ in self.scan():
                pass
        return self._unsupported or []

    def _listed(self) -> Iterator[Entry]:
        return _scan(self.root, "", suffixes(), self._excluded)

    def names(self) -> Iterator[str]:
        """Yield the names (paths relative to the root, with /) of the documents, in order."""
        return (entry.name for entry in self.scan())

    def excludes(self, name: str) -> bool:
        """Return whether kyogo.toml leaves out the file that a user calls `name`, or its folder."""
        path = Path(name)
        if name == "-" or "\0" in name:
            return False
        path = path if os.path.lexists(path) else self.root / path
        real = Path(os.path.realpath(path.parent)) / path.name
        if not real.is_relative_to(self.root):
            return False
        inside = real.relative_to(self.root)
        folders = (one.as_posix() for one in inside.parents if one.parts)
        return self._excluded(inside.as_posix(), False) or any(
            self._excluded(folder, True) for folder in folders
        )

    def document(self, name: str, reports: bool = False) -> Document:
        """Return the document `name` with what the catalogue says of it.

        A report of Kyogo's own is one only if `reports`: where a person named it.

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
        if not reports and own_report(path):
            raise UnreadableDocument(OWN_REPORT, path=name)
        document = read_file(path, name, self.catalogue.encoding(name))
        return self.catalogue.describe(document)


def _opened(root: Path, asked: bool, encoding: str | None) -> Corpus:
    prefer(encoding)
    return Corpus(root, asked)


def _scan(
    folder: Path, prefix: str, known: frozenset[str], excluded: Callable[[str, bool], bool]
) -> Iterator[Entry]:
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
        folder_inside = entry.is_dir(follow_symlinks=False)
        if excluded(name, folder_inside):
            continue
        if folder_inside:
            yield from _scan(folder / entry.name, f"{name}/", known, excluded)
        elif entry.is_symlink() and os.path.isdir(entry.path):
            # Not followed: it may lead round in a circle.
            yield Entry(name, 0, 0)
        elif (suffix := os.path.splitext(entry.name)[1].lower()) in known:
            try:
                status = entry.stat()
                yield Entry(
                    name, status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino
                )
            except OSError:
                yield Entry(name, 0, 0)
        elif suffix in UNSUPPORTED:
            yield Entry(name, 0, 0, supported=False)


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
    return Corpus(SHIPPED, asked=False)


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
            from text.structure.section_names import near_headings

            near = say("search.comma").join(near_headings(document, heading))
            code = "error.no-section-near" if near else "error.no-section"
            raise UsageError(code, path=path, heading=heading, near=near)
        return replace(document, scope=place)
    if name == "-":
        from readers.registry import read_standard_input

        return read_standard_input()
    if not os.path.isabs(name) and not os.path.lexists(name):
        name = as_listed(corpus.root, name) or as_listed(Path.cwd(), name) or name
    if os.path.exists(name) or os.path.isabs(name) or not os.path.exists(corpus.root / name):
        # realpath, unlike Path.resolve, stands a circle of links.
        real = Path(os.path.realpath(name)) if "\0" not in name else Path(name)
        if real.is_relative_to(corpus.root) and os.path.isfile(real):
            return corpus.document(real.relative_to(corpus.root).as_posix(), reports=True)
        if not os.path.lexists(name) and "\0" not in name:
            raise _missing(name, corpus)
        return read_file(Path(name), name)
    return corpus.document(name, reports=True)


def _missing(name: str, corpus: Corpus) -> KyogoError:
    from readers.near_names import near_names

    near = say("search.comma").join(near_names(name, corpus.names() if corpus.asked else ()))
    code = "error.missing-file-near" if near else "error.missing-file"
    return KyogoError(code, path=name, near=near)
