"""What several rules ask of a letter: its day, its addressee, and the start of a line."""

from __future__ import annotations

from datetime import date

from proofreading.draft import Draft


def written_on(draft: Draft) -> date | None:
    """Return the day of the letter, from what is known of it or from its text; None if unknown.

    A month or year alone is not enough.
    """
    try:
        return date.fromisoformat(draft.described.date)
    except ValueError:
        return None


def addressee(draft: Draft) -> str:
    """Return the addressee, organisation and person as written; "" for a text to nobody."""
    return draft.described.addressee


def line_before(text: str, place: int, reach: int = 40) -> str | None:
    """Return what stands before `place` in its line, or None if that is more than `reach`.

    Bounded, so that a rule that asks at every match stays linear on a text without line breaks.
    """
    start = text.rfind("\n", max(place - reach - 1, 0), place)
    if start < 0 and place > reach:
        return None
    return text[start + 1 : place]
