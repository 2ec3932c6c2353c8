"""Repositories whose configuration names programs: each leaves a mark where it is run."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path


def git(folder: Path, *arguments: str) -> str:
    """Run git as the author of a repository would."""
    who = {
        f"GIT_{role}_{what}": "a@b"
        for role in ("AUTHOR", "COMMITTER")
        for what in ("NAME", "EMAIL")
    }
    done = subprocess.run(
        ["git", *arguments],
        cwd=folder,
        env={**os.environ, **who, "GIT_CONFIG_GLOBAL": os.devnull, "LC_ALL": "C.UTF-8"},
        capture_output=True,
        check=True,
    )
    return done.stdout.decode().strip()


def repository(folder: Path) -> Path:
    """Make a repository with three commits of `notice.txt`; the file then says something else."""
    folder.mkdir(parents=True, exist_ok=True)
    git(folder, "init", "-q", "-b", "main")
    for number, sum in enumerate(("1,000円", "2,000円", "20,000円"), 1):
        (folder / "notice.txt").write_text(f"参加費は{sum}です。\n", "utf-8")
        git(folder, "add", "-A")
        git(folder, "commit", "-q", "-m", f"版{number}")
    (folder / "notice.txt").write_text("参加費は無料です。\n", "utf-8")
    return folder


def config(text: str) -> Callable[[Path, str], None]:
    """Return what appends `text` to the configuration; RUN in it is the marking program."""

    def plant(folder: Path, run: str) -> None:
        with (folder / ".git" / "config").open("a") as file:
            file.write(text.replace("RUN", run))

    return plant


def _missing_object(folder: Path, run: str) -> None:
    config(
        "[core]\n repositoryformatversion = 1\n[extensions]\n partialClone = origin\n"
        '[remote "origin"]\n url = .\n promisor = true\n uploadpack = RUN\n'
    )(folder, run)
    name = git(folder, "rev-parse", "HEAD:notice.txt")
    (folder / ".git" / "objects" / name[:2] / name[2:]).unlink()


def _promised_by_ssh(folder: Path, run: str) -> None:
    _missing_object(folder, run)
    git(folder, "config", "remote.origin.url", "ssh://nowhere.invalid/x")
    git(folder, "config", "core.sshCommand", run)


def _promised_by_ext(folder: Path, run: str) -> None:
    _missing_object(folder, run)
    git(folder, "config", "remote.origin.url", f"ext::{run}")
    git(folder, "config", "protocol.ext.allow", "always")


def _included(folder: Path, run: str) -> None:
    (folder / "more.cfg").write_text(f"[core]\n fsmonitor = {run}\n pager = {run}\n")
    config('[include]\n path = ../more.cfg\n[includeIf "gitdir:/"]\n path = ../more.cfg\n')(
        folder, run
    )


def _hooks(folder: Path, run: str) -> None:
    for name in ("post-checkout", "reference-transaction", "post-index-change", "pre-auto-gc"):
        (folder / ".git" / "hooks").mkdir(exist_ok=True)
        (folder / ".git" / "hooks" / name).symlink_to(run)


def _attributes(folder: Path, run: str) -> None:
    config(
        '[diff "x"]\n textconv = RUN\n command = RUN\n[filter "x"]\n smudge = RUN\n'
        ' clean = RUN\n process = RUN\n required = true\n[merge "x"]\n driver = RUN\n'
    )(folder, run)
    for place in (folder / ".gitattributes", folder / ".git" / "info" / "attributes"):
        place.write_text("* diff=x filter=x merge=x working-tree-encoding=UTF-16\n")


def _gitfile(folder: Path, run: str) -> None:
    _attributes(folder, run)
    config("[core]\n fsmonitor = RUN\n")(folder, run)
    (folder / ".git").rename(folder.parent / "kept-elsewhere")
    (folder / ".git").write_text("gitdir: ../kept-elsewhere\n")


HOSTILE: dict[str, Callable[[Path, str], None]] = {
    "a missing object is promised by a program": _missing_object,
    "a missing object is promised over ssh": _promised_by_ssh,
    "a missing object is promised by ext": _promised_by_ext,
    "monitor": config("[core]\n fsmonitor = RUN\n[index]\n threads = true\n"),
    "pager, editor, askpass": config(
        "[core]\n pager = RUN\n editor = RUN\n askpass = RUN\n[pager]\n cat-file = RUN\n"
    ),
    "folder of hooks": config("[core]\n hooksPath = /\n alternateRefsCommand = RUN\n"),
    "hooks": _hooks,
    "aliases": config("[alias]\n rev-parse = !RUN\n cat-file = !RUN\n"),
    "attributes": _attributes,
    "external diff": config("[diff]\n external = RUN\n[interactive]\n diffFilter = RUN\n"),
    "included file": _included,
    "helper of credentials": config("[credential]\n helper = !RUN\n[gpg]\n program = RUN\n"),
    "work tree elsewhere": config("[core]\n worktree = /\n"),
    "repository elsewhere": _gitfile,
}
