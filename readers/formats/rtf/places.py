"""Where the text of a group of Rich Text goes, as the control word at its head says."""

from __future__ import annotations

from typing import Final

from readers.formats.rtf.vocabulary import BOXES, CONTAINERS, EDGES, NOT_PRINTED, NOTES, PRINTED

_OWN: Final = frozenset(("fonttbl", "stylesheet", "fldinst", "ffl", "sn", "sv", "leveltext"))
"""Groups whose text is kept for itself, under their name."""
_LISTS: Final = frozenset(("listtable", "listoverridetable"))
_NAMED: Final = frozenset(
    (*EDGES, *NOTES, *BOXES, *PRINTED, *CONTAINERS, *_OWN, *_LISTS, "field", "upr", "ud")
)
_OF_LISTS: Final = frozenset(("list", "listlevel", "listoverride", "lfolevel"))
"""Groups in the tables of lists that are no place of their own."""


def names_place(word: str, may_pass: bool, place: str) -> bool:
    """Whether `word` says where the text of its group goes; `may_pass`: it stands behind \\*."""
    if place == "lists" and word in _OF_LISTS:
        return False
    return may_pass or word in NOT_PRINTED or word in _NAMED


def place_of(word: str, may_pass: bool, place: str) -> str:
    """Return where the text of the group goes that stands in `place`: "" for nowhere."""
    if word == "field":
        return place
    if word in _OWN:
        return word if word != "leveltext" or place == "lists" else ""
    if word in _LISTS:
        return "lists"
    if word in ("formfield", *CONTAINERS):
        return "inside"
    if word == "upr":
        return "twins"
    if word in PRINTED:
        return "text" if place in ("text", "inside") else place
    if word in EDGES or word in NOTES or word in BOXES:
        return "text" if place in ("text", "inside") else ""
    return "" if may_pass or word in NOT_PRINTED else place
