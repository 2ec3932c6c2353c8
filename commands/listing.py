"""`kyogo list`: what is in the corpus."""

from __future__ import annotations

import argparse

from readers.corpus import find_corpus
from text.errors import KyogoError
from text.printable import printable_line


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `list`: none of its own."""


def run(arguments: argparse.Namespace) -> int:
    """Print one line per document: name, kind, date, title."""
    corpus = find_corpus(arguments.corpus)
    names = list(corpus.names())
    if not names:
        raise KyogoError("error.no-documents", path=str(corpus.root))
    for name in names:
        document = corpus.document(name)
        fields = (document.name, document.kind, document.date, document.encoding, document.title)
        print("\t".join(printable_line(field) for field in fields))
    return 0
