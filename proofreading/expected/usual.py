"""How often the text that the model was trained on has a particle with a predicate."""

from __future__ import annotations

from proofreading.expected.model.attributes import attributes
from proofreading.expected.model.weights import arrays
from text.model.document import Token


def times(head: Token, particle: str) -> int:
    """Return how often `head` governs a noun with `particle` there; 0 for words it hardly knows."""
    from proofreading.expected.model.slots import LABELS

    known = arrays()
    names = known["heads"]
    name = attributes(head).word
    at = int(names.searchsorted(name))
    if at == len(names) or names[at] != name:
        return 0
    return int(known["head_counts"][at, LABELS.index(particle)])
