"""How a house wants its drafts checked: the `[check]` table of `kyogo.toml`.

    [check]
    ignore = ["season"]                    # rules that are never used
    select = ["brackets", "weekday"]       # only these (without it: all that are on by default)
    profile = "koyobun"                    # rules of one purpose on top: koyobun, plain, house
    severity = "question"                  # the least that is shown
    confidence = 0.6                       # how likely right a finding must be to be shown
    words = ["words.txt"]                  # lists of accepted words, one a line
    dictionaries = ["prh.yml"]             # the user's own dictionaries
    suppressions = "kyogo-suppressions.toml"
    people = "people.toml"                 # who holds which office, and when

    [check.severities]
    half-width-kana = "error"              # what a rule's findings count as

    [[check.paths]]
    match = "leaflets/*"                   # for these documents, in addition
    ignore = ["list-ends"]

File names are relative to the folder of `kyogo.toml`.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import field
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from text.errors import KyogoError
from text.house_files import read_toml
from text.model.finding import SEVERITIES, Severity
from text.records import dataclass
from text.rule_names import severity_named

FILE = "kyogo.toml"
SIDE_FILE = "kyogo-suppressions.toml"
_LISTS = ("select", "ignore", "words")


@dataclass(frozen=True)
class Scope:
    """What is wanted of the documents whose names match `match` (a pattern with * and ?)."""

    match: str = "*"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Severity | None = None
    confidence: float | None = None
    severities: Mapping[str, Severity] = field(default_factory=dict)
    words: tuple[str, ...] = ()
    profiles: tuple[str, ...] = ()


@dataclass(frozen=True)
class Settings:
    """The `[check]` table: the scopes in the order of the file, the general one first."""

    folder: Path
    scopes: tuple[Scope, ...] = (Scope(),)
    suppressions: Path = Path(SIDE_FILE)
    dictionaries: tuple[str, ...] = ()
    people: str = ""

    def of(self, name: str) -> Scope:
        """Return what is wanted of the document `name`: all scopes that match, put together.

        `select`, `profile`, `severity`, `confidence` and a rule's severity of a later scope win;
        the other lists add up.
        """
        scopes = [scope for scope in self.scopes if fnmatchcase(name, scope.match)]
        severities: dict[str, Severity] = {}
        for scope in scopes:
            severities.update(scope.severities)
        return Scope(
            name,
            select=next((scope.select for scope in reversed(scopes) if scope.select), ()),
            ignore=tuple(rule for scope in scopes for rule in scope.ignore),
            severity=next((s.severity for s in reversed(scopes) if s.severity), None),
            confidence=next(
                (s.confidence for s in reversed(scopes) if s.confidence is not None), None
            ),
            severities=severities,
            words=tuple(word for scope in scopes for word in scope.words),
            profiles=next((s.profiles for s in reversed(scopes) if s.profiles), ()),
        )


def load(folder: Path) -> Settings:
    """Return the settings in `folder`/kyogo.toml; those of a folder without one are empty.

    Raises KyogoError, which names the file and what is wrong, for anything it does not understand.
    """
    path = folder / FILE
    side = folder / SIDE_FILE
    if not os.path.lexists(path):
        return Settings(folder, suppressions=side)
    try:
        table: Any = read_toml(path).get("check", {})
        scopes = [
            _scope({**table, "match": "*"}, ("suppressions", "dictionaries", "people", "paths"))
        ]
        scopes += [_scope(entry, ()) for entry in table.get("paths", [])]
        side = folder / str(table.get("suppressions", SIDE_FILE))
        dictionaries = tuple(_strings(table.get("dictionaries", []), "dictionaries"))
        people = table.get("people", "")
        if not isinstance(people, str):
            raise ValueError('[check] people = "people.toml"')
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise KyogoError("check.bad-settings", path=str(path), reason=str(error)) from error
    return Settings(folder, tuple(scopes), side, dictionaries, people)


def _scope(table: Mapping[str, Any], besides: tuple[str, ...]) -> Scope:
    known = {"match", "severity", "severities", "confidence", "profile", *_LISTS, *besides}
    for key in table:
        if key not in known:
            raise ValueError(f"[check] {key}?")
    lists = {name: tuple(_strings(table.get(name, []), name)) for name in _LISTS}
    severities = {rule: _severity(value) for rule, value in table.get("severities", {}).items()}
    severity = _severity(table["severity"]) if "severity" in table else None
    confidence = _share(table["confidence"]) if "confidence" in table else None
    match = str(table.get("match", "*"))
    return Scope(
        match,
        severity=severity,
        severities=severities,
        confidence=confidence,
        profiles=_profiles(table.get("profile", [])),
        **lists,
    )


def _profiles(value: object) -> tuple[str, ...]:
    return tuple(_strings([value] if isinstance(value, str) else value, "profile"))


def _strings(value: object, name: str) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ValueError(f'[check] {name} = ["…"]')
    return value


def _severity(value: object) -> Severity:
    for severity in SEVERITIES:
        if severity_named(str(value)) == severity:
            return severity
    raise ValueError(f"severity = {value!r}: {' | '.join(SEVERITIES)}")


def _share(value: object) -> float:
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1:
        return float(value)
    raise ValueError(f"confidence = {value!r}: 0 … 1")
