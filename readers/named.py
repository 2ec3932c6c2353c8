"""The documents that arguments name: files, folders, and patterns that no shell has expanded.

A folder stands for what is in it, and 要請書/*.txt for the files that fit, also under Windows,
where the shell hands the pattern on as it is.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from readers.corpus import Corpus
from readers.registry import suffixes
from readers.source.own_report import own_report
from text.errors import KyogoError

_PATTERN = frozenset("*?[")
_HERE = ("./", f".{os.sep}")


def documents_named(names: Sequence[str], corpus: Corpus) -> tuple[list[str], int]:
    """Return the names of single documents that `names` stand for, each once, in order.

    What is a file, standard input or nothing at all stays as it is. The second is how many files
    of folders beside the corpus are of kinds that cannot be read. Raises KyogoError for a folder
    without a document.
    """
    found: list[str] = []
    unread = 0
    for name in names:
        folder = _folder(name, corpus)
        if folder is None:
            found += _files(name, corpus)
            continue
        inside, others = _of_folder(folder, name, corpus)
        found += inside
        unread += others
    return list(dict.fromkeys(map(_plain, found))), unread


def _plain(name: str) -> str:
    """Return the name without the ./ before it: whoever reads a report looks for docs/a.md."""
    rest = name
    while rest.startswith(_HERE):
        rest = rest[2:].lstrip("/" + os.sep)
    return name if rest in ("", "-") else rest


def _files(name: str, corpus: Corpus) -> Iterator[str]:
    if _PATTERN.isdisjoint(name) or _is_there(name, corpus):
        yield name
    else:
        yield from _of_pattern(name, corpus) or [name]


def _is_there(name: str, corpus: Corpus) -> bool:
    return os.path.lexists(name) or os.path.lexists(corpus.root / name)


def _folder(name: str, corpus: Corpus) -> Path | None:
    if name == "-" or "\0" in name:
        return None
    places = (Path(name), corpus.root / name) if not os.path.lexists(name) else (Path(name),)
    return next((place for place in places if place.is_dir()), None)


def _of_folder(folder: Path, name: str, corpus: Corpus) -> tuple[list[str], int]:
    """Return the documents below `folder`, without what its corpus excludes, and how many files
    beside them cannot be read; those of the corpus are counted with it."""
    real = Path(os.path.realpath(folder))
    found: list[str] = []
    if corpus.asked and real.is_relative_to(corpus.root):
        inside = real.relative_to(corpus.root).as_posix()
        start = "" if inside == "." else f"{inside}/"
        found = [one for one in corpus.names() if one.startswith(start)]
        others = 0
    if not found:
        # What is excluded from a corpus may still be asked for by name.
        there = Corpus(real, asked=False)
        found = [f"{name.rstrip('/' + os.sep)}/{one}" for one in there.names()]
        others = len(there.unsupported())
    found = [one for one in found if not own_report(_file(one, corpus))]
    if not found:
        raise KyogoError("error.empty-folder", path=name)
    return found, others


def _file(name: str, corpus: Corpus) -> Path:
    return Path(name) if os.path.exists(name) else corpus.root / name


def _of_pattern(name: str, corpus: Corpus) -> list[str]:
    """Return the files that fit, of those kinds that can be read; Word's lock files are none."""
    known = suffixes()
    for base in (Path(), corpus.root):
        found = [
            one
            for one in _fitting(name, base)
            if os.path.splitext(one)[1].lower() in known
            and not os.path.basename(one).startswith("~$")
        ]
        if found:
            return sorted(found)
    return []


def _fitting(name: str, base: Path) -> Iterator[str]:
    """Yield what fits the pattern below `base`, named as it was asked for.

    Folders that are links are not gone down into by `**`: two that lead to their own folder make
    2 to the 40th ways through it. Hidden files and folders fit only a pattern that says their dot,
    as in a shell.
    """
    pattern = Path(name)
    fixed = next(at for at, part in enumerate(pattern.parts) if not _PATTERN.isdisjoint(part))
    start = Path(*pattern.parts[:fixed])
    # As in a shell, ** beside other characters is *.
    rest = [part if part == "**" else part.replace("**", "*") for part in pattern.parts[fixed:]]
    if rest[-1] == "**":
        rest.append("*")
    try:
        for path in (base / start).glob(str(Path(*rest))):
            below = path.relative_to(base / start)
            if path.is_file() and not _hidden(below, rest):
                yield str(start / below)
    except (OSError, ValueError, NotImplementedError):
        return


def _hidden(path: Path, pattern: Sequence[str]) -> bool:
    asked = any(part.startswith(".") for part in pattern)
    return not asked and any(part.startswith(".") for part in path.parts)
