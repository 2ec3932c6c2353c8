"""`check --record`: the check is written down, and an earlier record is continued."""

from __future__ import annotations

import getpass
import hashlib
import io
import os
from collections.abc import Container, Sequence
from datetime import datetime
from pathlib import Path

from commands.support.whole_file import whole_file
from kyogo.version import VERSION
from proofreading.checking.checker import LINE, Checker
from proofreading.record.continued import checked_text, continued, same_document
from readers.corpus import Corpus
from readers.source.files import read_bytes
from reports.formats import report
from text.errors import UsageError
from text.model.document import Document
from text.model.finding import Finding, doubts
from text.model.record import Record, Run
from text.model.standing import Standing

Judgement = tuple[list[Finding], list[tuple[Finding, Standing]]]
"""What a checker says of a draft: its findings, and those let stand with their entries."""
SUFFIXES = {".json": "json", ".md": "markdown", ".docx": "docx"}
"""The forms of a record by the ending of its file."""


def form_of(path: str) -> str:
    """Return the format that the ending of `path` asks for. Raises UsageError for any other."""
    form = SUFFIXES.get(Path(path).suffix.lower())
    if form is None:
        raise UsageError("record.suffix", path=path)
    return form


def recorded(
    before: Record,
    document: Document,
    content: bytes | None,
    checker: Checker,
    corpus: Corpus | None,
    by: str | None = None,
    same_sitting: bool = False,
    aside: str = "",
    asked: Judgement | None = None,
) -> Record:
    """Return `before` continued by a check of `document` (read from `content`) at this moment.

    `by` is who checks; the name of the account where None. `aside` is the name of the record
    itself, where it lies among the documents of the corpus: it is none of them. `asked` is what
    `checker.judged` has said of `document`, where it was asked already.
    """
    found, standing = _doubted(*(asked or checker.judged(document)))
    names = set(corpus.names()) - {aside} if corpus is not None else set()
    run = Run(
        at=datetime.now().astimezone().isoformat(timespec="seconds"),
        by=account() if by is None else by,
        version=VERSION,
        checked=checked_text(document, content),
        rules=tuple(sorted(rule.name for rule in checker.rules_for(document.name))),
        profile=", ".join(checker.profiles_for(document.name)),
        confidence=_line(checker, document),
        documents=len(names),
        generation=_generation(corpus, names) if corpus is not None else "",
        findings=len(found) - len(standing),
    )
    return continued(before, run, document, found, standing, same_sitting)


def same_or_refuse(before: Record, document: Document, content: bytes | None, path: str) -> None:
    """Raise UsageError where `before`, the record in the file `path`, is of another document."""
    if not same_document(before, checked_text(document, content)):
        raise UsageError(
            "record.other-document", path=path, was=before.checked.document, name=document.name
        )


def name_in(corpus: Corpus, path: str) -> str:
    """Return the name that the file `path` has as a document of `corpus`; "" outside of it."""
    place, root = Path(path).resolve(), corpus.root.resolve()
    return place.relative_to(root).as_posix() if place.is_relative_to(root) else ""


def judged(checker: Checker, document: Document) -> tuple[list[Finding], dict[str, str]]:
    """Return what is doubted in `document`, and the ids of those let stand with their reasons."""
    return _doubted(*checker.judged(document))


def _doubted(
    left: Sequence[Finding], stand: Sequence[tuple[Finding, Standing]]
) -> tuple[list[Finding], dict[str, str]]:
    found = doubts([*left, *(finding for finding, _ in stand)])
    found.sort(key=lambda finding: (finding.span.start, finding.span.end))
    return found, {finding.id: entry.reason for finding, entry in stand if not finding.note}


def write(record: Record, target: str) -> None:
    """Write `record` to the file `target` in the form of its ending."""
    with whole_file(target) as file:
        file.write(rendered(record, form_of(target)))


def rendered(record: Record, form: str) -> bytes:
    """Return the content of a file with `record` in the format `form`."""
    chosen = report("record", form)
    if chosen.binary:
        raw = io.BytesIO()
        chosen.render(record, raw)
        return raw.getvalue()
    text = io.StringIO()
    chosen.render(record, text)
    return text.getvalue().encode("utf-8", "backslashreplace")


def content_of(document: Document, places: Sequence[Path]) -> bytes | None:
    """Return the bytes of the file that `document` was read from; None where it has none."""
    path = next((place for place in places if place.is_file()), None)
    return read_bytes(path, document.name) if path is not None else None


def account() -> str:
    """Return the name of the account that runs this, "" where it has none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return os.environ.get("USERNAME", "")


def _line(checker: Checker, document: Document) -> float:
    if checker.confidence is not None:
        return checker.confidence
    wanted = checker.settings.of(document.name).confidence
    return LINE if wanted is None else wanted


def _generation(corpus: Corpus, names: Container[str]) -> str:
    """Return a short name of the state of these documents: of their names, sizes and times."""
    state = repr(
        sorted((one.name, one.size, one.mtime_ns) for one in corpus.scan() if one.name in names)
    )
    return hashlib.sha256(state.encode("utf-8", "surrogatepass")).hexdigest()[:12]
