"""Hard-wrapped lines → running text, with a map back.

A *block* is a run of lines between blank lines. Where a block's lines end at a common right edge,
the breaks that the edge explains (see `text.running.right_edge`) go; breaks that mean something
stay: short lines, list items, headings, tables, addresses, verse. Text that is not wrapped does not
change.
"""

from __future__ import annotations

from itertools import pairwise

from text.later import later
from text.running.blocks import Reach, blocks_of, visible_lines
from text.running.call_outs import callout_joins, is_in_columns
from text.running.measured_lines import SLACK, Line, counted, goes_on, is_rule, opens_quotation
from text.running.right_edge import NARROWEST, Edge, edge_of, is_prose, items
from text.view.view import View, ViewBuilder, identity

_LATIN_END = later(r"[0-9A-Za-z,.;:!?)\]'\"%]")
_LATIN_START = later(r"[0-9A-Za-z(\['\"&]")
_HYPHEN = later(r"[A-Za-z][-\u2010\u00ad]$")
_THOUSANDS = later(r"[0-9],$")
_HUNDREDS = later(r"[0-9]{3}(?![0-9])")
"""What a break parts of one amount: 12,|500円."""


def unwrapped(text: str) -> View:
    """Return the view of `text` in which typographic line breaks are undone. O(len(text)).

    Between Japanese nothing is put in place of the break, between Latin words one blank, and a
    hyphen at the end of a Latin line goes with it. Meaningful breaks remain as they are.
    """
    joins = _joins(text)
    if not joins:
        return identity(text)
    builder = ViewBuilder()
    place = 0
    for line, following in joins:
        _join(builder, text, place, line, following)
        place = following.start + len(following.body) - len(following.body.lstrip(" \t"))
    builder.keep(text[place:], place)
    return builder.view()


def _join(builder: ViewBuilder, text: str, place: int, line: Line, following: Line) -> None:
    end = line.start + len(line.body)
    if line.body[-1] > "\u2e7f":
        builder.keep(text[place:end], place)
        return
    head = following.body.lstrip(" \t")[:1]
    if _HYPHEN.search(line.body) and (head.islower() or line.body[-1] == "\u00ad"):
        builder.keep(text[place : end - 1], place)
    elif _THOUSANDS.search(line.body) and _HUNDREDS.match(following.body.lstrip(" \t")):
        builder.keep(text[place:end], place)
    elif _LATIN_END.match(line.body[-1]) and _LATIN_START.match(head):
        builder.keep(text[place:end], place)
        builder.replace(" ", end, following.start)
    else:
        builder.keep(text[place:end], place)


def _joins(text: str) -> list[tuple[Line, Line]]:
    """Return the pairs of neighbouring lines whose break is typographic, in order."""
    blocks, overlong = blocks_of(text)
    measured = [part for block in blocks for part in _measured(block)]
    explained = sum(edge.explained for _, edge in measured)
    midword = sum(edge.midword for _, edge in measured)
    if not Edge(0, explained, 0, midword).cuts_words:
        return []
    # Beside long lines, three even ones are rather verse than wrapped, unless a word is cut.
    unwrapped_beside = overlong * 2 > len(text)
    trusted = [
        edge.is_sure and (edge.midword > 0 or not unwrapped_beside) and _is_prose(block, edge)
        for block, edge in measured
    ]
    sure = sorted({edge.cells for (_, edge), sure in zip(measured, trusted, strict=True) if sure})
    reach = Reach((line for block, _ in measured for line in block), overlong)
    found: list[tuple[Line, Line]] = []
    for (block, edge), is_sure in zip(measured, trusted, strict=True):
        if is_sure:
            found.extend(_typographic(block, edge.cells))
            continue
        # Too few breaks to tell by themselves: the rest of the text decides.
        widest = max(line.hung for line in block)
        near = next((cells for cells in sure if widest <= cells + 1), 0)
        if near:
            found.extend(_by_measure(block, near))
        elif (
            edge.explained > edge.against
            and edge.cells >= NARROWEST
            and _is_prose(block, edge)
            and not reach.beyond(edge.cells)
        ):
            pairs = _typographic(block, edge.cells)
            # Flush lines under an indented one are its paragraph.
            plain = edge.explained > 2 or block[0].indented
            found.extend(pair for pair in pairs if plain or _runs_on(*pair))
    if is_in_columns(sure):
        known = {line.start for line, _ in found}
        callouts = callout_joins(visible_lines(text))
        found.extend(pair for pair in callouts if pair[0].start not in known)
        found.sort(key=lambda pair: pair[0].start)
    return found


def _is_prose(block: list[Line], edge: Edge) -> bool:
    return edge.midword > 1 or is_prose(block)


def _measured(block: list[Line]) -> list[tuple[list[Line], Edge]]:
    """Return the block with its edge; where none holds throughout, its paragraphs with theirs."""
    whole = _best_measure(block)
    if not whole[1].against or whole[1].is_sure or len(block) <= 3:
        return [whole]
    cuts = [0, *(at for at, line in enumerate(block) if at and line.indented), len(block)]
    if len(cuts) == 2:
        return [whole]
    parts = [block[first:last] for first, last in pairwise(cuts) if last - first > 1]
    return [_best_measure(part) for part in parts]


def _best_measure(block: list[Line]) -> tuple[list[Line], Edge]:
    """Measure in cells or in characters, whichever explains more breaks."""
    edge = edge_of(block)
    points = counted(block)
    if points is not None:
        other = edge_of(points)
        if other.score > edge.score:
            return points, other
    return block, edge


def _by_measure(block: list[Line], edge: int) -> list[tuple[Line, Line]]:
    pairs = _typographic(block, edge)
    points = counted(block)
    others = _typographic(points, edge) if points is not None else []
    return others if len(others) > len(pairs) else pairs


def _runs_on(line: Line, following: Line) -> bool:
    return not line.ends and following.body[0] not in "「『（【〔〈《“‘([―─—"


def _typographic(block: list[Line], edge: int) -> list[tuple[Line, Line]]:
    pairs: list[tuple[Line, Line]] = []
    listed = items(block)
    for index, (line, following) in enumerate(pairwise(block)):
        if following.anew or line.hung > edge + SLACK or is_rule(line):
            continue
        room = edge - line.width - following.unit
        if room > SLACK:
            continue
        # A quotation or a note may begin a line of its own, if what stands above is complete.
        ends = line.ends and not goes_on(line, following)
        complete = ends or (room >= 0 and line.body[-1] in "、，と：:―…")
        if complete and (opens_quotation(following) or (room >= 0 and ends)):
            continue
        if index + 1 in listed:
            continue
        pairs.append((line, following))
    return pairs
