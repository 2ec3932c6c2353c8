"""How words look, said for a person."""

from __future__ import annotations

from text.messages import say
from text.model.collation import Look

POINTED = (
    *("link", "picture", "picture-new", "picture-gone", "source", "cell", "page-title"),
    *("navigation", "order"),
)
"""What is told by its words: a target, a description, an address, a place in a table."""


def look_side(look: Look, side: str) -> str:
    """Return how the words look on `side` ("old" or "new"), "" for plain ones."""
    value = look.old if side == "old" else look.new
    if not value or look.what in POINTED:
        return value
    if look.what == "heading":
        return say("diff.level-named", level=value)
    if look.what == "item":
        return say("diff.item-named", level=value)
    return say("diff.table") if look.what == "table" else say(f"diff.style-{look.what}")
