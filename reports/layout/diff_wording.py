"""What every report of a diff says in the same words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from text.later import later
from text.look_words import POINTED
from text.messages import say
from text.model.collation import Collation, Hunk
from text.running.furniture import left_out
from text.structure.place_names import line_of
from text.terminal.printable import printable_line

_TIME, _DAY = later("[時分]"), later("[年月日]")
_PHONE = later(r"[0０][0-9０-９]{1,4}[-－‐–(（][0-9０-９]{1,4}[-－‐–)）][0-9０-９]{3,4}")


def ignored(collation: Collation) -> str:
    """Return the sentence that says what is not shown, "" if nothing is."""
    hidden = {
        kind: count
        for kind, count in collation.ignored.items()
        if count and not any(hunk.kind == kind for hunk in collation.hunks)
    }
    heads = left_out(collation.old) + left_out(collation.new)
    apart = say("diff.heads-left-out", count=heads) if heads else ""
    if not hidden:
        return apart
    parts = [say(f"diff.ignored-{kind}", count=count) for kind, count in hidden.items()]
    said = say("diff.ignored", parts=say("diff.comma").join(parts), kinds=",".join(hidden))
    return f"{said} {apart}".rstrip()


_SERIES = {"number": "renumbered", "markup": "relabelled"}
"""What a series of a kind is called; any other is one spelling that changed all over the text."""
_NUMBER = later(r"[0-9０-９]+|[一二三四五六七八九十]+|[①-⑳]|[ア-ン]")
_EXAMPLES = 3
"""Most different spellings of one series that are quoted."""


def entries(hunks: Sequence[Hunk]) -> Iterator[Sequence[Hunk]]:
    """Yield what is told in one line each: a hunk, or all the hunks of one series."""
    series: dict[int, list[Hunk]] = defaultdict(list)
    for hunk in hunks:
        if hunk.series:
            series[hunk.series].append(hunk)
    for hunk in hunks:
        if not hunk.series:
            yield [hunk]
        elif series[hunk.series][0] is hunk:
            yield series[hunk.series]


def numbers(entry: Sequence[Hunk], labels: Mapping[int, int] | None = None) -> str:
    """Return the number of an entry; of several hunks those that follow one another as "3–7".

    `labels` are the numbers under which hunks are shown.
    """
    runs: list[list[int]] = []
    for hunk in entry:
        number = labels[hunk.number] if labels else hunk.number
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        elif not runs or number > runs[-1][-1]:
            runs.append([number])
    return say("diff.comma").join(
        f"{run[0]}" if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs
    )


def _finer(hunk: Hunk) -> str:
    """Return the kind of a difference as a person would call it: a time of day, a telephone."""
    both = hunk.old.text + hunk.new.text
    if hunk.kind == "date" and _TIME.search(both) and not _DAY.search(both):
        return "time"
    if hunk.kind == "number" and _PHONE.fullmatch(hunk.old.text or hunk.new.text):
        return "phone"
    return hunk.kind


def heading(entry: Sequence[Hunk]) -> str:
    """Return what kind of difference an entry is, in words."""
    hunk = entry[0]
    kind = say(f"report.kind-{'move' if hunk.operation == 'move' else _finer(hunk)}")
    if len(entry) == 1 and hunk.series and hunk.kind == "number":
        return say("diff.kind-note", kind=kind, note=say("diff.note-renumbered-one"))
    if len(entry) > 1:
        finer = "columns" if hunk.look else _SERIES.get(hunk.kind, "repeated")
        return say("diff.kind-note", kind=kind, note=say(f"diff.note-{finer}", count=len(entry)))
    if not hunk.note:
        return kind
    finer = f"{hunk.note}-{hunk.operation}" if hunk.note == "sentence" else hunk.note
    if hunk.sentences > 1:
        finer += "-several"
    note = say(f"diff.note-{finer}", count=hunk.sentences)
    return say("diff.kind-note", kind=kind, note=note)


def span(entry: Sequence[Hunk]) -> str:
    """Return what several hunks of one series say together: "三～七 → 四～八", "(1) → 1.ほか"."""
    first, last = entry[0], entry[-1]
    if first.look is not None:
        return look(first) + say("diff.more")
    if first.kind not in _SERIES:
        pairs = list(dict.fromkeys((hunk.old.text, hunk.new.text) for hunk in entry))
        examples = [
            say("diff.example", old=printable_line(old), new=printable_line(new))
            for old, new in pairs[:_EXAMPLES]
        ]
        more = say("diff.more") if len(pairs) > _EXAMPLES else ""
        return say("diff.comma").join(examples) + more
    if first.kind != "number":
        return _relabelled(entry)
    old, new = (
        printable_line(one)
        if one == other
        else say("diff.from-to", first=printable_line(one), last=printable_line(other))
        for one, other in ((first.old.text, last.old.text), (first.new.text, last.new.text))
    )
    return say("diff.example", old=old, new=new)


def _relabelled(entry: Sequence[Hunk]) -> str:
    """Return how the marks of items changed: one example of each shape, "(1) → 1.ほか、・ → 1."."""
    shapes: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for hunk in entry:
        pair = hunk.old.text, hunk.new.text
        shape = _NUMBER.sub("1", pair[0]), _NUMBER.sub("1", pair[1])
        shapes.setdefault(shape, []).append(pair)
    examples = []
    for pairs in shapes.values():
        old, new = (printable_line(side) or say("diff.nothing") for side in pairs[0])
        more = say("diff.more") if len(set(pairs)) > 1 else ""
        examples.append(say("diff.example", old=old, new=new) + more)
    return say("diff.comma").join(examples)


def repeated_places(name: str, entry: Sequence[Hunk]) -> str:
    """Return the lines of `name`, the new side, that a spelling which changed all over stands in.

    "" of any other entry. Every line is named once, with how many places of it there are.
    """
    if len(entry) < 2 or entry[0].kind == "number" or entry[0].look:
        return ""
    counts = Counter(hunk.new.line for hunk in entry)
    return say("diff.comma").join(
        line_of(name, line)
        if count == 1
        else say("diff.times", place=line_of(name, line), count=count)
        for line, count in counts.items()
    )


def look(hunk: Hunk) -> str:
    """Return what `hunk` shows otherwise of the same words, "" if nothing."""
    if hunk.look is None:
        return ""
    what, old, new, name = hunk.look
    if what in POINTED:
        sides = [printable_line(side) or say("diff.nothing") for side in (old, new)]
        key = f"{what}-named" if name and name not in (old, new) else what
        return say(f"diff.look-{key}", old=sides[0], new=sides[1], name=printable_line(name))
    if what == "table":
        return say("diff.look-table-new" if new else "diff.look-table-gone")
    if what in ("heading", "item"):
        body = say("diff.level-none" if what == "heading" else "diff.item-none")
        sides = [say("diff.level", level=side) if side else body for side in (old, new)]
        return say(f"diff.look-{what}", old=sides[0], new=sides[1])
    return say("diff.look-on" if new else "diff.look-off", style=say(f"diff.style-{what}"))


def alarm(hunk: Hunk) -> str:
    """Return why one side of `hunk` looks wrong, "" if neither does."""
    if hunk.suspect is None:
        return ""
    side = say(f"report.{hunk.suspect.side}")
    return say("diff.suspect", side=side, message=printable_line(hunk.suspect.message))
