"""The elements that are open at a place of a page, asked for by name whatever their depth."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from text.model.document import MarkKind


class Element(NamedTuple):
    """An open element; `start` is its place in the running text, in code points.

    `looks` are what its own style says of its letters.
    """

    tag: str
    unseen: bool
    start: int
    looks: tuple[MarkKind, ...] = ()


class OpenElements:
    """A stack of elements. All it is asked costs the same at any depth: pages leave 90,000 open."""

    def __init__(self) -> None:
        self._stack: list[Element] = []
        self._depths: defaultdict[str, list[int]] = defaultdict(list)

    def push(self, element: Element) -> None:
        """Open `element` within the innermost."""
        self._depths[element.tag].append(len(self._stack))
        self._stack.append(element)

    def pop(self) -> Element:
        """Close the innermost element and return it. Raises IndexError if none is open."""
        element = self._stack.pop()
        self._depths[element.tag].pop()
        return element

    @property
    def innermost(self) -> str:
        """The tag of the innermost element, "" if none is open."""
        return self._stack[-1].tag if self._stack else ""

    def __contains__(self, tag: object) -> bool:
        return bool(self._depths.get(str(tag)))

    def innermost_of(self, tags: Iterable[str]) -> str:
        """Return which of `tags` is open farthest in, "" if none is."""
        depth, tag = max(
            ((self._depths[tag][-1], tag) for tag in tags if tag in self), default=(-1, "")
        )
        return tag if depth >= 0 else ""
