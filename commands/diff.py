"""`kyogo diff OLD NEW`: how two documents differ, as a proofreader would say it."""

from __future__ import annotations

import argparse
import os
from dataclasses import replace

from collation.collate import collate
from commands.support.console import add_output_argument
from commands.support.progress import progress
from commands.support.reporting import report_of, source_of, taisho_style, write_report
from commands.support.without_gc import uncollected
from readers.corpus import find_corpus, locate
from reports.formats import formats
from reports.layout.taisho_style import PRESETS
from text.errors import UsageError
from text.later import later
from text.messages import say
from text.model.collation import IGNORED
from text.model.document import Document

_GIT_BLOB = later(r".*[/\\]git-blob-[^/\\]+[/\\]")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `diff`."""
    parser.add_argument("versions", metavar="OLD NEW", nargs="+", help=say("diff.versions"))
    parser.add_argument("--git", action="store_true", help=say("diff.git"))
    parser.add_argument("--show", metavar="KINDS", default="", help=say("diff.show"))
    parser.add_argument("--author", default="Kyogo", help=say("diff.author"))
    parser.add_argument("--old-first", action="store_true", help=say("diff.old-first"))
    parser.add_argument("--remarks", action="store_true", help=say("diff.remarks"))
    parser.add_argument("--pad", action="store_true", help=say("diff.pad"))
    parser.add_argument("--changed-only", action="store_true", help=say("diff.changed-only"))
    parser.add_argument("--preset", metavar="NAME", choices=tuple(PRESETS), help=say("diff.preset"))
    add_output_argument(parser, formats("diff"))


@uncollected()
def run(arguments: argparse.Namespace) -> int:
    """Write the collation of OLD and NEW; 0 if nothing but ignored differences, else 1."""
    show = frozenset(filter(None, arguments.show.split(",")))
    for kind in sorted(show - set(IGNORED)):
        raise UsageError("diff.unknown-kind", kind=kind, known=", ".join(IGNORED))
    form = report_of(arguments, "diff")
    with progress(say("diff.progress")):
        # What lays out both texts whole needs every difference there is.
        collation = collate(*_documents(arguments), show, whole=form.whole)
    write_report(
        arguments,
        form,
        collation,
        show=show,
        author=arguments.author,
        old_first=arguments.old_first,
        remarks=arguments.remarks,
        pad=arguments.pad,
        changed_only=arguments.changed_only,
        style=taisho_style(arguments, find_corpus(arguments.corpus)),
        source=source_of(arguments, collation.old),
    )
    return 0 if collation.same else 1


def _documents(arguments: argparse.Namespace) -> tuple[Document, Document]:
    """Return both sides: two documents, or with --git one file in one or two commits."""
    corpus = find_corpus(arguments.corpus)
    versions: list[str] = arguments.versions
    if not arguments.git:
        if len(versions) != 2:
            raise UsageError("diff.two-documents", count=len(versions))
        old, new = versions
        if old == new == "-":
            raise UsageError("diff.one-standard-input")
        return _named(locate(old, corpus)), _named(locate(new, corpus))
    from readers.versions import read_version

    if len(versions) == 2:
        revision, path = versions
        return read_version(revision, path), locate(path, corpus)
    if len(versions) == 3:
        first, second, path = versions
        if os.path.isfile(second) and os.path.isfile(path):
            raise UsageError("diff.git-one-file", path=second)
        return read_version(first, path), read_version(second, path)
    raise UsageError("diff.git-usage")


def _named(document: Document) -> Document:
    """Return a document that `git difftool` put into a folder of its own under its own name."""
    name = _GIT_BLOB.sub("", document.name)
    if name == document.name or document.format == "docx":
        return document  # the Word file is looked for by its name
    return replace(document, name=name)
