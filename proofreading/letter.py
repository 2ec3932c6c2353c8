"""The parts of a letter that several rules ask for: when it was written and to whom."""

from __future__ import annotations

import re
from datetime import date

from proofreading.draft import Draft
from text.dates import find_dates

_HEAD_LINES = 20
_ADDRESSED = re.compile(r"(?:様|殿|御中|各位|先生|[宛あ]て)[ \u3000]*$")
_SALUTATION = re.compile(r"^[ \u3000]*(?:拝啓|謹啓|前略|拝復|冠省|急啓|[\u3000 ]*記$)")


def written_on(draft: Draft) -> date | None:
    """Return the day of the letter: what is known of the document, else the date in its head.

    Only a whole date counts, in the head only one that has its line to itself.
    """
    try:
        return date.fromisoformat(draft.document.date)
    except ValueError:
        pass
    for segment in draft.paragraphs[:_HEAD_LINES]:
        line = draft.text[segment.start : segment.end]
        for mention in find_dates(line) if len(line) <= 40 else ():
            alone = not re.search(r"\w", line[: mention.start] + line[mention.end :])
            if alone and mention.iso and len(mention.iso) == 10:
                return date.fromisoformat(mention.iso)
    return None


def line_before(text: str, place: int, reach: int = 40) -> str | None:
    """Return what stands before `place` in its line, or None if that is more than `reach`.

    Bounded, so that a rule that asks at every match stays linear on a text without line breaks.
    """
    start = text.rfind("\n", max(place - reach - 1, 0), place)
    if start < 0 and place > reach:
        return None
    return text[start + 1 : place]


def head(draft: Draft) -> list[str]:
    """Return the lines before the body: up to the salutation or the first long line."""
    lines: list[str] = []
    for segment in draft.paragraphs[:_HEAD_LINES]:
        line = draft.text[segment.start : segment.end]
        if _SALUTATION.match(line) or len(line) > 60:
            break
        lines.append(line)
    return lines


def addressee(draft: Draft) -> list[str]:
    """Return the lines that name the addressee, the one that ends in 様, 御中 or 殿 last.

    What is known of the document comes first; [] for a text that is addressed to nobody.
    """
    known = [draft.document.addressee] if draft.document.addressee else []
    lines = head(draft)
    for index, line in enumerate(lines):
        if _ADDRESSED.search(line):
            above = lines[max(index - 2, 0) : index]
            return known + [part for part in above if not find_dates(part)] + [line]
    return known
