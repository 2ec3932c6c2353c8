"""The layers in which a string can match, from the strongest to the weakest."""

from __future__ import annotations

from typing import Final

from text.model.search import Layer

LAYERS: Final[tuple[Layer, ...]] = ("exact", "symbols", "variant", "synonym", "reading")
"""From the strongest to the weakest; a reading says the least about what is meant."""
