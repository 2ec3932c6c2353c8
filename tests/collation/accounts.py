"""What a complete collation must account for, stated independently of the code that makes it."""

from collections.abc import Sequence

from collation.collate import collate
from text.model.collation import IGNORED, Hunk
from text.model.document import Document

SHOW_ALL = frozenset(IGNORED)


def document(raw: str, name: str = "a.txt") -> Document:
    return Document(name=name, raw=raw)


def hunks(old: str, new: str, show: frozenset[str] = frozenset()) -> tuple[Hunk, ...]:
    return collate(document(old), document(new), show, line_ends=True).hunks


def without(raw: str, spans: Sequence[tuple[int, int]]) -> str:
    """Return `raw` without `spans`, which must be disjoint."""
    kept, place = [], 0
    for start, end in sorted(spans):
        assert start >= place
        kept.append(raw[place:start])
        place = end
    return "".join([*kept, raw[place:]])


def rebuilt(old: str, new: str) -> str:
    """Return new's raw text as old's and the hunks give it, all of them checked on the way."""
    found = hunks(old, new, SHOW_ALL)
    assert all(old[h.old.start : h.old.end] == h.old.text for h in found)
    assert all(new[h.new.start : h.new.end] == h.new.text for h in found)
    assert [h.new.start for h in found] == sorted(h.new.start for h in found)
    text = without(old, [(h.old.start, h.old.end) for h in found])
    assert text == without(new, [(h.new.start, h.new.end) for h in found])
    for hunk in sorted(found, key=lambda h: (h.new.start, h.new.end)):
        text = text[: hunk.new.start] + hunk.new.text + text[hunk.new.start :]
    return text
