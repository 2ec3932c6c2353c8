"""`kyogo init`: makes a folder of documents a corpus."""

from __future__ import annotations

import argparse
import os
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from commands.support.reporting import report_of, write_report
from commands.support.whole_file import whole_file
from readers.corpus import MARKER, Corpus, find_corpus
from text.errors import KyogoError
from text.messages import say
from text.model.made_corpus import MadeCorpus


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
    there = os.path.lexists(path)
    above = ""
    if not there:
        around = find_corpus(None, folder)
        above = str(around.root / MARKER) if around.asked else ""
        with whole_file(str(path)) as file:
            file.write(say("init.settings").encode("utf-8"))
    corpus = Corpus(folder)
    documents, unread = _endings(corpus.names()), _endings(corpus.unsupported())
    made = MadeCorpus(str(path), there, above, documents, unread)
    write_report(arguments, report_of(arguments, "init"), made)
    return 0


def _endings(names: Iterable[str]) -> Counter[str]:
    return Counter(os.path.splitext(name)[1].lower() for name in names)
