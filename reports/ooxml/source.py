"""A Word document that the user gave, opened so that the text which was read of it can be edited.

The reader leaves out blank paragraphs, sets a table's cells one under the other and puts notes at
the end; here each of its lines is found again in the paragraph that it came from. What has no
paragraph of its own (the text of notes) cannot be edited in place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

from reports.ooxml.elements import Element, name, require
from reports.ooxml.manuscript import Manuscript, PlacedRun, cut_run, run_text
from text.later import later

_GONE = ("del", "moveFrom", "pPr", "rPr", "Fallback", "sectPr")
_TRACKED = ("ins", "del", "moveFrom", "moveTo")


def opened(source: bytes, raw: str) -> tuple[Any, Manuscript] | None:
    """Return the document (python-docx) in `source` and its manuscript by the offsets of `raw`.

    `raw` is what the reader gave for it. None where a paragraph is not found in `raw`, so that no
    edit can land in the wrong place. Raises KyogoError without python-docx. O(document).
    """
    require()
    import docx

    word = docx.Document(BytesIO(source))
    placed: list[tuple[int, int, Element, list[PlacedRun]]] = []
    place = 0
    for paragraph in _paragraphs(word.element.body):
        runs = [member for member in _runs(paragraph) if run_text(member)]
        text = "".join(map(run_text, runs))
        if not text.strip():
            continue
        start = _start(raw, text, place)
        label = _label(raw, text, start)
        found = _placed(raw, start + label, runs)
        if found is None:
            return None
        place = found[-1][0] + len(run_text(found[-1][1]))
        place = _behind_notes(raw, place)
        placed.append((start, place, paragraph, found))
    return word, Manuscript(placed)


_NOTE = later(r"(?:\[[0-9]+\])*")
"""What the reader sets where a note is cited."""


def _behind_notes(raw: str, place: int) -> int:
    notes = _NOTE.match(raw, place)
    return notes.end() if notes is not None else place


_LONGEST_LABEL = 24


def _label(raw: str, text: str, start: int) -> int:
    """Return the length of the number or bullet that Word sets before the paragraph itself."""
    head = text.strip().partition("\n")[0]
    place = raw.find(head, start, start + _LONGEST_LABEL + len(text))
    return place - start if place > start and "\n" not in raw[start:place] else 0


def _start(raw: str, text: str, place: int) -> int:
    """Return where the paragraph `text` starts in `raw`: next, but for blanks between."""
    head = re.match(r"\s*", raw[place:])
    visible = place + (head.end() if head else 0)
    lead = len(text) - len(text.lstrip())
    if lead and raw[max(place, visible - lead) : visible] == text[:lead]:
        return visible - lead
    return visible


def _placed(raw: str, start: int, runs: Sequence[Element]) -> list[PlacedRun] | None:
    """Return the runs with their offsets, without the outer blanks of a heading, which it lost."""
    found: list[PlacedRun] = []
    place = start
    for number, member in enumerate(runs):
        text = run_text(member)
        if not found and not raw.startswith(text, place):
            lead = len(text) - len(text.lstrip())
            if lead == len(text):
                continue
            if lead:
                member, text = cut_run(member, lead), text[lead:]
        if not raw.startswith(text, place):
            place = _behind_notes(raw, place)
        if not raw.startswith(text, place):
            rest = "".join(map(run_text, runs[number + 1 :]))
            text = text.rstrip()
            if rest.strip() or not raw.startswith(text, place):
                return None
            if text:
                cut_run(member, len(text))
        if text:
            found.append((place, member))
            place += len(text)
    return found or None


def last_id(body: Element) -> int:
    """Return the highest number that a tracked change in `body` has, 0 without any."""
    tags = [name(tag) for tag in (*_TRACKED, "moveFromRangeStart", "moveToRangeStart")]
    numbers = (change.get(name("id"), "") for change in body.iter(*tags))
    return max((int(number) for number in numbers if number.isdigit()), default=0)


def _paragraphs(element: Element) -> Iterator[Element]:
    """Yield the paragraphs in the order in which the reader takes them."""
    for child in element:
        if child.tag == name("p"):
            yield child
            yield from _boxes(child)
        elif child.tag == name("tr") and child.find(f"{name('trPr')}/{name('del')}") is not None:
            continue
        elif _local(child) not in _GONE:
            yield from _paragraphs(child)


def _boxes(element: Element) -> Iterator[Element]:
    for child in element:
        if child.tag == name("txbxContent"):
            yield from _paragraphs(child)
        elif _local(child) not in _GONE:
            yield from _boxes(child)


def _runs(element: Element) -> Iterator[Element]:
    """Yield the runs of a paragraph that are not deleted, those in links and insertions too."""
    for child in element:
        if child.tag == name("r"):
            yield child
        elif _local(child) not in (*_GONE, "txbxContent"):
            yield from _runs(child)


def _local(element: Element) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else "Fallback"
