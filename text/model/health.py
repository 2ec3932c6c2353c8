"""What `kyogo doctor` found: one line per thing that was looked at."""

from __future__ import annotations

from typing import Literal

from text.records import dataclass

State = Literal["good", "absent", "wrong"]
"""As it should be; not there, and nobody needs it who does not miss it; to be mended."""


@dataclass(frozen=True, slots=True)
class Examined:
    """One thing that was looked at: `what` it is, how it is found, and how to `mend` it, or ""."""

    name: str
    state: State
    what: str
    found: str
    mend: str = ""


@dataclass(frozen=True, slots=True)
class Health:
    """All that was looked at, in the order in which things are needed."""

    examined: tuple[Examined, ...]

    @property
    def well(self) -> bool:
        """Whether nothing is to be mended."""
        return all(one.state != "wrong" for one in self.examined)
