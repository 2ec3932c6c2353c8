"""`kyogo list`: what is in the corpus."""

from __future__ import annotations

import argparse

from commands.support.console import add_output_argument, corpus_of
from commands.support.fresh_index import bring_up_to_date
from commands.support.progress import progress
from commands.support.remote.stored import stored
from commands.support.reporting import report_of, write_report
from commands.support.request import add_choice_arguments, chosen_documents
from commands.support.telling import complain, unread
from indexer.index import open_index
from readers.corpus import OWN_REPORT, Corpus
from reports.formats import formats
from text.errors import IndexBusy, KyogoError
from text.messages import say
from text.model.document import Document

ORDERS = ("place", "date", "-date")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `list`."""
    add_choice_arguments(parser)
    parser.add_argument("--sort", choices=ORDERS, default="place", help=say("list.sort"))
    add_output_argument(parser, formats("list"))


def run(arguments: argparse.Namespace) -> int:
    """Write what is known of every document; 2 if one could not be read."""
    corpus = corpus_of(arguments)
    documents, troubles = _documents(corpus)
    for trouble in troubles:
        complain(trouble)
    if not documents:
        raise KyogoError("error.no-documents", path=str(corpus.root))
    chosen = chosen_documents(documents, arguments, corpus)
    write_report(arguments, report_of(arguments, "list"), _sorted(chosen, arguments.sort))
    return 2 if troubles else int(not chosen)


def _sorted(documents: list[Document], order: str) -> list[Document]:
    """Return `documents` (in the order of their names) by date; those without one come last."""
    if order == "place":
        return documents
    dated = [document for document in documents if document.date]
    dated.sort(key=lambda document: document.date, reverse=order == "-date")
    return dated + [document for document in documents if not document.date]


def _documents(corpus: Corpus) -> tuple[list[Document], list[KyogoError]]:
    """Return the documents as the index has them, in order, and why others could not be read.

    Where no index can be written the documents are read one by one.
    """
    kept = stored(corpus)
    if kept is not None:
        return list(kept), []
    try:
        changes = bring_up_to_date(corpus)
    except (IndexBusy, OSError):
        return _read(corpus)
    troubles = [one.trouble for one in changes.skipped if one.trouble.code != OWN_REPORT]
    if not changes.documents:
        return [], troubles
    unread(0, len(changes.unsupported))
    index = open_index(corpus.root)
    return [index.document(number, False) for number in range(len(index.documents))], troubles


def _read(corpus: Corpus) -> tuple[list[Document], list[KyogoError]]:
    documents: list[Document] = []
    troubles: list[KyogoError] = []
    names = list(corpus.names())
    with progress(say("list.progress")) as told:
        for done, name in enumerate(names):
            if told is not None:
                told(done, len(names))
            try:
                documents.append(corpus.document(name))
            except KyogoError as error:
                if error.code != OWN_REPORT:
                    troubles.append(error)
    return documents, troubles
