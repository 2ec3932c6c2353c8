"""Which profiles there are and what each adds to the rules that are on by default."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path

from text.errors import UsageError
from text.model.finding import Severity
from text.records import dataclass
from text.rule_names import profile_named

_FILE = Path(__file__).with_name("profiles.toml")


@dataclass(frozen=True, slots=True)
class Profile:
    """One profile: its name, its rules, and the least severity that it shows, None for the usual.

    Its rules come on top of those that are on by default.
    """

    name: str
    rules: tuple[str, ...]
    severity: Severity | None = None


@lru_cache(maxsize=1)
def _profiles() -> dict[str, Profile]:
    table = tomllib.loads(_FILE.read_text("utf-8"))
    return {
        name: Profile(name, tuple(entry["rules"]), entry.get("severity"))
        for name, entry in table.items()
    }


def profile_names() -> tuple[str, ...]:
    """Return the names of all profiles."""
    return tuple(_profiles())


def profile(name: str) -> Profile:
    """Return the profile `name`. Raises UsageError, which names those there are, for another."""
    found = _profiles().get(profile_named(name))
    if found is None:
        raise UsageError("check.no-such-profile", profile=name, known=", ".join(_profiles()))
    return found


def rules_of(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the rules of all these profiles, each once. Raises UsageError as `profile` does."""
    return tuple(dict.fromkeys(rule for name in names for rule in profile(name).rules))
