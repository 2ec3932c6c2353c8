"""What every form of a check record says: its heads, and a row for each finding."""

from __future__ import annotations

from collections.abc import Iterator

from text.messages import say
from text.model.record import OUTCOMES, Entry, Record, Run

COLUMNS = ("number", "place", "text", "finding", "likely", "outcome", "reason", "when")


def heads(record: Record) -> Iterator[tuple[str, str]]:
    """Yield what the record says of the text and of the last run, each with its label."""
    run = record.runs[-1]
    checked = run.checked
    yield (
        say("record.document"),
        say("record.document-of", name=checked.document, count=checked.characters),
    )
    yield say("record.text-hash"), checked.text
    if checked.file:
        yield say("record.file-hash"), checked.file
    yield say("record.with"), say("record.with-of", version=run.version, rules=len(run.rules))
    if run.profile:
        yield say("record.profile"), run.profile
    yield say("record.confidence"), f"{run.confidence:.2f}"
    if run.documents:
        yield (
            say("record.corpus"),
            say("record.corpus-of", count=run.documents, generation=run.generation),
        )
    else:
        yield say("record.corpus"), say("record.no-corpus")


def totals(record: Record) -> str:
    """Return how many findings there were and what became of them."""
    parts = say("record.and").join(
        say(f"record.{outcome}-count", count=record.count(outcome)) for outcome in OUTCOMES
    )
    return say("record.totals", count=len(record.entries), parts=parts)


def run_line(number: int, run: Run) -> str:
    """Return one line on run `number` (from 1)."""
    who = run.by or say("record.nobody")
    return say("record.run", number=number, at=moment(run.at), by=who, count=run.findings)


def row(number: int, entry: Entry, record: Record) -> tuple[str, ...]:
    """Return the cells of `entry`, in the order of COLUMNS."""
    run = record.runs[entry.run - 1]
    message = entry.message
    if entry.suggestions:
        message += " → " + " / ".join(entry.suggestions)
    return (
        str(number),
        say("record.place", line=entry.line, column=entry.column),
        entry.text,
        message,
        f"{round(100 * entry.confidence)}%",
        say(f"record.{entry.outcome}"),
        entry.reason,
        " ".join(filter(None, (moment(run.at), run.by))),
    )


def moment(at: str) -> str:
    """Return an ISO time as people write it, to the minute."""
    return at[:16].replace("T", " ")
