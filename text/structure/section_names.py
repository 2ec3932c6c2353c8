"""How a user names a section: by its heading, its clause's mark or its part of a letter."""

from __future__ import annotations

from collections.abc import Sequence

from text.language.item_marks import marker
from text.model.document import Document, Section
from text.structure.sections import ROLES, sections
from text.view.normalise import tight

_MOST = 5
_LONGEST = 20
"""Code points of a heading that are shown."""


def find_section(document: Document, name: str) -> tuple[int, int] | None:
    """Return the raw stretch of the section called `name`, its subsections included.

    `name` is a heading, the mark of a clause ("(3)", "1.(3)", "第3条"), a part of a letter
    ("addressee", "宛先") or the beginning of a heading; width, case and blanks do not matter. None
    if there is no such section; the first one if there are several.
    """
    whole = sections(document)
    wanted = tight(name)
    if not wanted:
        return None
    called = [index for index, section in enumerate(whole) if _is_called(section, wanted)]
    by_path = [index for index, path in enumerate(paths(whole)) if path == wanted]
    by_role = [
        index
        for index, section in enumerate(whole)
        if section.role and wanted in (section.role, ROLES[section.role])
    ]
    begun = [
        index for index, section in enumerate(whole) if tight(section.heading).startswith(wanted)
    ]
    for found in (called, by_path, by_role, begun):
        if found:
            return whole[found[0]].start, _subtree_end(whole, found[0])
    return None


def near_headings(document: Document, name: str) -> list[str]:
    """Return the headings of the document, up to five, those like `name` first."""
    from difflib import SequenceMatcher  # a heading that is none is rare

    wanted = tight(name)
    headings = [" ".join(section.heading.split()) for section in sections(document)]
    known = list(dict.fromkeys(heading for heading in headings if heading))
    if len(known) > _MOST:
        likeness = {one: SequenceMatcher(None, wanted, tight(one)).ratio() for one in known}
        known = sorted(known, key=lambda one: -likeness[one])
    return [f"{one[:_LONGEST]}…" if len(one) > _LONGEST else one for one in known[:_MOST]]


def _is_called(section: Section, wanted: str) -> bool:
    if tight(section.heading) == wanted:
        return True
    found, asked = marker(section.heading), marker(wanted)
    if found is None or asked is None or tight(asked.text) != wanted:
        return False
    return (found.family, found.number) == (asked.family, asked.number)


def paths(whole: Sequence[Section]) -> list[str]:
    """Return for each section the marks of its clause and of the clauses above it, as "1.(3)".

    "" for a section that is no clause. O(sections · depth).
    """
    above: list[tuple[int, str]] = []
    found: list[str] = []
    for section in whole:
        while above and above[-1][0] >= section.level:
            above.pop()
        mark = marker(section.heading)
        if mark is None:
            above.append((section.level, ""))
            found.append("")
        else:
            path = (above[-1][1] if above else "") + tight(mark.text)
            above.append((section.level, path))
            found.append(path)
    return found


def _subtree_end(whole: tuple[Section, ...], index: int) -> int:
    own = whole[index]
    for section in whole[index + 1 :]:
        goes_on = (section.level, section.heading) == (own.level, own.heading or None)
        if section.level <= own.level and not goes_on:
            return section.start
    return whole[-1].end
