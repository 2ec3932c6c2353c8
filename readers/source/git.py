"""What a git repository holds, asked without trusting the repository.

git obeys the configuration of a repository, and that may name programs: hooks, monitors, filters,
text converters, helpers of transports, a place to fetch a missing object from. So it never sees
one. It is given a repository of our own, made for the question and thrown away after it, with a
configuration written here and copies of the names (HEAD, branches, tags); of the repository in
question it reads objects and nothing else. The environment is fixed, too.
"""

from __future__ import annotations

import os
import re
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from text.errors import DocumentTooLarge, KyogoError, UnreadableDocument, UsageError
from text.later import later
from text.processes.children import answer
from text.processes.programs import environment, program
from text.records import dataclass

SECONDS = 20
"""Wall-clock seconds for one question."""
MEMORY = 2 * 1024 * 1024 * 1024
"""Bytes of address space for git, where the system has such a limit."""
MOST_NAMES = 100_000
"""Branches, tags and the like that are copied; more are refused."""
_SMALL, _PACKED = 1 << 16, 1 << 26
_LINK = b"120000 "
"""How git's list of a tree begins where the entry is a symbolic link."""
_CONFIG = """[core]
\trepositoryFormatVersion = {version}
\tbare = true
\tcommitGraph = false
\tmultiPackIndex = false
\tpackedGitWindowSize = 32m
\tpackedGitLimit = 256m
\tbigFileThreshold = 16m
[protocol]
\tallow = never
"""
_NEWER_NAMES = "[extensions]\n\tobjectFormat = sha256\n"
_SHA256 = later(rb"^\s*objectformat\s*=\s*\"?sha256", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Repository:
    """Where a repository keeps things: working tree, its own folder, that of all its trees."""

    top: Path
    own: Path
    common: Path


def repository_of(folder: Path) -> Repository | None:
    """Return the repository in whose working tree `folder` (absolute, no links) lies, or None."""
    for top in (folder, *folder.parents):
        mark = top / ".git"
        if mark.is_dir():
            own = mark
        elif (content := _regular(mark, _SMALL)) is not None:
            named = os.fsdecode(content).removeprefix("gitdir:").strip()
            if not content.startswith(b"gitdir:") or _elsewhere(named):
                return None
            own = top / named
        else:
            continue
        shared = os.fsdecode(_regular(own / "commondir", _SMALL) or b"").strip()
        if _elsewhere(shared):
            return None
        return Repository(top, own, own / shared if shared else own)
    return None


class Git:
    """git, asked about one repository; to be had of `asked`."""

    def __init__(self, command: str, private: Path, repository: Repository) -> None:
        self._command = command
        self._private = private
        self._environment = environment(
            LC_ALL="C",
            HOME=str(private),
            XDG_CONFIG_HOME=str(private),
            GIT_DIR=str(private),
            GIT_OBJECT_DIRECTORY=str(repository.common / "objects"),
            GIT_CONFIG_GLOBAL=str(private / "none"),
            GIT_CONFIG_SYSTEM=str(private / "none"),
            GIT_CONFIG_NOSYSTEM="1",
            GIT_ATTR_NOSYSTEM="1",
            GIT_ALLOW_PROTOCOL="",
            GIT_NO_LAZY_FETCH="1",
            GIT_NO_REPLACE_OBJECTS="1",
            GIT_LITERAL_PATHSPECS="1",
            GIT_OPTIONAL_LOCKS="0",
            GIT_TERMINAL_PROMPT="0",
            GIT_PAGER="",
        )

    def commit(self, revision: str) -> str | None:
        """Return the object name of the commit that `revision` names, or None."""
        # Two questions: in `:/words` all that follows would be taken for words.
        named = self._ask("rev-parse", "--verify", "--quiet", "--end-of-options", revision)
        name = (named or b"").decode("ascii", "replace").strip()
        if not re.fullmatch(r"[0-9a-f]+", name):
            return None
        commit = self._ask("rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")
        return commit.decode("ascii").strip() if commit else None

    def file(self, commit: str, path: str, name: str, limit: int) -> bytes | None:
        """Return the file at `path` (from the top, with /) in `commit`; None if there is none.

        Raises DocumentTooLarge for more than `limit` bytes, and UnreadableDocument for a link,
        which holds no text but a path; `name` is what the user calls it.
        """
        entry = self._ask("ls-tree", "-z", commit, "--", path) or b""
        if entry.startswith(_LINK):
            raise UnreadableDocument("error.committed-link", path=name)
        place = f"{commit}:{path}"
        size = self._ask("cat-file", "-s", place)
        if size is None:
            return None
        if int(size) > limit:
            raise DocumentTooLarge(
                "error.too-large", path=name, size=int(size) >> 20, limit=limit >> 20
            )
        return self._ask("cat-file", "blob", place)

    def _ask(self, *arguments: str) -> bytes | None:
        """Return what git answers; None where it says no. Raises KyogoError after `SECONDS`."""
        command = [self._command, "--no-pager", *arguments]
        try:
            return answer(command, self._private, self._environment, SECONDS, MEMORY)
        except TimeoutError:
            raise KyogoError("error.git-takes-too-long", seconds=SECONDS) from None


@contextmanager
def asked(repository: Repository, revisions: str = "") -> Iterator[Git]:
    """Yield git for questions about `repository`; `revisions` are those that will be asked for.

    Raises KyogoError where there is no git, or the repository is of a kind that cannot be asked
    in this way.
    """
    command = program("git")
    if command is None:
        raise KyogoError("error.no-git")
    with tempfile.TemporaryDirectory(prefix="kyogo-") as scratch:
        private = Path(scratch)
        _copy_names(repository, private, logs="@{" in revisions)
        yield Git(command, private, repository)


def _copy_names(repository: Repository, private: Path, logs: bool) -> None:
    own, common = repository.own, repository.common
    if (common / "reftable").exists() or not (common / "objects").is_dir():
        raise UsageError("error.odd-repository", path=str(repository.top))
    config = _regular(common / "config", _PACKED) or b""
    newer = _SHA256.search(config) is not None
    written = _CONFIG.format(version=int(newer)) + (_NEWER_NAMES if newer else "")
    (private / "config").write_text(written, "utf-8")
    (private / "refs").mkdir()
    for folder, names in ((common, ("packed-refs", "shallow")), (own, _heads(own))):
        for name in names:
            _copy(folder / name, private / name, _PACKED)
    trees = ["refs", "logs"] if logs else ["refs"]
    for tree in trees:
        for folder in dict.fromkeys((common, own)):
            _copy_tree(folder / tree, private / tree, _PACKED if tree == "logs" else _SMALL)
    if logs:
        _copy(own / "logs" / "HEAD", private / "logs" / "HEAD", _PACKED)
    if not (private / "HEAD").exists():
        raise UsageError("error.odd-repository", path=str(repository.top))


def _heads(folder: Path) -> list[str]:
    """Return HEAD, ORIG_HEAD and their like in `folder`."""
    try:
        return [name for name in os.listdir(folder) if re.fullmatch(r"[A-Z_]*HEAD", name)]
    except OSError:
        return []


def _copy_tree(source: Path, target: Path, limit: int) -> None:
    count = 0
    for folder, _, names in os.walk(source):
        place = target / os.path.relpath(folder, source)
        place.mkdir(parents=True, exist_ok=True)
        for name in names:
            count += 1
            if count > MOST_NAMES:
                raise UsageError("error.odd-repository", path=str(source))
            _copy(Path(folder, name), place / name, limit)


def _copy(source: Path, target: Path, limit: int) -> None:
    content = _regular(source, limit)
    if content is not None:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def _regular(path: Path, limit: int) -> bytes | None:
    """Return the content of a regular file, no link, of at most `limit` bytes; else None."""
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        if not stat.S_ISREG(os.lstat(path).st_mode):
            return None
        with open(os.open(path, flags | getattr(os, "O_NOFOLLOW", 0)), "rb") as stream:
            if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
                return None
            content = stream.read(limit + 1)
    except (OSError, ValueError):
        return None
    return content if len(content) <= limit else None


def _elsewhere(named: str) -> bool:
    """Whether a path leads to another machine, which would be told the user's name by Windows."""
    return named.startswith(("//", "\\\\")) or "\0" in named
