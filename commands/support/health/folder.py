"""Of the corpus: which it is, its settings, whether its documents can be read, their names."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from commands.support.checking.checker import checker_of
from readers.corpus import OWN_REPORT, Corpus, find_corpus
from readers.portable_names import unportable
from text.errors import KyogoError
from text.messages import say
from text.model.health import Examined
from text.terminal.printable import printable_line

TRIED = 40
"""So many documents are read, spread over the corpus; `kyogo index` says it of all."""
_SHOWN = 3


def folder(arguments: argparse.Namespace) -> Iterator[Examined]:
    """Yield what is found of the corpus that the command would answer from. Reads TRIED files."""
    what = say("doctor.corpus")
    try:
        corpus = find_corpus(arguments.corpus)
    except KyogoError as error:
        yield Examined("corpus", "wrong", what, str(error), error.hint or say("doctor.corpus-mend"))
        return
    if corpus.asked:
        yield Examined("corpus", "good", what, printable_line(str(corpus.root)))
    else:
        yield Examined(
            "corpus", "absent", what, say("doctor.corpus-shipped"), say("doctor.corpus-init")
        )
    yield _settings(corpus)
    names = list(corpus.names())
    yield _documents(corpus, names)
    yield from _names(names)


def _settings(corpus: Corpus) -> Examined:
    what = say("doctor.settings")
    asked = argparse.Namespace(select=[], ignore=[], severity=None, confidence=None)
    try:
        checker_of(corpus, asked)
    except KyogoError as error:
        return Examined("settings", "wrong", what, printable_line(str(error)), error.hint or "")
    return Examined("settings", "good", what, say("doctor.fine"))


def _documents(corpus: Corpus, names: list[str]) -> Examined:
    what = say("doctor.documents")
    others = len(corpus.unsupported())
    if not names:
        return Examined("documents", "wrong", what, say("init.empty"), say("doctor.documents-none"))
    step = max(1, -(-len(names) // TRIED))
    troubles = []
    for name in names[::step]:
        try:
            corpus.document(name)
        except KyogoError as error:
            if error.code != OWN_REPORT:
                troubles.append(printable_line(str(error)))
    tried = len(names[::step])
    found = say("doctor.documents-found", count=len(names), tried=tried, unread=len(troubles))
    if others:
        found += say("doctor.documents-others", count=others)
    shown = "\n".join(troubles[:_SHOWN])
    if troubles:
        mend = f"{shown}\n{say('doctor.documents-mend')}"
        return Examined("documents", "wrong", what, found, mend)
    return Examined("documents", "good", what, found)


def _names(names: list[str]) -> Iterator[Examined]:
    strange = list(unportable(names))
    what = say("doctor.names")
    if not strange:
        yield Examined("names", "good", what, say("doctor.fine"))
        return
    lines = [
        say(f"doctor.names-{why}", name=printable_line(name)) for name, why in strange[:_SHOWN]
    ]
    lines += ["…"] if len(strange) > _SHOWN else []
    found = say("doctor.names-found", count=len(strange))
    yield Examined("names", "absent", what, found, "\n".join(lines))
