"""`check --format gimon -o FILE.csv`: the 疑問出し list for a spreadsheet, answers left blank."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from typing import TextIO

from reports.layout.gimon import COLUMNS, Question, questions, whereabouts
from reports.tsv import inert
from text.messages import say
from text.model.document import Document
from text.model.finding import Finding


def render(checked: Iterable[tuple[Document, Sequence[Finding]]], stream: TextIO) -> None:
    """Write one row per finding; UTF-8 with a byte order mark, commas, every cell quoted."""
    drafts = list(checked)
    stream.write("\ufeff")
    # One "\n": the stream writes the line ends of the system.
    writer = csv.writer(stream, lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writerow(say(f"gimon.{name}") for name in COLUMNS)
    for question in questions(drafts):
        writer.writerow(map(inert, _cells(question, len(drafts))))


def _cells(question: Question, drafts: int) -> tuple[object, ...]:
    return (
        question.number,
        whereabouts(question, drafts),
        question.before + question.text + question.after,
        question.question.replace("\n", " "),
        " / ".join(question.grounds),
        "",
    )
