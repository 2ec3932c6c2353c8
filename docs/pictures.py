"""Draws what the README shows: the tool's own output, as SVG. Run by `make pictures`.

Every picture is a command that is run as a user would run it, in colour, and what it wrote to its
terminal, read by rich. (rich's own SVG gives a full-width character one cell.) The fonts are the
reader's own: a picture asks for nothing from outside. Frames are drawn as lines: a Japanese font
has them as wide as a kanji. Each picture is there in the light and in the dark theme.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from html import escape
from itertools import groupby
from pathlib import Path
from shlex import join
from typing import NamedTuple

from rich.console import Console
from rich.style import Style
from rich.text import Text

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
sys.path.insert(0, str(ROOT))

from text.terminal.cells import cell, cells  # noqa: E402

FOLDER = HERE / "pictures"
COLUMNS = 96
LONGEST = 30
"""Lines that a picture shows; what follows is left out, and says so."""

LETTERS = ("letters/2019-08-06-jichiro.txt", "letters/2019-08-06-jichiroren.txt")
COMMANDS = {
    "search": ("search", "マイナンバーカード 取得 勧奨", "--limit", "3"),
    "diff": ("diff", *LETTERS),
    "check": ("check", "docs/demo/draft.txt"),
    "koyobun": ("check", "docs/demo/koyobun.txt", "--profile", "koyobun"),
    "kwic": ("kwic", "任意", "--limit", "12"),
    "collate": ("collate", *LETTERS, "posts/2019-08-07-mynumber-iranai.txt"),
    "list": ("list",),
    "rules": ("rules",),
    "side-by-side": ("diff", "--format", "side-by-side", *LETTERS),
}


class Ground(NamedTuple):
    """A terminal's own colours: of text, of faint text, behind it, around it, and the basic six."""

    ink: str
    soft: str
    paper: str
    edge: str
    basic: tuple[str, ...]


GROUNDS = {
    "light": Ground(
        *("#1d1c1a", "#6b675f", "#fdfcf9", "#d9d4ca"),
        ("#b02a20", "#2b763c", "#9a5b00", "#16589c", "#7e3a8a", "#0e707a"),
    ),
    "dark": Ground(
        *("#e6e3dc", "#a09b92", "#1d1f21", "#3a3d41"),
        ("#ef8f8c", "#30c161", "#df9e06", "#70adf3", "#c699dd", "#16bcc7"),
    ),
}
_ARMS = {
    **{"─": "ew", "│": "ns", "╭": "es", "╮": "ws", "╰": "en", "╯": "wn", "├": "nse", "┤": "nsw"},
    **{"┬": "ews", "┴": "ewn", "┼": "news"},
}
"""Where the strokes of a frame go from the middle of their cell."""
_FONTS = (
    "ui-monospace, Menlo, Consolas, 'BIZ UDGothic', 'Noto Sans Mono CJK JP', 'MS Gothic', monospace"
)
_CELL, _LINE, _SIZE, _MARGIN = 7.6, 21, 14, 16
"""Pixels: a cell's width, a line's height, the type, the margin."""


def output(language: str, arguments: tuple[str, ...], theme: str = "light") -> str:
    """Return what the command writes to a terminal of COLUMNS cells, colours and all.

    Raises SystemExit with its complaint where the command fails.
    """
    environment = {**os.environ, "COLUMNS": str(COLUMNS), "PYTHONUTF8": "1"}
    environment |= {"COLORTERM": "truecolor", "TERM": "xterm-256color", "KYOGO_LINKS": "none"}
    environment.pop("NO_COLOR", None)
    shared = ["--corpus", "corpus", "--lang", language, "--color", "always", "--theme", theme]
    asked = [*shared, *arguments]
    command = [sys.executable, "cli.py", *asked]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False)
    if done.returncode > 1:
        raise SystemExit(done.stderr.decode())
    return done.stdout.decode()


def picture(language: str, name: str, theme: str = "light") -> str:
    """Return the SVG of the command `name` with its output."""
    arguments = COMMANDS[name]
    lines = output(language, arguments, theme).rstrip("\n").splitlines()
    if len(lines) > LONGEST:
        lines = [*lines[:LONGEST], "…"]
    prompt = f"\x1b[1m$ kyogo {join(arguments)}\x1b[0m"
    return drawn([prompt, "", *lines], GROUNDS[theme])


