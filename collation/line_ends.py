"""Lines that end as on Windows (CRLF) and as on Unix (LF): no difference to anybody who reads."""

from __future__ import annotations

from text.later import later
from text.model.collation import Hunk
from text.model.document import Document, Span

_END = later(r"\r\n|\r")


def is_line_end(old: Document, new: Document, hunk: Hunk) -> bool:
    """Return whether both sides of an ignored difference break the line, otherwise encoded."""
    if hunk.kind != "wrap":
        return False
    # What both sides have of a break was cut off: \n of \r\n beside \n.
    before = {raw[max(0, side.start - 1) : side.start] for raw, side in _sides(old, new, hunk)}
    after = {raw[side.end : side.end + 1] for raw, side in _sides(old, new, hunk)}
    head = before.pop() if before in ({"\r"}, {"\n"}) else ""
    tail = after.pop() if after in ({"\r"}, {"\n"}) else ""
    texts = [f"{head}{side.text}{tail}" for side in (hunk.old, hunk.new)]
    return "\r" in "".join(texts) and _END.sub("\n", texts[0]) == _END.sub("\n", texts[1])


def _sides(old: Document, new: Document, hunk: Hunk) -> tuple[tuple[str, Span], ...]:
    return (old.raw, hunk.old), (new.raw, hunk.new)
