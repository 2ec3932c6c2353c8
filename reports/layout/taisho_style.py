"""How a house lays out its 新旧対照表: the `[taisho]` table of `kyogo.toml`.

    [taisho]
    preset = "draft"             # or "amended" (改正後・改正前), "plain" (新・旧)
    new = "改正案"                          # what stands above the columns
    old = "現行"
    old-first = true                       # the older text to the left
    remarks = true                         # a column 備考
    marks = "bold"                         # changed words: "underline", "bold", "both"
    omitted = "（略）"                      # what stands for what did not change
    added = ""                             # what faces a new clause: （新設）, or nothing
    removed = "（削る）"                     # what faces one that was taken out
    changed-only = true                    # without the rows of what did not change
    pad = false                            # underlined blanks as wide as the other side's words

`kyogo diff --preset NAME` takes a preset for once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from text.messages import say
from text.records import dataclass

MARKS = ("underline", "bold", "both")


@dataclass(frozen=True, slots=True)
class TaishoStyle:
    """The words and marks of a table; None is what the catalogue says."""

    new: str | None = None
    old: str | None = None
    omitted: str | None = None
    added: str | None = None
    removed: str | None = None
    marks: str = "underline"
    old_first: bool = False
    remarks: bool = False
    changed_only: bool = False
    pad: bool = False

    def word(self, name: str) -> str:
        """Return the word called `name`: new, old, omitted, added or removed."""
        own: str | None = getattr(self, name)
        return say(f"taisho.{name}") if own is None else own

    @property
    def note(self) -> str:
        """The line that says what the marks mean."""
        return say(f"taisho.note-{self.marks}")


USUAL: Final = TaishoStyle()

PRESETS: Final[dict[str, TaishoStyle]] = {
    "amended": TaishoStyle(new="改正後", old="改正前"),
    "draft": TaishoStyle(new="改正案", old="現行"),
    "plain": TaishoStyle(new="新", old="旧", remarks=True),
}
"""Titles as offices have them: of a law as amended, of a bill before the vote, of anything else."""

KEYS = tuple(name.replace("_", "-") for name in TaishoStyle.__dataclass_fields__)


def style_of(table: Mapping[str, Any], preset: str | None = None) -> TaishoStyle:
    """Return the style that the table `[taisho]` asks for; `preset` wins over that of the table.

    Raises ValueError, which names key and value, for what it does not understand.
    """
    name = preset or table.get("preset")
    if name is not None and name not in PRESETS:
        raise ValueError(f"[taisho] preset = {name!r}: {' | '.join(PRESETS)}")
    style = PRESETS[str(name)] if name is not None else TaishoStyle()
    wanted: dict[str, Any] = {}
    for key, value in table.items():
        if key == "preset" or (preset and key in ("new", "old")):
            continue
        field = key.replace("-", "_")
        kind = bool if isinstance(getattr(style, field, None), bool) else str
        if not isinstance(value, kind):
            raise ValueError(f"[taisho] {key} = {value!r}")
        wanted[field] = value
    style = replace(style, **wanted)
    if style.marks not in MARKS:
        raise ValueError(f"[taisho] marks = {style.marks!r}: {' | '.join(MARKS)}")
    return style
