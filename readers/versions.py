"""A file as it stood in a commit: asked of git, read like any other file."""

from __future__ import annotations

import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path

from readers.registry import read_file
from text.errors import KyogoError, UnreadableDocument, UsageError
from text.model.document import Document
from text.structure.section_names import find_section


def read_version(revision: str, name: str) -> Document:
    """Return the file `name` (a path, or PATH#heading) as it stood in the commit `revision`.

    It is called REVISION:PATH. Raises KyogoError where there is no git, no repository, no such
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
    folder = next(parent for parent in file.parents if parent.is_dir())
    _git(folder, "rev-parse", "--show-toplevel", failure="error.no-repository", path=path)
    commit = _git(
        folder,
        *("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"),
        failure="error.no-revision",
        revision=revision,
    )
    inside = file.relative_to(folder).as_posix()
    content = _git(
        folder,
        *("cat-file", "blob", f"{commit.decode().strip()}:./{inside}"),
        failure="error.no-version",
        revision=revision,
        path=path,
    )
    # Readers go by the suffix and some want a file of their own.
    with tempfile.TemporaryDirectory(prefix="kyogo-") as scratch:
        copy = Path(scratch, file.name)
        copy.write_bytes(content)
        return read_file(copy, f"{revision}:{path}")


def _git(folder: Path, *arguments: str, failure: str, **values: object) -> bytes:
    try:
        run = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, check=False)
    except FileNotFoundError as error:
        raise KyogoError("error.no-git") from error
    if run.returncode:
        error_type = UnreadableDocument if failure == "error.no-version" else UsageError
        raise error_type(failure, **values)
    return run.stdout
