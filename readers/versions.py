"""A file as it stood in a commit: asked of git, read like any other file."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from readers.registry import read_content
from readers.source.files import LIMIT
from readers.source.git import asked, repository_of
from text.errors import UnreadableDocument, UsageError
from text.model.document import Document
from text.structure.section_names import find_section


def read_version(revision: str, name: str) -> Document:
    """Return the file `name` (a path, or PATH#heading) as it stood in the commit `revision`.

    It is called REVISION:PATH. Nothing that the repository says of how git should work is obeyed
    (`readers.source.git`). Raises KyogoError where there is no git, no repository, no such
    commit, or no such file in it.
    """
    path, _, heading = name.rpartition("#")
    if not path or Path(name).exists():
        path, heading = name, ""
    document = _read(revision, path)
    if not heading:
        return document
    place = find_section(document, heading)
    if place is None:
        raise UsageError("error.no-section", path=document.name, heading=heading)
    return replace(document, scope=place)


def _read(revision: str, path: str) -> Document:
    file = Path(path).absolute()
    folder = Path(os.path.realpath(next(parent for parent in file.parents if parent.is_dir())))
    inside = folder / file.relative_to(next(p for p in file.parents if p.is_dir()))
    repository = repository_of(folder)
    if repository is None:
        raise UsageError("error.no-repository", path=path)
    with asked(repository, revision) as git:
        commit = git.commit(revision)
        if commit is None:
            raise UsageError("error.no-revision", revision=revision)
        name = f"{revision}:{path}"
        place = inside.relative_to(repository.top).as_posix()
        content = git.file(commit, place, name, LIMIT)
    if content is None:
        raise UnreadableDocument("error.no-version", revision=revision, path=path)
    return read_content(content, name, file.suffix.lower())
