"""`diff --format docx`: old as a Word document with tracked changes that lead to new.

Accepting all of them gives new's text, rejecting all gives old's: a deleted or inserted line end is
a tracked paragraph mark, a move is w:moveFrom and w:moveTo under one name.
"""

from __future__ import annotations

from datetime import datetime
from typing import BinaryIO

from reports.changes import changes
from reports.manuscript import typescript
from reports.tracker import Tracker
from reports.word import blank_document, stamp
from text.model import Collation

BINARY = True
WHOLE = True
OPTIONS = ("author",)
_AUTHOR = "Kyogo"


def render(
    collation: Collation,
    stream: BinaryIO,
    *,
    author: str = _AUTHOR,
    moment: datetime | None = None,
) -> None:
    """Write the Word document of a complete `collation`.

    `author` and `moment` (now, where None) are put on every change. What XML cannot hold of either
    text is shown as a picture of it. Raises IncompleteAccount, and KyogoError without python-docx.
    """
    document = blank_document()
    script = changes(collation)
    old = "".join(change.text for change in script if change.edit != "insert")
    body = document.element.body
    Tracker(typescript(body, old), stamp(author, moment)).apply(script)
    document.save(stream)
