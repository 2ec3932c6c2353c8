"""Which reports there are, and how every one of them is asked: one protocol.

A report is a file, `reports/<command>/<format>.py`, found by listing the folder. It has one
function, `render(answer, stream, *, option=…)`: `answer` is one object of `text.model`, the same
for all formats of a command; the keyword arguments are the options that it understands, of those
in OPTIONS. It may say `BINARY = True` (the stream takes bytes) and `WHOLE = True` (it needs all
that can be had of the answer: differences that are else only counted, spellings of the corpus).

A *sheet* is a format with several files, one per kind of file that it can be written to:
`diff/taisho_docx.py` and `diff/taisho_html.py` are the sheet taisho of `diff`, chosen by the suffix
of the file that is written.
"""

from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType
from typing import IO, Any, Final

from text.errors import UsageError
from text.records import dataclass
from text.rule_names import format_shown

SHEETS = ("taisho", "gimon")
_FOLDER = Path(__file__).resolve().parent
_SHARED = frozenset({"html", "layout", "ooxml", "terminal"})
"""Folders that hold what several reports share."""

OPTIONS: Final[dict[str, str]] = {
    "color": "whether to colour, with escape sequences",
    "width": "of the place that is written to, in terminal cells",
    "show": "kinds of differences that are else only counted",
    "template": "whether to show the common text with a slot for each variant",
    "author": "to whom changes and comments are put down",
    "source": "the Word file of the older version, as bytes, or None",
    "sources": "the Word files of the drafts by name, as bytes",
    "moment": "when the changes were made; for tests, which want the same file twice",
    "old_first": "whether the older wording stands to the left",
    "remarks": "whether there is a column of remarks",
    "pad": "whether the same words stand side by side",
    "changed_only": "whether rows without a change are left out",
    "style": "what the house wants of its 新旧対照表",
    "outline": "whether to show the sections of a document instead of its text",
    "running": "whether to show the text without hard wraps, ruby and markup",
}
"""All that a report may be told beyond its answer, by the name of the argument."""


@dataclass(frozen=True)
class Report:
    """One format of the answer called `what`."""

    module: ModuleType
    what: str

    @property
    def drawn(self) -> bool:
        """Whether a person at a terminal sees the answer drawn with rich instead."""
        from reports.terminal.drawing import drawn

        return self.module.__name__.endswith(".text") and self.what in drawn()

    @property
    def binary(self) -> bool:
        """Whether it writes bytes, not text."""
        return bool(getattr(self.module, "BINARY", False))

    @property
    def whole(self) -> bool:
        """Whether it needs all that can be had of the answer."""
        return bool(getattr(self.module, "WHOLE", False))

    @property
    def options(self) -> tuple[str, ...]:
        """The names of the options that it understands."""
        return tuple(self.module.render.__kwdefaults__ or ())

    def render(self, answer: Any, stream: IO[Any], **offered: Any) -> None:
        """Write `answer` to `stream`; of `offered` the report gets what it understands."""
        known = {name: offered[name] for name in self.options if name in offered}
        self.module.render(answer, stream, **known)


def commands() -> tuple[str, ...]:
    """Return the commands that have reports: the folders beside this file."""
    folders = {path.parent.name for path in _FOLDER.glob("*/[a-z]*.py")}
    return tuple(sorted(folders - _SHARED))


def formats(what: str) -> tuple[str, ...]:
    """Return the formats in which `what` ("diff", "check", …) can be written, text first."""
    names = {path.stem for path in (_FOLDER / what).glob("[a-z]*.py")}
    plain = {name.replace("_", "-") for name in names if not name.startswith(SHEETS)}
    sheets = {sheet for sheet in SHEETS if any(name.startswith(f"{sheet}_") for name in names)}
    return tuple(sorted(plain | sheets, key=lambda name: (name != "text", name)))


def files(what: str) -> list[tuple[str, Path]]:
    """Return the formats of `what`, each with its file; a sheet has several."""
    found = []
    for path in sorted((_FOLDER / what).glob("[a-z]*.py"), key=lambda path: path.stem != "text"):
        sheet = next((sheet for sheet in SHEETS if path.stem.startswith(f"{sheet}_")), "")
        found.append((sheet or path.stem.replace("_", "-"), path))
    return sorted(found, key=lambda pair: (pair[0] != "text", pair[1].stem))


def report(what: str, form: str, target: str | None = None) -> Report:
    """Return the report that writes `what` as `form`; `target` is the file that it is written to.

    A sheet without a file, or on standard output, is HTML where it can be. Raises UsageError where
    a sheet cannot be written to such a file.
    """
    name = form.replace("-", "_")
    if form in SHEETS:
        kinds = sorted(
            path.stem.rpartition("_")[2] for path in (_FOLDER / what).glob(f"{name}_*.py")
        )
        kind = kinds[-1] if target in (None, "-") else Path(str(target)).suffix.lower().lstrip(".")
        if kind not in kinds:
            known = ", ".join(f".{kind}" for kind in kinds)
            raise UsageError("report.sheet-suffix", format=format_shown(form), known=known)
        name = f"{name}_{kind}"
    return Report(importlib.import_module(f"reports.{what}.{name}"), what)
