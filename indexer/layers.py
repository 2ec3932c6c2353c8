"""The layers in which a string can match, from the strongest to the weakest."""

from __future__ import annotations

from typing import Final

from text.model.search import Layer

LAYERS: Final[tuple[Layer, ...]] = (
    "exact", "exact", "symbols", "glyph", "variant", "synonym", "reading",
)  # fmt: skip
"""From the strongest to the weakest; a reading says the least about what is meant."""
BRIDGED: Final = 1
"""The layer of an exact match that bridges a blank within a line: 山田太郎 in 山田 太郎."""
