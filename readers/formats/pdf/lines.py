"""The lines that pdfminer made of a page, with the readings in them and letters set apart whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby, pairwise
from typing import Any

from pdfminer.layout import LTAnno, LTChar, LTTextLine, LTTextLineVertical

from readers.formats.flow import raised
from readers.formats.pdf.reading_order import Placed
from readers.formats.pdf.ruby import Reading
from text.later import later
from text.model.document import MarkKind

_ADDED = "\x1f"
# A gap between Latin words is a blank; between Japanese, or where the two meet, it is typography.
_BETWEEN_LATIN = later(r"(?<=[!-~])\x1f(?=[!-~])")
_SET_APART = 8
"""Most sizes between two letters of a heading that is set apart: 要　望　書."""
_SMALL, _HIGH, _LOW = 0.8, 0.2, -0.05
"""Most size of a figure that is set high or low, and where its foot is, as shares of the others."""
_TOUCHING = 0.3
"""Sizes between two pieces of one line; pdfminer joins far wider gaps where it sees letters."""
_LETTER = later(r"[\u3041-\u30ff\u3400-\u9fff]{1,2}")


def lines_of(page: Any, found: Mapping[int, Reading]) -> list[Placed]:
    """Return the lines of `page`, in no order; `found` are its readings."""
    return _set_apart(_joined(list(_lines(page, found))))


def _joined(lines: list[Placed]) -> list[Placed]:
    """Return `lines`, those that touch one another as one: a blank may part them in the file."""
    kept = [line for line in lines if line.vertical or line.readings]
    rows: dict[tuple[int, int], list[Placed]] = {}
    for line in lines:
        if not (line.vertical or line.readings):
            rows.setdefault((round(line.y0), round(line.size)), []).append(line)
    for row in rows.values():
        row.sort(key=lambda line: line.x0)
        whole = row[0]
        for line in row[1:]:
            if -_TOUCHING <= (line.x0 - whole.x1) / whole.size <= _TOUCHING:
                box = whole.x0, min(whole.y0, line.y0), line.x1, max(whole.y1, line.y1)
                whole = Placed(whole.text + line.text, *box, whole.size)
            else:
                kept.append(whole)
                whole = line
        kept.append(whole)
    return kept


def _lines(item: Any, found: Mapping[int, Reading]) -> Iterator[Placed]:
    for part in item:
        if isinstance(part, LTTextLine):
            sizes = sorted(char.size for char in part if isinstance(char, LTChar))
            text, readings = _text(part, found)
            if text.strip() and sizes:
                upright = isinstance(part, LTTextLineVertical)
                size = sizes[len(sizes) // 2]
                box = part.x0, part.y0, part.x1, part.y1
                yield Placed(text, *box, size, upright, readings=readings)
        elif hasattr(part, "__iter__"):
            yield from _lines(part, found)


def _text(
    line: Iterable[Any], found: Mapping[int, Reading]
) -> tuple[str, list[tuple[int, int, str]]]:
    """Return the text of the line and its readings: start and end of each base, and what it says.

    The blanks that pdfminer adds for gaps stay between Latin words alone.
    """
    parts: list[str] = []
    ends: list[tuple[int, Reading]] = []
    figures = _raised_figures(line)
    for part in line:
        if isinstance(part, LTAnno):
            parts.append(_ADDED if part.get_text() == " " else "")
            continue
        parts.append(figures.get(id(part)) or part.get_text())
        if id(part) in found:
            ends.append((len(parts), found[id(part)]))
    whole = "".join(parts)
    kept = _BETWEEN_LATIN.sub(" ", whole)
    readings: list[tuple[int, int, str]] = []
    for count, reading in ends:
        before = kept[: len("".join(parts[:count]))].replace(_ADDED, "")
        readings.append((max(0, len(before) - reading.length), len(before), reading.text))
    return kept.replace(_ADDED, "").rstrip("\n"), readings


def _raised_figures(line: Iterable[Any]) -> dict[int, str]:
    """Return the figures of `line` that are set small and high or low, as Unicode has them."""
    if isinstance(line, LTTextLineVertical):
        return {}
    letters = [part for part in line if isinstance(part, LTChar)]
    if not letters:
        return {}
    size = sorted(char.size for char in letters)[len(letters) // 2]
    bottoms = sorted(char.y0 for char in letters if char.size > _SMALL * size)
    if len(bottoms) == len(letters):
        return {}
    base = bottoms[len(bottoms) // 2]

    def kind(char: LTChar) -> MarkKind | None:
        height = (char.y0 - base) / size
        if char.size > _SMALL * size or _LOW <= height <= _HIGH:
            return None
        return "superscript" if height > _HIGH else "subscript"

    found: dict[int, str] = {}
    for set_, group in groupby(letters, kind):
        run = list(group)
        if set_ is not None and all(len(char.get_text()) == 1 for char in run):
            said = raised("".join(char.get_text() for char in run), set_)
            found |= {id(char): figure for char, figure in zip(run, said, strict=True)}
    return found


def _set_apart(lines: list[Placed]) -> list[Placed]:
    """Return `lines`, those that are the letters of one heading as one."""
    kept: list[Placed] = []
    rows: dict[tuple[int, int], list[Placed]] = {}
    for line in lines:
        if line.vertical or line.readings or not _LETTER.fullmatch(line.text.strip()):
            kept.append(line)
        else:
            rows.setdefault((round(line.y0), round(line.size)), []).append(line)
    beside = [(line.y0, line.y1) for line in kept if not line.vertical]
    for row in rows.values():
        row.sort(key=lambda line: line.x0)
        gaps = [after.x0 - before.x1 for before, after in pairwise(row)]
        single = all(len(line.text.strip()) == 1 for line in row)
        middle = (row[0].y0 + row[0].y1) / 2
        alone = not any(low < middle < high for low, high in beside)
        even = bool(gaps) and max(gaps) - min(gaps) <= 0.3 * row[0].size
        if (
            len(row) > 2 - even * single
            and single
            and alone
            and even
            and (max(gaps) <= _SET_APART * row[0].size)
        ):
            text = "".join(line.text.strip() for line in row)
            first, last = row[0], row[-1]
            kept.append(Placed(text, first.x0, first.y0, last.x1, first.y1, first.size))
        else:
            kept += row
    return kept
