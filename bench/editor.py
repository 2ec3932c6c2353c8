"""Measures a keystroke in an editor: from the change to the findings of its paragraph.

    python bench/editor.py

A text of 100 kB is made of the documents that ship; a letter that is an error is put into it at
twenty places and taken out again, and each time the server's own work is timed.
"""

from __future__ import annotations

import statistics
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from commands.support.desk import Desk  # noqa: E402
from editor.drafts import Draft  # noqa: E402
from editor.positions import Positions  # noqa: E402
from readers.registry import read_content  # noqa: E402
from text.model.document import Document  # noqa: E402

SIZE = 100_000


def text_of(size: int) -> str:
    shipped = "".join(path.read_text("utf-8") for path in sorted(ROOT.glob("corpus/**/*.txt")))
    whole = (shipped * (1 + size // len(shipped.encode()))).encode()
    return whole[:size].decode("utf-8", "ignore")


def keystrokes(suffix: str = ".txt", one_line: bool = False) -> list[float]:
    """Return the seconds that each keystroke took."""

    def read(text: str) -> Document:
        return read_content(text.encode(), f"draft{suffix}", suffix, "utf-8")

    checker = Desk(ROOT / "corpus").checker()
    text = text_of(SIZE)
    draft = Draft(text.replace("\n", "") if one_line else text, read)
    draft.take(draft.whole(checker))
    taken = []
    for place in range(20):
        at = len(draft.text) * place // 20
        for put, gone in (("のの", 0), ("", 2)):
            begin = time.perf_counter()
            lines = Positions(draft.text)
            at = lines.offset(lines.position(at))
            draft.change(draft.text[:at] + put + draft.text[at + gone :], checker)
            lines = Positions(draft.text)
            for finding in draft.findings:
                lines.range(finding.span.start, finding.span.end)
            taken.append(time.perf_counter() - begin)
    return taken


if __name__ == "__main__":
    for name, suffix, one_line in (
        ("plain text", ".txt", False),
        ("one line", ".txt", True),
        ("Markdown", ".md", False),
        ("HTML", ".html", False),
    ):
        seconds = keystrokes(suffix, one_line)
        print(f"{name:12} median {statistics.median(seconds) * 1000:.0f} ms,", end=" ")
        print(f"slowest {max(seconds) * 1000:.0f} ms")
