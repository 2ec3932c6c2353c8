"""Numbers with half a bracket behind a name, which say where somebody belongs: 山田¹）・大野2,3).

Lists of authors and of speakers have them in a row; the bracket closes nothing.
"""

from __future__ import annotations

import unicodedata

from text.later import later

_RAISED = "¹²³⁰⁴-⁹"
_ONE = rf"(?:[{_RAISED}]{{1,2}}|[0-9０-９]{{1,2}})"
_MARK = later(
    rf"(?<![0-9０-９.．,，:：/-])(?P<mark>{_ONE}(?:[,，、・]{_ONE}){{0,4}})[ \u3000]?(?P<end>[)）])"
)
_PARTS = later("[、・,，\\s\u3000（(]|$")
_OPENS, _CLOSES = "(（", ")）"
_LEAST = 2
"""One such mark alone is a bracket that was forgotten."""


def half_marks(text: str) -> frozenset[int]:
    """Return the places of the brackets that end such marks. O(len(text)).

    Only in lines that have two of them and more closing brackets than opening ones.
    """
    found: set[int] = set()
    start = 0
    for line in text.splitlines(keepends=True):
        found.update(start + place for place in _in_line(line))
        start += len(line)
    return frozenset(found)


def _in_line(line: str) -> list[int]:
    opened, closed = (sum(map(line.count, marks)) for marks in (_OPENS, _CLOSES))
    if closed <= opened:
        return []
    marks = [
        one
        for one in _MARK.finditer(line)
        if _PARTS.match(line[one.end() :]) or _PARTS.match(line[one.start() - 1 : one.start()])
    ]
    behind = [one for one in marks if line[one.start() - 1 : one.start()] not in ("(", "（")]
    known = {unicodedata.normalize("NFKC", one["mark"]) for one in behind}
    # （¹）北大学、²）南大学）: what the marks above stand for
    heads = [
        one
        for one in marks
        if one not in behind
        and not one["mark"][0].isdecimal()
        and unicodedata.normalize("NFKC", one["mark"]) in known
    ]
    taken = [*behind, *heads]
    if len(taken) < _LEAST or closed - len(taken) > opened:
        return []
    return [one.start("end") for one in taken]
