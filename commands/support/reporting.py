"""Writing a report to where the command was told: text or bytes, with its options."""

from __future__ import annotations

import argparse
import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from commands.support.console import open_binary_output, open_output, theme_of
from readers.corpus import MARKER, Corpus, find_corpus
from reports.formats import Report, report
from text.errors import KyogoError
from text.house_files import read_toml
from text.model.document import Document

if TYPE_CHECKING:
    from reports.layout.taisho_style import TaishoStyle


def report_of(arguments: argparse.Namespace, what: str) -> Report:
    """Return the report on `what` that --format and -o ask for; text where there is no choice."""
    form = getattr(arguments, "format", "text")
    return report(what, form, getattr(arguments, "output", None))


def write_report(
    arguments: argparse.Namespace, form: Report, answer: object, **offered: object
) -> None:
    """Write `answer` by `form` to the file of -o or standard output.

    Where a person looks at it, and there is a view of such an answer, it is drawn with rich.

    Of `offered`, and of the colour and width of the place, the report gets what it understands.
    Raises UsageError for bytes to a terminal, KyogoError where the file cannot be written.
    """
    if form.binary:
        with open_binary_output(arguments) as binary:
            form.render(answer, binary, **offered)
        return
    with open_output(arguments) as output:
        if output.looked_at and form.drawn:
            from reports.terminal.drawing import draw

            screen = output.screen(theme_of(arguments), find_corpus(arguments.corpus).root)
            draw(form.what, answer, screen, **offered)
            return
        offered = {**offered, "color": output.color, "width": output.width}
        form.render(answer, output.stream, **offered)


def source_of(arguments: argparse.Namespace, document: Document) -> bytes | None:
    """Return the file that `document` was read from if it is a Word document, else None."""
    if document.format != "docx":
        return None
    places = (Path(document.name), find_corpus(arguments.corpus).root / document.name)
    return next((place.read_bytes() for place in places if place.is_file()), None)


def taisho_style(arguments: argparse.Namespace, corpus: Corpus) -> TaishoStyle:
    """Return the style of `corpus`'s kyogo.toml with what the options of `diff` say on top."""
    from reports.layout.taisho_style import style_of

    path = corpus.root / MARKER
    try:
        table = read_toml(path).get("taisho", {}) if os.path.lexists(path) else {}
        style = style_of(table, arguments.preset)
    except (OSError, ValueError, AttributeError, TypeError) as error:
        raise KyogoError("check.bad-settings", path=str(path), reason=str(error)) from error
    asked: dict[str, Any] = {
        name: True
        for name in ("old_first", "remarks", "pad", "changed_only")
        if getattr(arguments, name)
    }
    return replace(style, **asked)
