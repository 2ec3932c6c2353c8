"""How well hard wraps are undone: `python bench/unwrap.py FOLDER` (one line a paragraph).

Every text is wrapped at several widths with line-breaking rules (kinsoku), unwrapped, and compared
break by break: precision and recall of the joins. The texts as they are must not change.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from readers.registry import read_file
from text.running.unwrap import unwrapped
from text.view.view import View, without

COLUMNS = (15, 20, 27, 35, 40)
"""Full-width characters a line."""
_BREAK = re.compile("\n")
NO_START = set("、。，．・：；？！」』）】〕〉》ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ々…‥")
NO_END = set("「『（【〔〈《")


def wrap(paragraph: str, columns: int, hanging: bool) -> list[str]:
    """Break `paragraph` into lines of at most `columns` characters, by the rules of kinsoku.

    With `hanging` one 、 or 。 may stand beyond the edge; else it takes its neighbour down with it.
    """
    lines: list[str] = []
    rest = paragraph
    while len(rest) > columns:
        at = columns
        if hanging and rest[at] in "、。":
            at += 1
        while at > 1 and at < len(rest) and (rest[at] in NO_START or rest[at - 1] in NO_END):
            at -= 1
        lines.append(rest[:at])
        rest = rest[at:]
    return [*lines, rest] if rest else lines


def wrapped(text: str, columns: int, hanging: bool, gap: str) -> tuple[str, set[int]]:
    """Return the wrapped text and the offsets of the breaks that should be undone."""
    out: list[str] = []
    joins: set[int] = set()
    length = 0
    for paragraph in text.splitlines():
        lines = wrap(paragraph, columns, hanging)
        for number, line in enumerate(lines):
            out.append(line)
            length += len(line)
            if number < len(lines) - 1:
                joins.add(length)
                out.append("\n")
                length += 1
        out.append(gap)
        length += len(gap)
    return "".join(out), joins


def dropped(view: View, text: str) -> set[int]:
    """Return the offsets of the line breaks of `text` that are not in `view`."""
    kept: set[int] = set()
    for piece in view.pieces:
        if piece.linear:
            breaks = _BREAK.finditer(text, piece.origin, piece.origin_end)
            kept.update(match.start() for match in breaks)
    return {match.start() for match in _BREAK.finditer(text)} - kept


def texts(folder: Path, limit: int, step: int = 1) -> Iterator[str]:
    for path in sorted(folder.iterdir())[:limit:step]:
        document = read_file(path, path.name)
        yield without(document.raw, document.skips).text.replace("\r\n", "\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--limit", type=int, default=100_000, help="read this many texts")
    parser.add_argument("--show", type=int, default=0, help="print this many wrong breaks a row")
    arguments = parser.parse_args()
    originals = list(texts(arguments.folder, arguments.limit))
    start = time.process_time()
    views = [unwrapped(text) for text in originals]
    spent = (time.process_time() - start) / sum(map(len, originals)) * 1e6
    changed = [text for text, view in zip(originals, views, strict=True) if view.text != text]
    lost = sum(len(dropped(unwrapped(text), text)) for text in changed)
    print(
        f"{len(originals)} texts as they are: {len(changed)} changed, {lost} breaks lost,"
        f" {spent:.3f} us/char"
    )
    print("columns  kinsoku   paragraphs      joins  precision   recall  us/char")
    for text in changed[: arguments.show]:
        _show(text, dropped(unwrapped(text), text), set())
    for columns in COLUMNS:
        for hanging in (False, True):
            for gap in ("\n", "\n\n"):
                _row(originals, columns, hanging, gap, arguments.show)


def _row(originals: list[str], columns: int, hanging: bool, gap: str, show: int) -> None:
    right = found = wanted = size = 0
    spent = 0.0
    for text in originals:
        hard, joins = wrapped(text, columns, hanging, gap)
        start = time.process_time()
        view = unwrapped(hard)
        spent += time.process_time() - start
        size += len(hard)
        got = dropped(view, hard)
        right += len(got & joins)
        found += len(got)
        wanted += len(joins)
        if show and got != joins:
            _show(hard, got, joins)
            show -= 1
    style = "hanging" if hanging else "carried"
    apart = "blank line" if len(gap) > 1 else "next line"
    print(
        f"{columns:7}  {style}   {apart:10}  {wanted:9}  "
        f"{right / max(found, 1):9.3%}  {right / max(wanted, 1):7.3%}  {spent / size * 1e6:7.3f}"
    )


def _show(text: str, got: set[int], wanted: set[int]) -> None:
    for at in sorted(got ^ wanted)[:3]:
        kind = "joined" if at in got else "missed"
        print(f"  {kind}: {text[max(0, at - 45) : at + 45]!r}")


if __name__ == "__main__":
    main()
