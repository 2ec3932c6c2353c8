"""The command line as it is described to a shell or a manual: commands, options, their values."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from text.records import dataclass

ValueKind = Literal["nothing", "words", "file", "folder", "rule"]
"""Of a value: there is none; it is free (or one of `choices`); a path; the name of a rule."""


@dataclass(frozen=True, slots=True)
class Option:
    """An option or, without `names`, an argument; `value` is what the help calls its value."""

    names: tuple[str, ...]
    help: str
    kind: ValueKind = "nothing"
    value: str = ""
    choices: tuple[str, ...] = ()
    many: bool = False
    common: bool = False


@dataclass(frozen=True, slots=True)
class Command:
    """One command: `name` is "" for the bare `kyogo`; `usage` and `help` as `--help` shows them."""

    name: str
    summary: str
    usage: str
    options: tuple[Option, ...]
    arguments: tuple[Option, ...] = ()
    epilog: str = ""


@dataclass(frozen=True, slots=True)
class CommandLine:
    """All commands, the bare one first, and the names of the rules."""

    version: str
    commands: Sequence[Command]
    rules: Sequence[str]

    @property
    def bare(self) -> Command:
        """The bare `kyogo`, whose options every command takes."""
        return self.commands[0]

    @property
    def named(self) -> Sequence[Command]:
        """The commands that have a name."""
        return self.commands[1:]