def drawn(lines: list[str], ground: Ground = GROUNDS["light"]) -> str:
    """Return an SVG of `lines` of terminal output.

    Every run of text gets its width in cells, full-width characters two, so that columns stand one
    under the other in any font.
    """
    width, height = COLUMNS * _CELL + 2 * _MARGIN, len(lines) * _LINE + 2 * _MARGIN
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height}"'
        f' font-family="{_FONTS}" font-size="{_SIZE}" fill="{ground.ink}">',
        f'<rect x="1" y="1" width="{width - 2:.0f}" height="{height - 2}" rx="8"'
        f' fill="{ground.paper}" stroke="{ground.edge}"/>',
    ]
    console = Console(width=COLUMNS * 4, color_system="truecolor", force_terminal=True)
    for number, line in enumerate(lines):
        top = _MARGIN + number * _LINE
        place = 0
        for segment in Text.from_ansi(line).render(console):
            for width, run in _runs(segment.text):
                if place + width * len(run) > COLUMNS:
                    run = f"{run[: (COLUMNS - 1 - place) // max(width, 1)]}…"
                if place < COLUMNS:
                    parts.extend(_run(run, place, top, segment.style or Style(), ground))
                place += cells(run)
    return "\n".join([*parts, "</svg>", ""])


def _runs(text: str) -> Iterator[tuple[int, str]]:
    """Yield stretches of one width and kind; blanks apart, for SVG drops them at an edge."""

    def kind(character: str) -> tuple[int, bool, bool]:
        return cell(character), character == " ", character in _ARMS

    for (width, *_), run in groupby(text, kind):
        yield width, "".join(run)


def _run(text: str, place: int, top: int, style: Style, ground: Ground) -> Iterator[str]:
    x, wide = _MARGIN + place * _CELL, cells(text) * _CELL
    color = _color(style, ground)
    if style.reverse:
        yield (
            f'<rect x="{x:.1f}" y="{top}" width="{wide:.1f}" height="{_LINE - 2}" fill="{color}"/>'
        )
        color = ground.paper
    if text[0] in _ARMS:
        yield _frame(text, x, top, color)
    elif text.strip():
        fill = f' fill="{color}"' if color != ground.ink else ""
        bold = ' font-weight="bold"' if style.bold else ""
        line = ' text-decoration="underline"' if style.underline else ""
        place_of = f'x="{x:.1f}" y="{top + _SIZE}" textLength="{wide:.1f}"'
        yield f"<text {place_of}{fill}{bold}{line}>{escape(text)}</text>"


def _frame(text: str, x: float, top: int, color: str) -> str:
    """Return the strokes of a frame's characters as one path, those in a row as one line."""
    middle, half = top + _LINE / 2 - 1, _CELL / 2
    strokes = []
    for same, run in groupby(text):
        length = len("".join(run)) * _CELL
        if same == "─":
            strokes.append(f"M{x:.1f} {middle:.1f}h{length:.1f}")
        else:
            ends = {"e": f"h{half:.1f}", "w": f"h-{half:.1f}"}
            ends |= {"n": f"v-{_LINE / 2:.1f}", "s": f"v{_LINE / 2:.1f}"}
            for arm in _ARMS[same]:
                strokes.append(f"M{x + half:.1f} {middle:.1f}{ends[arm]}")
        x += length
    return f'<path d="{"".join(strokes)}" stroke="{color}" fill="none"/>'


def _color(style: Style, ground: Ground) -> str:
    if style.color is not None and style.color.triplet is not None:
        return style.color.triplet.hex
    number = style.color.number if style.color is not None else None
    if number is not None and 1 <= number % 8 <= 6:
        return ground.basic[number % 8 - 1]
    return ground.soft if style.dim or number == 8 else ground.ink


def main() -> None:
    """Write every picture in both languages and both themes."""
    FOLDER.mkdir(exist_ok=True)
    for language in ("ja", "en"):
        for name in COMMANDS:
            for theme, suffix in (("light", ""), ("dark", "-dark")):
                target = FOLDER / f"{name}{suffix}.{language}.svg"
                target.write_text(picture(language, name, theme), "utf-8")


if __name__ == "__main__":
    main()
