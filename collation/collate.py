"""Two documents side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Set as AbstractSet

from collation.hunks import hunks, numbered
from collation.line_ends import is_line_end
from collation.stream.build import stream
from collation.summary import summary
from text.model.collation import IGNORED, Collation
from text.model.document import Document
from text.running.furniture import set_apart


def collate(
    old: Document,
    new: Document,
    show: AbstractSet[str] = frozenset(),
    line_ends: bool = False,
    whole: bool = False,
) -> Collation:
    """Return how `new` differs from `old`.

    Running heads and feet that only one of the two has are left out (`text.running.furniture`).

    `show` names kinds of ignored differences (see IGNORED) to be listed as hunks too; they are
    counted in any case. Without `line_ends` CRLF is LF, and neither told nor counted.

    With `whole` the hunks account for every code point, whatever is shown: without every hunk's old
    span, old's raw text is what new's is without every new span. So does all shown and `line_ends`.
    """
    old, new = set_apart([old, new])
    bare = old.format != new.format
    one, other = stream(old, bare), stream(new, bare)
    found, every = hunks(one, other)
    ignored = every
    if not line_ends:
        ignored = [hunk for hunk in every if not is_line_end(old, new, hunk)]
    counts = Counter(hunk.kind for hunk in ignored)
    shown = every if whole else [hunk for hunk in ignored if hunk.kind in show]
    return Collation(
        old=old,
        new=new,
        hunks=numbered([*found, *shown]),
        ignored={kind: counts[kind] for kind in IGNORED},
        summary=summary(found, ignored, one, other, len(ignored) < len(every)),
        same=not found,
    )
