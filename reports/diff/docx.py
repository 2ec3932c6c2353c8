"""`diff --format docx`: old as a Word document with tracked changes that lead to new.

Accepting all of them gives new's text, rejecting all gives old's: a deleted or inserted line end is
a tracked paragraph mark, a move is w:moveFrom and w:moveTo under one name.
"""

from __future__ import annotations

from datetime import datetime
from typing import BinaryIO

from reports.layout.edit_script import scope
from reports.ooxml.changes import changes
from reports.ooxml.elements import blank_document, stamp
from reports.ooxml.forms import Forms
from reports.ooxml.manuscript import typescript
from reports.ooxml.source import last_id, opened
from reports.ooxml.tracked_changes import Tracker
from text.model.collation import Collation

BINARY = True
WHOLE = True
_AUTHOR = "Kyogo"


def render(
    collation: Collation,
    stream: BinaryIO,
    *,
    author: str = _AUTHOR,
    source: bytes | None = None,
    moment: datetime | None = None,
) -> None:
    """Write the Word document of a complete `collation`.

    `source` is old's own file where that is a .docx: its formatting stays. `author` and `moment`
    (now, where None) are put on every change. What XML cannot hold of either text is shown as a
    picture of it. Raises IncompleteAccount, and KyogoError without python-docx.
    """
    script = changes(collation)
    stamped = stamp(author, moment)
    found = opened(source, collation.old.raw) if source is not None else None
    if found is not None:
        word, manuscript = found
        start, _ = scope(collation.old)
        forms = Forms(collation.old, collation.new, manuscript)
        Tracker(manuscript, stamped, last_id(word.element.body), forms).apply(script, start)
    else:
        word = blank_document()
        old = "".join(change.text for change in script if change.edit != "insert")
        Tracker(typescript(word.element.body, old), stamped).apply(script)
    word.save(stream)
