"""Draws what the README shows: the tool's own output, as SVG. Run by `make pictures`.

Every picture is a command that is run as a user would run it, in colour, and what it wrote to its
terminal, read by rich. (rich's own SVG gives a full-width character one cell.) The fonts are the
reader's own: a picture asks for nothing from outside.
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
    "kwic": ("kwic", "任意", "--limit", "12"),
    "collate": ("collate", *LETTERS, "posts/2019-08-07-mynumber-iranai.txt"),
    "side-by-side": ("diff", "--format", "side-by-side", *LETTERS),
}

_INK, _SOFT, _PAPER, _EDGE = "#1d1c1a", "#6b675f", "#fdfcf9", "#d9d4ca"
_COLORS = {1: "#b02a20", 2: "#2b763c", 3: "#9a5b00", 4: "#16589c", 5: "#7e3a8a", 6: "#0e707a"}
"""The terminal's colours that the commands use, dark enough on the paper."""
_FONTS = (
    "ui-monospace, Menlo, Consolas, 'BIZ UDGothic', 'Noto Sans Mono CJK JP', 'MS Gothic', monospace"
)
_CELL, _LINE, _SIZE, _MARGIN = 7.6, 21, 14, 16
"""Pixels: a cell's width, a line's height, the type, the margin."""


def output(language: str, arguments: tuple[str, ...]) -> str:
    """Return what the command writes to a terminal of COLUMNS cells, colours and all.

    Raises SystemExit with its complaint where the command fails.
    """
    environment = {**os.environ, "COLUMNS": str(COLUMNS), "PYTHONUTF8": "1"}
    environment.pop("NO_COLOR", None)
    asked = ["--corpus", "corpus", "--lang", language, "--color", "always", *arguments]
    command = [sys.executable, "cli.py", *asked]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False)
    if done.returncode > 1:
        raise SystemExit(done.stderr.decode())
    return done.stdout.decode()


def picture(language: str, name: str) -> str:
    """Return the SVG of the command `name` with its output."""
    arguments = COMMANDS[name]
    lines = output(language, arguments).rstrip("\n").splitlines()
    if len(lines) > LONGEST:
        lines = [*lines[:LONGEST], "…"]
    prompt = f"\x1b[1m$ kyogo {join(arguments)}\x1b[0m"
    return drawn([prompt, "", *lines])


def drawn(lines: list[str]) -> str:
    """Return an SVG of `lines` of terminal output.

    Every run of text gets its width in cells, full-width characters two, so that columns stand one
    under the other in any font.
    """
    width, height = COLUMNS * _CELL + 2 * _MARGIN, len(lines) * _LINE + 2 * _MARGIN
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height}"'
        f' font-family="{_FONTS}" font-size="{_SIZE}" fill="{_INK}">',
        f'<rect x="1" y="1" width="{width - 2:.0f}" height="{height - 2}" rx="8" fill="{_PAPER}"'
        f' stroke="{_EDGE}"/>',
    ]
    console = Console(width=COLUMNS * 4, color_system="standard", force_terminal=True)
    for number, line in enumerate(lines):
        y = _MARGIN + number * _LINE + _SIZE
        place = 0
        for segment in Text.from_ansi(line).render(console):
            for width, run in _runs(segment.text):
                if place + width * len(run) > COLUMNS:
                    run = f"{run[: (COLUMNS - 1 - place) // max(width, 1)]}…"
                if run.strip() and place < COLUMNS:
                    parts.append(_run(run, place, y, segment.style))
                place += cells(run)
    return "\n".join([*parts, "</svg>", ""])


def _runs(text: str) -> Iterator[tuple[int, str]]:
    """Yield stretches of characters of one width, blanks apart: SVG drops them at an edge."""
    for (width, _), run in groupby(text, lambda character: (cell(character), character == " ")):
        yield width, "".join(run)


def _run(text: str, place: int, y: int, style: Style | None) -> str:
    x = _MARGIN + place * _CELL
    attributes = f'x="{x:.1f}" y="{y}" textLength="{cells(text) * _CELL:.1f}"'
    if style is not None:
        color = style.color.number if style.color is not None else None
        fill = _COLORS.get(color) if color is not None else _SOFT if style.dim else None
        attributes += f' fill="{fill}"' if fill else ""
        attributes += ' font-weight="bold"' if style.bold else ""
        attributes += ' text-decoration="underline"' if style.underline else ""
    return f"<text {attributes}>{escape(text)}</text>"


def main() -> None:
    """Write every picture in both languages."""
    FOLDER.mkdir(exist_ok=True)
    for language in ("ja", "en"):
        for name in COMMANDS:
            (FOLDER / f"{name}.{language}.svg").write_text(picture(language, name), "utf-8")


if __name__ == "__main__":
    main()
