"""`check --format gimon -o FILE.docx`: the 疑問出し list as a table to answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import BinaryIO

from reports.layout.gimon import COLUMNS, Question, questions, whereabouts
from reports.ooxml.elements import (
    Element,
    blank_document,
    legal,
    mark_as_report,
    run,
    underlined,
    w,
)
from reports.ooxml.table import add_cells, ruled_table
from text.messages import say
from text.model.document import Document
from text.model.finding import Finding
from text.structure.metadata import described

BINARY = True
_WIDTHS = (12, 36, 58, 62, 55, 34)
_MOST_NAMES = 3


def render(
    checked: Iterable[tuple[Document, Sequence[Finding]]],
    stream: BinaryIO,
    *,
    moment: datetime | None = None,
) -> None:
    """Write one row per finding, landscape A4, the answer left blank, below the day of today.

    `moment` is when the list is made, else now. Raises KyogoError without python-docx.
    """
    drafts = list(checked)
    word = blank_document(landscape=True, size=9)
    mark_as_report(word)
    word.add_paragraph().add_run(f"{say('gimon.title')}　{legal(_names(drafts))}").bold = True
    day = moment or datetime.now().astimezone()
    word.add_paragraph(say("gimon.made-on", year=day.year, month=day.month, day=day.day))
    table = ruled_table(word, [say(f"gimon.{name}") for name in COLUMNS], _WIDTHS)
    for question in questions(drafts):
        cells = add_cells(table, len(COLUMNS), _WIDTHS)
        cells[0].append(run(str(question.number)))
        cells[1].append(run(whereabouts(question, len(drafts))))
        cells[2].extend(_original(question))
        cells[3].append(run(question.question))
        cells[4].append(run("\n".join(question.grounds)))
    word.save(stream)


def _names(drafts: Sequence[tuple[Document, Sequence[Finding]]]) -> str:
    """Return whose questions these are: of one draft its title, too; of many not every name."""
    names = [document.name for document, _ in drafts]
    if len(names) == 1:
        title = described(drafts[0][0]).title
        return say("gimon.titled", title=title, document=names[0]) if title else names[0]
    shown = say("search.comma").join(names[:_MOST_NAMES])
    if len(names) > _MOST_NAMES:
        shown = say("gimon.more", documents=shown, count=len(names))
    return shown


def _original(question: Question) -> list[Element]:
    parts = [run(question.before), underlined(question.text), run(question.after)]
    return [part for part in parts if part.find(w("t").tag) is not None]
