"""`kyogo list`: what is in the corpus."""

from __future__ import annotations

import argparse

from commands.support.console import add_output_argument, complain, corpus_of
from commands.support.reporting import report_of, write_report
from reports.formats import formats
from text.errors import KyogoError
from text.model.document import Document


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `list`."""
    add_output_argument(parser, formats("list"))


def run(arguments: argparse.Namespace) -> int:
    """Write what is known of every document; 2 if one could not be read."""
    corpus = corpus_of(arguments)
    documents: list[Document] = []
    code = 0
    for name in corpus.names():
        try:
            documents.append(corpus.document(name))
        except KyogoError as error:
            complain(error)
            code = 2
    if not documents:
        raise KyogoError("error.no-documents", path=str(corpus.root))
    write_report(arguments, report_of(arguments, "list"), documents)
    return code
