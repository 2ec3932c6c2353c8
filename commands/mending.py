"""`check --fix` and `--diff`: what is safe is put right in the file, or shown before it is."""

from __future__ import annotations

import argparse
import difflib
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from commands.console import open_output, whole_file
from proofreading.fixes import fixed
from proofreading.house import House
from readers.corpus import Corpus, locate
from readers.files import read_bytes
from readers.rewriting import rewritten
from text.errors import UsageError
from text.lines import LineIndex
from text.messages import say
from text.model import Document, Finding
from text.printable import printable_line


def add_mending_arguments(parser: argparse.ArgumentParser) -> None:
    """Add `--fix` and `--diff`."""
    parser.add_argument("--fix", action="store_true", help=say("check.fix"))
    parser.add_argument("--diff", action="store_true", help=say("check.diff"))


def mend(draft: Document, name: str, corpus: Corpus, house: House, *, write: bool) -> Document:
    """Return `draft`, which the user calls `name`, with its safe findings put right.

    With `write` the file is replaced as a whole, in its own encoding, and read again.
    """
    if name == "-" or draft.scope is not None:
        raise UsageError("check.fix-a-file", name=name)

    def findings(document: Document) -> list[Finding]:
        return [finding for _, finding in house.passages(document)]

    outcome = fixed(draft, findings)
    if not write:
        return replace(draft, raw=outcome.raw, sections=(), skips=(), annotations=(), pages=())
    if outcome.raw == draft.raw:
        return draft
    path = _path(name, corpus)
    content = rewritten(draft, read_bytes(path, name), outcome.raw)
    with whole_file(str(path)) as file:
        file.write(content)
    count = len(outcome.made)
    print(say("check.fixed", document=printable_line(draft.name), count=count), file=sys.stderr)
    return locate(name, corpus)


def preview(arguments: argparse.Namespace, drafts: Iterable[Document], corpus: Corpus) -> int:
    """Write what --fix would change as a unified diff; 1 if that is anything."""
    changed = False
    with open_output(arguments) as output:
        for draft, name in zip(drafts, arguments.drafts, strict=False):
            old = locate(name, corpus)
            for line in _unified(old, draft):
                changed = True
                output.stream.write(printable_line(line) + "\n")
    return int(changed)


def _unified(old: Document, new: Document) -> Iterable[str]:
    return difflib.unified_diff(_lines(old), _lines(new), old.name, new.name, lineterm="")


def _lines(document: Document) -> list[str]:
    lines = LineIndex(document.raw)
    return [lines.line_text(number) for number in range(1, len(lines.starts) + 1)]


def _path(name: str, corpus: Corpus) -> Path:
    own = Path(name)
    return own if own.exists() else corpus.root / name
