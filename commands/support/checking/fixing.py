"""`check --fix` and `--diff`: what is safe is put right in the file, or shown before it is."""

from __future__ import annotations

import argparse
import difflib
import os
from collections.abc import Iterable
from pathlib import Path

from commands.support.console import open_output
from commands.support.targets import check_target
from commands.support.telling import complain, tell
from commands.support.whole_file import whole_file
from proofreading.checking.checker import Checker
from proofreading.checking.fixes import Fixed, fixed
from readers.corpus import Corpus, locate
from readers.source.files import read_bytes
from readers.source.rewriting import rewritten
from text.errors import KyogoError, UsageError
from text.model.document import Document
from text.terminal.printable import printable_line
from text.view.lines import LineIndex


def mend(name: str, corpus: Corpus, checker: Checker) -> Document:
    """Put right what is safe in the file that the user calls `name`, and return it read again.

    The file is replaced as a whole, in its own encoding, and only if something changed.
    """
    draft, outcome = _fixed(name, corpus, checker)
    if outcome.raw == draft.raw:
        return draft
    path = _path(name, corpus)
    check_target(path, Path.cwd(), corpus.root)
    _check_own(path, name)
    content = rewritten(draft, read_bytes(path, name), outcome.raw)
    with whole_file(str(path)) as file:
        file.write(content)
    count = len(outcome.made)
    tell("check.fixed", document=draft.name, count=count)
    return locate(name, corpus)


def _check_own(path: Path, name: str) -> None:
    """Raise KyogoError where replacing the file would do more, or less, than it seems to.

    A file with several names (hard links) would be parted from them; a protected one is protected.
    """
    status = path.stat()
    if status.st_nlink > 1 and os.name == "posix":
        raise KyogoError("check.fix-hard-link", path=name, count=status.st_nlink)
    if not status.st_mode & 0o222:
        raise KyogoError("check.fix-protected", path=name)


def preview(arguments: argparse.Namespace, corpus: Corpus, checker: Checker) -> int:
    """Write what --fix would change as a unified diff; 1 if that is anything, 2 on trouble."""
    changed = failed = False
    with open_output(arguments) as output:
        for name in arguments.drafts:
            try:
                draft, outcome = _fixed(name, corpus, checker)
            except KyogoError as error:
                complain(error)
                failed = True
                continue
            for line in _unified(draft, outcome.raw):
                changed = True
                output.stream.write(printable_line(line) + "\n")
    return 2 if failed else int(changed)


def _fixed(name: str, corpus: Corpus, checker: Checker) -> tuple[Document, Fixed]:
    draft = locate(name, corpus)
    if name == "-" or draft.scope is not None:
        raise UsageError("check.fix-a-file", name=name)
    return draft, fixed(draft, checker.check)


def _unified(draft: Document, raw: str) -> Iterable[str]:
    return difflib.unified_diff(_lines(draft.raw), _lines(raw), draft.name, draft.name, lineterm="")


def _lines(raw: str) -> list[str]:
    lines = LineIndex(raw)
    return [lines.line_text(number) for number in range(1, len(lines.starts) + 1)]


def _path(name: str, corpus: Corpus) -> Path:
    own = Path(name)
    return own if own.exists() else corpus.root / name
