"""The heads and feet of the pages of a Rich Text file, section by section."""

from __future__ import annotations

from readers.formats.flow import Flow
from readers.formats.rtf.vocabulary import EDGES


class Edges:
    """The heads and feet so far; `section` counts the sections from 0."""

    def __init__(self) -> None:
        self.section = 0
        self._titled: set[int] = set()
        self._found: list[tuple[str, int, Flow]] = []

    def has_title_page(self) -> None:
        """Let the first page of this section have a head and a foot of its own."""
        self._titled.add(self.section)

    def add(self, word: str, section: int, edge: Flow) -> None:
        """Take the head or foot that stands in the group `word` of `section`."""
        self._found.append((word, section, edge))

    def put(self, flow: Flow, kind: str) -> None:
        """Add the "headers" or "footers", each once, as the page's furniture."""
        seen: set[str] = set()
        for word, section, edge in self._found:
            first = word.endswith("f") and section not in self._titled
            if EDGES[word] == kind and not first and edge.text.strip() and edge.text not in seen:
                seen.add(edge.text)
                flow.end_line()
                flow.edge(edge)
