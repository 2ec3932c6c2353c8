"""Tables of Markdown: which lines are rows, and where in them the borders between cells are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from text.later import later
from text.model.document import Border

RULE = later(r"^ {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_BAR = later(r"\\\|")
_PIPE = later(r"(?:\\.)|(\|)")


def rows(lines: Sequence[str], first: int) -> int:
    """Return how many lines from `first` on are a table, its rule included; 0 for no table.

    As in GitHub's Markdown a table is a line with as many cells as the rule under it, and all lines
    down to a blank one.
    """
    if first + 1 >= len(lines) or "|" not in lines[first] or "|" not in lines[first + 1]:
        return 0
    if not RULE.match(lines[first + 1]):
        return 0
    if len(list(cells(lines[first]))) != len(list(cells(lines[first + 1]))):
        return 0
    last = first + 2
    while last < len(lines) and lines[last].strip() and "|" in lines[last]:
        last += 1
    return last - first


def cells(line: str) -> Iterator[tuple[int, int]]:
    """Yield [start, end) of the words of each cell of `line`, without blanks around them."""
    pipes = [match.start() for match in _PIPE.finditer(line) if match[1]]
    edges = [-1, *pipes, len(line)]
    if pipes and not line[: pipes[0]].strip():
        edges = edges[1:]
    if pipes and not line[pipes[-1] + 1 :].strip():
        edges = edges[:-1]
    for left, right in pairwise(edges):
        body = line[left + 1 : right]
        words = body.strip()
        start = left + 1 + (len(body) - len(body.lstrip()) if words else 0)
        yield start, start + len(words)


def mark_row(
    line: str, place: int, stop: int, skips: list[tuple[int, int]], borders: list[Border]
) -> None:
    """Add what stands round the cells of `line`, which is raw[place:stop] with its line break."""
    found = list(cells(line))
    if not found:
        return
    skips.append((place, place + found[0][0]))
    # In a table a bar is written so in code, too (GFM 4.10).
    skips += [(place + match.start(), place + match.start() + 1) for match in _BAR.finditer(line)]
    for (_, end), (start, _) in pairwise(found):
        borders.append(Border(place + end, place + start, "cell"))
    skips.append((place + found[-1][1], place + len(line)))
    if stop > place + len(line):
        borders.append(Border(place + len(line), stop, "row"))
