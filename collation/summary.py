"""The one sentence that sums up a collation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from collation.stream import Stream
from text.messages import say
from text.model import Hunk, Kind

_ORDER: tuple[Kind, ...] = (
    "addressee",
    "name",
    "date",
    "number",
    "wording",
    "orthographic",
    "punctuation",
)


def summary(found: Sequence[Hunk], old: Stream, new: Stream) -> str:
    """Return the sentence, in the language in force, that sums up `found`."""
    if not found:
        return say("diff.same")
    plain = Counter(hunk.kind for hunk in found if hunk.suspect is None)
    parts = [say(f"diff.part-{kind}", count=plain[kind]) for kind in _ORDER if plain[kind]]
    suspects = [hunk for hunk in found if hunk.suspect is not None]
    for hunk in suspects[:3]:
        parts.append(say("diff.part-suspect", old=hunk.old.text, new=hunk.new.text))
    joint = say("diff.and")
    listed = joint.join([say("diff.comma").join(parts[:-1]), parts[-1]]) if parts[1:] else parts[0]
    return say("diff.apart", parts=listed)
