"""The step before every answer: the index of the corpus is brought up to date and opened."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

from commands.support.progress import progress
from commands.support.telling import say_last, tell, unread
from indexer.engines import is_remote
from indexer.index import Index, open_index
from kyogo.version import VERSION
from readers.corpus import OWN_REPORT, Corpus
from readers.registry import READING
from readers.source.encoding import preferred
from text.errors import IndexBusy, KyogoError, reason
from text.messages import say
from text.model.document import Progress

if TYPE_CHECKING:
    from text.model.update import Changes

_REASONS = 5
"""Of the files that cannot be read so many are named."""
PATIENCE = 10.0
"""Seconds for which a command waits for another one that is writing the index."""


def bring_up_to_date(
    corpus: Corpus,
    rebuild: bool = False,
    wait: float = PATIENCE,
    jobs: int | None = None,
    told: Progress | None = None,
) -> Changes:
    """Bring the index of `corpus` up to date and return what changed.

    Shows its progress when it takes longer than a second, and says on standard error when an index
    was of no use and is made anew. Raises KyogoError if the folder holds nothing that could be a
    document, IndexBusy when another process still writes after `wait` seconds. `told` hears of the
    progress in place of a terminal.
    """
    from indexer.update.update import update

    if is_remote(corpus.root) and next(corpus.scan(), None) is None:
        # A machine that only asks has no documents: their index is not to be emptied by it.
        raise KyogoError("error.no-documents", path=str(corpus.root))
    with progress(say("index.progress")) as shown:
        changes = update(
            corpus.root,
            corpus.scan(),
            corpus.document,
            told or shown,
            context=_context(corpus),
            rebuild=rebuild,
            wait=wait,
            jobs=jobs,
            waiting=_tell_waiting,
        )
    changes.unsupported = corpus.unsupported()
    if changes.rebuilt is not None:
        tell("index.made-anew", reason=str(changes.rebuilt))
    if not changes.documents and not changes.skipped:
        raise KyogoError("error.no-documents", path=str(corpus.root))
    return changes


def fresh_index(corpus: Corpus) -> Index:
    """Return the index of `corpus`, up to date.

    While another process goes on writing it, or the disk does not take a new one, that is the index
    as it stands, and standard error says so. The last line of the command tells how many files
    could not be read. Raises KyogoError, with reasons, where not one could.
    """
    if is_remote(corpus.root):
        return _in_cluster(corpus)
    try:
        changes = bring_up_to_date(corpus)
    except (IndexBusy, OSError) as trouble:
        try:
            index = open_index(corpus.root)
        except KyogoError:
            raise trouble from None
        why = str(trouble) if isinstance(trouble, IndexBusy) else reason(trouble)
        tell("index.as-it-stands", reason=why)
        return index
    if not changes.documents:
        raise nothing_readable(corpus, [str(skipped.trouble) for skipped in changes.skipped])
    skipped = sum(one.trouble.code != OWN_REPORT for one in changes.skipped)
    unread(skipped, len(corpus.unsupported()))
    return open_index(corpus.root)


def nothing_readable(corpus: Corpus, reasons: Sequence[str]) -> KyogoError:
    """Return what is said of a corpus of which not one document can be read."""
    shown = "\n".join(reasons[:_REASONS]) + ("\n…" if len(reasons) > _REASONS else "")
    return KyogoError(
        "error.nothing-readable", path=str(corpus.root), count=len(reasons), reasons=shown
    )


def _context(corpus: Corpus) -> str:
    """Return what stands for all that a document depends on besides its file."""
    known = repr((VERSION, READING, corpus.catalogue.entries, preferred()))
    return hashlib.sha256(known.encode("utf-8", "surrogatepass")).hexdigest()


def _tell_waiting(reason: str) -> None:
    tell("engine.waiting", reason=reason)


def _in_cluster(corpus: Corpus) -> Index:
    """Return the index that lies in a cluster, as it stands there.

    Others ask it, too, and who only asks need not have the documents; so asking never writes it.
    Where the documents are here and others than the indexed ones, the last line says so.
    """
    index = open_index(corpus.root, _tell_waiting)
    unread(len(index.manifest.skipped))
    here = {entry.name: entry.size for entry in corpus.scan()}
    known = {entry.name: entry.size for entry in index.manifest.documents}
    known |= {entry.name: entry.stamp.size for entry in index.manifest.skipped}
    if here and here != known:
        say_last("engine.behind")
    return index
