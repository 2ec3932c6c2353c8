"""The people and offices that a house deals with: `people.toml`, named by `people` in `[check]`.

[[person]]
name = "高橋美咲"
reading = "たかはしみさき"        # optional
birth = 1970-05-01              # optional
honorific = "先生"               # optional: what the person is called
office = "会長"                  # optional; more offices: more entries of the same name
from = 2024-04-01               # optional: the first day in office
until = 2026-03-31              # optional: the last day
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from proofreading.known import listed_names, listed_offices
from text.errors import KyogoError
from text.house_files import read_toml
from text.messages import say
from text.records import dataclass

MOST = 20_000
"""Entries of a list: the staff of a large city; whoever has more has the wrong file."""
_LONGEST = {"name": listed_names.LONGEST, "office": listed_offices.LONGEST}
_KEYS = frozenset(["name", "reading", "birth", "honorific", "office", "from", "until"])


@dataclass(frozen=True, slots=True)
class Person:
    """One entry; `since` and `until` are the first and the last day in `office`, None if open."""

    name: str
    reading: str = ""
    birth: date | None = None
    honorific: str = ""
    office: str = ""
    since: date | None = None
    until: date | None = None

    def holds(self, day: date) -> bool:
        """Return whether the person is in office on that day."""
        return (self.since is None or self.since <= day) and (
            self.until is None or day <= self.until
        )


def load(path: Path) -> Sequence[Person]:
    """Return the people of the list `path`, in its order.

    Raises KyogoError, which names the file and what is wrong, where it cannot be read or an entry
    has no name, an unknown key or a date that is none.
    """
    try:
        table: dict[str, Any] = read_toml(path)
        if other := sorted(table.keys() - {"person"}):
            raise ValueError(f"{other[0]}?")
        return tuple(person(entry) for entry in _entries(table.get("person", [])))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise KyogoError("check.bad-people", path=str(path), reason=str(error)) from error


def _entries(entries: object) -> list[dict[str, Any]]:
    """Return what is a list of tables, of at most MOST. Raises ValueError for anything else."""
    if not isinstance(entries, list) or not all(isinstance(one, dict) for one in entries):
        raise ValueError(say("check.people-no-tables"))
    if len(entries) > MOST:
        raise ValueError(say("check.people-too-many", most=f"{MOST:,}"))
    return entries


def person(entry: dict[str, Any]) -> Person:
    """Return the person that a `[[person]]` table tells of. Raises ValueError for a bad one."""
    if other := sorted(entry.keys() - _KEYS):
        raise ValueError(f"[[person]] {other[0]}?")
    name = _text(entry, "name")
    if not name:
        raise ValueError("[[person]] name?")
    return Person(
        name,
        _text(entry, "reading"),
        _day(entry, "birth"),
        _text(entry, "honorific"),
        _text(entry, "office"),
        _day(entry, "from"),
        _day(entry, "until"),
    )


def _text(entry: dict[str, Any], key: str) -> str:
    """Return a string of the entry without white space, "" where it has none."""
    value = entry.get(key, "")
    if not isinstance(value, str):
        raise ValueError(f'[[person]] {key} = "…"')
    bare = "".join(value.split())
    if key in _LONGEST and len(bare) > _LONGEST[key]:
        beginning = f"{bare[:8]}…"
        raise ValueError(
            say("check.people-too-long", key=key, written=beginning, most=_LONGEST[key])
        )
    return bare


def _day(entry: dict[str, Any], key: str) -> date | None:
    value = entry.get(key)
    if value is None or (isinstance(value, date) and not isinstance(value, datetime)):
        return value
    raise ValueError(f"[[person]] {key} = 2024-04-01")
