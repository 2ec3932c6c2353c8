"""Which reports there are: found by listing the folder of a command, one file per format.

`diff/html.py` is the format html of `diff`. A *sheet* is a format with several files, one per kind
of file that it can be written to: `diff/taisho_docx.py` and `diff/taisho_html.py` are the sheet
taisho of `diff`, chosen by the suffix of the file that is written.
"""

from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType

from text.errors import UsageError

SHEETS = ("taisho", "gimon")
_FOLDER = Path(__file__).resolve().parent


def formats(what: str) -> tuple[str, ...]:
    """Return the formats in which `what` ("diff", "check", …) can be written, text first."""
    names = {path.stem for path in (_FOLDER / what).glob("[a-z]*.py")}
    plain = {name.replace("_", "-") for name in names if not name.startswith(SHEETS)}
    sheets = {sheet for sheet in SHEETS if any(name.startswith(f"{sheet}_") for name in names)}
    return tuple(sorted(plain | sheets, key=lambda name: (name != "text", name)))


def report(what: str, form: str, target: str | None = None) -> ModuleType:
    """Return the module that writes `what` as `form`; `target` is the file that it is written to.

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
            raise UsageError("report.sheet-suffix", format=form, known=known)
        name = f"{name}_{kind}"
    return importlib.import_module(f"reports.{what}.{name}")


def is_binary(module: ModuleType) -> bool:
    """Return whether the report writes bytes, not text."""
    return bool(getattr(module, "BINARY", False))
