"""`kyogo init`: makes a folder of documents a corpus."""

from __future__ import annotations

import argparse
import os
from collections import Counter
from pathlib import Path

from commands.support.console import whole_file
from readers.corpus import MARKER, Corpus, find_corpus
from text.errors import KyogoError
from text.messages import say
from text.terminal.printable import printable_line


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `init`."""
    parser.add_argument("folder", metavar="DIR", nargs="?", default=".", help=say("init.folder"))


def run(arguments: argparse.Namespace) -> int:
    """Write a kyogo.toml with comments, ask nothing, and say what is in the folder.

    One that is there already stays as it is. Raises KyogoError where the folder is not there.
    """
    folder = Path(arguments.folder)
    if not folder.is_dir():
        raise KyogoError("error.no-corpus", path=arguments.folder)
    path = folder / MARKER
    if os.path.lexists(path):
        print(say("init.there", path=printable_line(str(path))))
    else:
        above = find_corpus(None, folder)
        with whole_file(str(path)) as file:
            file.write(say("init.settings").encode("utf-8"))
        print(say("init.written", path=printable_line(str(path))))
        if above.asked:
            print(say("init.above", path=printable_line(str(above.root / MARKER))))
    for line in _seen(Corpus(folder)):
        print(line)
    print(say("init.next"))
    return 0


def _seen(corpus: Corpus) -> list[str]:
    """Return lines that say how many files of which kind are there, read or not."""
    endings = Counter(os.path.splitext(name)[1].lower() for name in corpus.names())
    others = Counter(os.path.splitext(name)[1].lower() for name in corpus.unsupported())
    if not endings and not others:
        return [say("init.empty")]
    lines = [say("init.documents", count=endings.total(), kinds=_kinds(endings))]
    if others:
        lines.append(say("init.unread", count=others.total(), kinds=_kinds(others)))
    return lines


def _kinds(endings: Counter[str]) -> str:
    """Return the endings with their numbers, the commonest first."""
    counted = sorted(endings.items(), key=lambda pair: (-pair[1], pair[0]))
    return say("init.and").join(f"{ending} {count}" for ending, count in counted)
