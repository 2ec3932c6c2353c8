"""The one sentence that sums up a collation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from collation.changes.notes import turning_words
from collation.stream.stream import Stream
from text.later import later
from text.messages import say
from text.model.collation import IGNORED, Hunk, Kind

KINDS: tuple[Kind, ...] = (
    "addressee",
    "name",
    "date",
    "number",
    "wording",
    "glyph",
    "orthographic",
    "punctuation",
    "markup",
)
"""Kinds in the order in which a proofreader names them."""
_TURNS = ("negation", "limit", "deadline", "modality")
_BLOCKS = {"insert": "inserted", "delete": "deleted", "replace": "replaced"}
_SHOWN = {
    "picture": "picture",
    "source": "picture",
    "order": "order",
    "picture-new": "picture-new",
    "picture-gone": "picture-gone",
}
QUOTED = 3
"""Most suspects, or turns of the sense, that the sentence quotes."""
_LONGEST = 30
"""Longest text (code points) that it quotes."""
_BEHIND = 4
"""Code points that are quoted behind the words with which the sense turns: 変更無しとした."""
_WRAP = later("[ \t\u3000]*[\r\n]+[ \t\u3000]*")
_MARKS = later("[（）()「」『』、。，．;；:：]")
_MOSTLY = 0.5
"""Share kept below which a text is called rewritten."""
_SHORT, _MOSTLY_SHORT = 120, 0.25
"""Visible characters of both sides up to which one changed phrase is not yet a rewriting."""


def summary(
    found: Sequence[Hunk],
    ignored: Sequence[Hunk],
    old: Stream,
    new: Stream,
    line_ends: bool = False,
) -> str:
    """Return the sentence, in the language in force, that sums up `found`.

    `line_ends` says whether lines end otherwise, which nothing else tells of.
    """
    if not found:
        kinds = [kind for kind in IGNORED if _any(ignored, kind)]
        said = [say(f"diff.only-{kind}") for kind in kinds]
        if not said and line_ends:
            said = [say("diff.only-line-ends")]
        return say("diff.same", kinds=_listed(said)) if said else say("diff.identical")
    if not old.text or not new.text:
        key = "empty-new" if old.text else "empty-old"
        return say(f"diff.{key}", count=sum(hunk.sentences for hunk in found) or 1)
    share = kept(found, old, new)
    if share < (_MOSTLY if len(old.text) + len(new.text) > _SHORT else _MOSTLY_SHORT):
        called = _listed(_parts(found, called=True))
        percent = round(100 * share)
        if called:
            return say("diff.rewritten-with", percent=percent, count=len(found), parts=called)
        return say("diff.rewritten", percent=percent, count=len(found))
    return say("diff.apart", parts=_listed(_parts(found)))


def kept(found: Sequence[Hunk], old: Stream, new: Stream) -> float:
    """Return which share (0..1) of both texts is in both; what moved counts as kept."""
    lost = 0
    for hunk in found:
        for part in hunk.inner if hunk.operation == "move" else (hunk,):
            if part.kind == "markup" or part.look is not None:
                continue
            lost += _visible(old, part.core_old_start, part.core_old)
            lost += _visible(new, part.core_new_start, part.core_new)
    return max(0.0, 1 - lost / max(1, len(old.text) + len(new.text)))


def _visible(stream: Stream, start: int, text: str) -> int:
    """Return how many characters of raw `text` at `start` are compared: tags of cells are not."""
    return stream.offset(start + len(text)) - stream.offset(start)


def _any(ignored: Sequence[Hunk], kind: str) -> bool:
    return any(hunk.kind == kind for hunk in ignored)


def _parts(found: Sequence[Hunk], called: bool = False) -> list[str]:
    """Return what there is of each sort; only what is called out first and last if `called`."""
    flat = [
        part for hunk in found for part in (hunk.inner if hunk.operation == "move" else (hunk,))
    ]
    suspects = [hunk for hunk in flat if hunk.suspect is not None]
    turns = [hunk for hunk in flat if hunk.note in _TURNS and hunk.suspect is None]
    plain = [
        hunk
        for hunk in flat
        if (hunk.suspect is None or hunk.note == "sentence")
        and hunk.note not in _TURNS
        and not (hunk.series and hunk.kind == "number")
    ]
    parts = []
    for note in _TURNS:
        some = [hunk for hunk in turns if hunk.note == note]
        if some:
            parts.append(say(f"diff.part-{note}", count=len(some), examples=_turns(some)))
    counts = Counter(_part(hunk) for hunk in plain)
    counts["moved"] = sum(hunk.operation == "move" for hunk in found)
    for name in (
        ()
        if called
        else (
            *KINDS,
            *dict.fromkeys(_SHOWN.values()),
            "cell",
            "replaced",
            "inserted",
            "deleted",
            "moved",
        )
    ):
        if name == "inserted" and (moved := _renumbered(flat)):
            parts.append(say("diff.part-renumbered", examples=moved))
        if not counts[name]:
            continue
        sentences = sum(hunk.sentences for hunk in plain if _part(hunk) == name)
        several = "-several" if sentences > counts[name] and name in _BLOCKS.values() else ""
        if alike := _alike([hunk for hunk in plain if _part(hunk) == name]):
            several = "-alike"
        key = f"diff.part-{name}{several}"
        parts.append(say(key, count=counts[name], sentences=sentences, alike=alike))
    if suspects:
        count = sum(hunk.suspect.count for hunk in suspects if hunk.suspect is not None)
        parts.append(say("diff.part-suspect", count=count, examples=_suspected(suspects)))
    return parts


def _suspected(some: Sequence[Hunk]) -> str:
    """Return what looks wrong; of a block of sentences the words that do."""
    examples = [
        quoted(hunk.suspect.text)
        if hunk.suspect and len(hunk.suspect.text) > 1 and hunk.note == "sentence"
        else _example(hunk.old.text, hunk.new.text)
        for hunk in some[:QUOTED]
    ]
    return say("diff.comma").join(examples) + (say("diff.more") if len(some) > QUOTED else "")


def _alike(some: Sequence[Hunk]) -> str:
    """Return how many of `some` are one spelling that changed all over; "" if none are."""
    (number, count), *_ = Counter(hunk.series for hunk in some if hunk.series).most_common(1) or [
        (0, 0)
    ]
    if not number or some[0].kind in ("markup", "wording"):
        return ""
    first = next(hunk for hunk in some if hunk.series == number)
    key = "diff.alike" if count < len(some) else "diff.all-alike"
    return say(key, count=count, example=_example(first.old.text, first.new.text))


def _renumbered(flat: Sequence[Hunk]) -> str:
    """Return what items were renumbered, as a row of examples; "" if none were."""
    series: dict[int, list[Hunk]] = {}
    for hunk in flat:
        if hunk.series and hunk.kind == "number":
            series.setdefault(hunk.series, []).append(hunk)
    examples = [
        say("diff.example", old=_from_to(old), new=_from_to(new))
        for old, new in (
            ([hunk.old.text for hunk in some], [hunk.new.text for hunk in some])
            for some in list(series.values())[:QUOTED]
        )
    ]
    return say("diff.comma").join(examples) + (say("diff.more") if len(series) > QUOTED else "")


def _from_to(marks: Sequence[str]) -> str:
    """Return the first and the last of a row of marks, or the only one."""
    if marks[0] == marks[-1]:
        return quoted(marks[0])
    return say("diff.from-to", first=quoted(marks[0]), last=quoted(marks[-1]))


def _part(hunk: Hunk) -> str:
    if hunk.kind == "wording" and hunk.note == "sentence":
        return _BLOCKS[hunk.operation]
    if hunk.look is not None and hunk.look.what in _SHOWN:
        return _SHOWN[hunk.look.what]
    return "cell" if hunk.note == "cell" and hunk.kind == "wording" else hunk.kind


def _turns(some: Sequence[Hunk]) -> str:
    """Return changes that turn the sense, each of them cut so that the turn is to be seen."""
    examples = [_example(*_around_the_turn(hunk)) for hunk in some[:QUOTED]]
    return say("diff.comma").join(examples) + (say("diff.more") if len(some) > QUOTED else "")


def _around_the_turn(hunk: Hunk) -> tuple[str, str]:
    """Return both sides of a change, of long ones the clause in which the sense turns."""
    old, new = (_WRAP.sub("", side.text) for side in (hunk.old, hunk.new))
    places = turning_words(old, new)
    if places is None:
        return old, new
    return _clause(old, *places[0]), _clause(new, *places[1])


def _clause(text: str, start: int, end: int) -> str:
    """Return `text`, if it is too long to be quoted as much of it before `end` as can be."""
    if len(text) <= _LONGEST:
        return text
    rest = text[end : end + _BEHIND]
    first = max(0, end + len(rest) - _LONGEST + 2)
    clause = text.rfind("、", first, start) + 1 or first
    more = "…" if end + len(rest) < len(text) else ""
    return f"{'…' if clause else ''}{text[clause : end + len(rest)]}{more}"


def _example(old: str, new: str) -> str:
    """Return what became of what; what came or went is said so, for （なし） may be its words."""
    if not old.strip():
        return say("diff.example-added", text=quoted(new))
    if not new.strip():
        return say("diff.example-removed", text=quoted(old))
    return say("diff.example", old=_between(old), new=_between(new))


def _between(text: str) -> str:
    """Return `text` as quoted; between 「」 where it has marks that would run into the sentence."""
    line = quoted(text)
    return say("diff.example-quoted", text=line) if _MARKS.search(line) else line


def quoted(text: str) -> str:
    """Return `text` as it is quoted in a sentence: one line, cut where it is long."""
    line = " ".join(text.split())
    if not line:
        return say("diff.nothing")
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"


def _listed(parts: Sequence[str]) -> str:
    if len(parts) < 2:
        return "".join(parts)
    return say("diff.comma").join(parts[:-1]) + say("diff.and") + parts[-1]
