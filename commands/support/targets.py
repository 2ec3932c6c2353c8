"""What a command may write over: nothing that it reads, and nothing that Kyogo did not write.

`-o a.txt` with the manuscript a.txt among the arguments would cost the manuscript. So before
anything is read, every file that is to be written is looked at: a new name is well, and an old file
only if it is a report (or a baseline) of Kyogo's own. Links must not lead out of the folders that
the command works in.
"""

from __future__ import annotations

import argparse
import os
import stat
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from commands.support.own_reports import is_own_baseline, is_own_record, is_own_report
from readers.corpus import MARKER
from text.errors import KyogoError, UsageError, reason
from text.within import leads_within, led_astray

SETTINGS = frozenset(("kyogo.toml", "catalogue.toml", "synonyms.tsv"))
"""Names (lower case) that mean something in a corpus: no report is called so."""
WRITTEN = {
    "output": is_own_report,
    "write_baseline": is_own_baseline,
    "record": is_own_record,
}
"""The options that name a file to write, and what tells an older one of the same kind."""
_SEEN = "targets_seen"
_NO_FILES = frozenset(
    (
        *WRITTEN,
        "format",
        "formats",
        "color",
        "lang",
        "encoding",
        "author",
        "by",
        "severity",
        "preset",
        "select",
        "ignore",
        _SEEN,
    )
)

Identity = tuple[str, int, int, int, int] | None
"""Real path, device, inode, size and time of a file; None where there is none."""


def refuse_to_overwrite(arguments: argparse.Namespace) -> None:
    """Raise UsageError where the command would write over what it must not.

    Costs nothing for a command that writes no file.
    """
    for option, is_own in WRITTEN.items():
        target = getattr(arguments, option, None)
        if target is not None and (target != "-" or option != "output"):
            _check_links(target, _folders(arguments))
            status = _status(target)
            if status is not None and not stat.S_ISREG(status.st_mode):
                continue  # a device or a pipe is written to; a folder is refused later
            _check_names(target, arguments, status)
            if status is not None and status.st_size and not is_own(Path(target)):
                raise UsageError("error.would-overwrite", path=target)
            arguments.__dict__.setdefault(_SEEN, {})[target] = _identity(target)


def seen_by(arguments: argparse.Namespace, target: str) -> Callable[[], None] | None:
    """Return what raises KyogoError if `target` is no longer what was looked at before the work."""
    seen: dict[str, Identity] = getattr(arguments, _SEEN, {})
    if target not in seen:
        return None

    def unchanged() -> None:
        if _identity(target) != seen[target]:
            raise KyogoError("error.changing-target", path=target)

    return unchanged


def _identity(target: str) -> Identity:
    status = _status(target)
    if status is None:
        return None
    real = os.path.realpath(target)
    return (real, status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns)


def check_target(path: Path, *folders: Path) -> None:
    """Raise UsageError where a link on the way of `path` leads out of the folder it seems to be in.

    That is one of `folders`, and for a link itself the folder in which it lies.
    """
    if os.path.islink(path) and not leads_within(path, path.absolute().parent):
        raise UsageError("error.target-leads-out", path=str(path))
    if led_astray(path, *folders):
        raise UsageError("error.target-leads-out", path=str(path))


def _check_links(target: str, folders: list[Path]) -> None:
    if os.path.abspath(target).startswith(("/dev/", "/proc/")):
        return  # /dev/stdout is a link to whatever it is
    status = _status(target)
    if status is None and os.path.islink(target):
        try:
            os.stat(target)
        except FileNotFoundError:
            pass  # it leads to a file that is still to be
        except OSError as error:  # in a circle: the link would be replaced
            raise KyogoError("error.unwritable-file", path=target, reason=reason(error)) from error
    if status is None or stat.S_ISREG(status.st_mode):
        check_target(Path(target), *folders)


def _check_names(target: str, arguments: argparse.Namespace, status: os.stat_result | None) -> None:
    if Path(target).name.casefold() in SETTINGS:
        raise UsageError("error.would-overwrite-settings", path=target)
    if status is None:
        return
    for name, other in _inputs(arguments):
        if os.path.samestat(status, other):
            raise UsageError("error.would-overwrite-input", path=target, input=name)


def _inputs(arguments: argparse.Namespace) -> Iterator[tuple[str, os.stat_result]]:
    """Yield every file that the arguments name, as it is or within the corpus."""
    root = _root(arguments)
    for option, value in vars(arguments).items():
        if option in _NO_FILES:
            continue
        for name in value if isinstance(value, list) else [value]:
            if not isinstance(name, str):
                continue
            if name == "-":
                yield from _standard_input()
            places = [name, name.rpartition("#")[0]]
            for place in [*places, *(str(root / place) for place in places if root)]:
                if place and (status := _status(place)) is not None:
                    yield name, status


def _standard_input() -> Iterator[tuple[str, os.stat_result]]:
    try:
        yield "-", os.fstat(sys.stdin.fileno())
    except (OSError, ValueError, AttributeError):
        return


def _folders(arguments: argparse.Namespace) -> list[Path]:
    root = _root(arguments)
    return [Path.cwd(), *([root] if root else [])]


def _root(arguments: argparse.Namespace) -> Path | None:
    given = getattr(arguments, "corpus", None)
    if given is not None:
        return Path(given)
    here = Path.cwd()
    return next((folder for folder in (here, *here.parents) if (folder / MARKER).is_file()), None)


def _status(path: str) -> os.stat_result | None:
    try:
        return os.stat(path)
    except (OSError, ValueError):
        return None
