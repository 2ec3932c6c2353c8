"""Writing a report to where the command was told: text or bytes, with the options it understands.

A report says of itself, where it is so, `BINARY = True` (it writes bytes), `WHOLE = True` (it wants
every difference, ignored ones too) and `OPTIONS` (names of what else it takes).
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType

from commands.support.console import open_binary_output, open_output
from readers.corpus import find_corpus
from reports.formats import is_binary
from text.model.document import Document


def write_report(
    arguments: argparse.Namespace,
    report: ModuleType,
    content: object,
    offered: Mapping[str, object],
) -> None:
    """Write `content` by `report` to the file of -o or standard output.

    Of `offered`, `color` and `width` (of the place written to) the report gets its OPTIONS. Raises
    UsageError for bytes to a terminal, KyogoError where the file cannot be written.
    """
    understood = getattr(report, "OPTIONS", ())
    if is_binary(report):
        with open_binary_output(arguments) as binary:
            report.render(content, binary, **{name: offered[name] for name in understood})
        return
    with open_output(arguments) as output:
        known = {**offered, "color": output.color, "width": output.width}
        report.render(content, output.stream, **{name: known[name] for name in understood})


def source_of(arguments: argparse.Namespace, document: Document) -> bytes | None:
    """Return the file that `document` was read from if it is a Word document, else None."""
    if document.format != "docx":
        return None
    places = (Path(document.name), find_corpus(arguments.corpus).root / document.name)
    return next((place.read_bytes() for place in places if place.is_file()), None)
