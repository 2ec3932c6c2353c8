"""What became of each finding: the record of the runs before, continued by this one."""

from __future__ import annotations

import hashlib
from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from proofreading.known.fingerprint import Fingerprint, fingerprints, sentences
from text.model.document import Document
from text.model.finding import Finding
from text.model.record import Checked, Entry, Outcome, Record, Run
from text.view.normalise import tight


def checked_text(document: Document, content: bytes | None) -> Checked:
    """Return what identifies the text of `document`, read from the file with these bytes."""
    raw = document.raw.encode("utf-8", "surrogatepass")
    file = hashlib.sha256(content).hexdigest() if content is not None else ""
    text = hashlib.sha256(raw).hexdigest()
    return Checked(document.name, len(document.raw), text, file, _marks(sentences(document)))


def same_document(before: Record, checked: Checked) -> bool:
    """Return whether the record `before` is of the document whose text is `checked`.

    It is where the name is the same, or the text; and where most sentences are: it was renamed.
    """
    if not before.runs or before.checked.document == checked.document:
        return True
    was = before.checked
    if was.text == checked.text or (was.file and was.file == checked.file):
        return True
    now = set(checked.sentences)
    # A record that names no sentences still has those of its findings.
    known = set(was.sentences) or set(_marks(entry.sentence for entry in before.entries))
    return 2 * len(known & now) > max(len(known), len(now) if was.sentences else 0)


def _marks(sentences: Iterable[str]) -> tuple[str, ...]:
    """Return a short hash of each sentence that says something, without those met before."""
    return tuple(
        dict.fromkeys(
            hashlib.sha256(one.encode("utf-8", "surrogatepass")).hexdigest()[:12]
            for one in sentences
            if one
        )
    )


def continued(
    before: Record,
    run: Run,
    document: Document,
    found: Sequence[Finding],
    standing: Mapping[str, str],
    same_sitting: bool = False,
) -> Record:
    """Return `before` with `run` added; its entries in the order of the text, those gone last.

    In the same sitting `run` takes the place of the last one: who mends ten places one by one on a
    page has checked once.

    `found` are all findings of `document`, those let stand too; `standing` are the ids of the
    latter with their reasons. A finding of an earlier run goes on where its rule finds the same
    words again, be it in a sentence that was changed elsewhere. One that does not was fixed if its
    sentence is no longer there, else withdrawn.
    """
    runs = before.runs[:-1] if same_sitting else before.runs
    # Only the last text is looked for again.
    runs = tuple(replace(one, checked=replace(one.checked, sentences=())) for one in runs)
    number = len(runs) + 1
    entries = [_entry(one, finding, standing, number) for one, finding in
               fingerprints(document, found)]  # fmt: skip
    old = _earlier(before.entries, entries)
    going_on = [_going_on(entry, old.get(entry.id)) for entry in entries]
    met = {entry.id for entry in old.values()}
    left = sentences(document)
    gone = [_gone(entry, entry.sentence in left, number)
            for entry in before.entries if entry.id not in met]  # fmt: skip
    return Record((*runs, run), (*going_on, *gone))


def _entry(
    fingerprint: Fingerprint, finding: Finding, standing: Mapping[str, str], run: int
) -> Entry:
    outcome: Outcome = "standing" if finding.id in standing else "open"
    return Entry(
        id=finding.id,
        rule=finding.rule,
        severity=finding.severity,
        line=finding.span.line,
        column=finding.span.column,
        text=finding.span.text,
        sentence=fingerprint.sentence,
        message=finding.message,
        suggestions=finding.suggestions,
        confidence=finding.confidence,
        outcome=outcome,
        reason=standing.get(finding.id, ""),
        run=run,
    )


def _earlier(before: Sequence[Entry], now: Sequence[Entry]) -> dict[str, Entry]:
    """Return for ids of `now` the entry of `before` that is the same finding.

    First by id; then, among what is left, by rule and words, in the order of the text.
    """
    known = {entry.id: entry for entry in before}
    old = {entry.id: known.pop(entry.id) for entry in now if entry.id in known}
    waiting: dict[tuple[str, str], deque[Entry]] = defaultdict(deque)
    for entry in known.values():
        if entry.outcome in ("open", "standing"):
            waiting[entry.rule, tight(entry.text)].append(entry)
    for entry in now:
        if entry.id not in old and (same := waiting[entry.rule, tight(entry.text)]):
            old[entry.id] = same.popleft()
    return old


def _going_on(entry: Entry, old: Entry | None) -> Entry:
    if old is None or old.outcome != entry.outcome:
        return entry
    return replace(entry, run=old.run)


def _gone(entry: Entry, sentence_stands: bool, run: int) -> Entry:
    if entry.outcome in ("fixed", "withdrawn"):
        return entry
    return replace(entry, outcome="withdrawn" if sentence_stands else "fixed", reason="", run=run)
