"""Writing a report to where the command was told: text or bytes, with the options it understands.

A report says of itself, where it is so, `BINARY = True` (it writes bytes), `WHOLE = True` (it wants
every difference, ignored ones too) and `OPTIONS` (names of what else it takes).
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from types import ModuleType

from commands.console import FOR_EYES, open_binary_output, open_output
from reports.formats import is_binary


def write_report(
    arguments: argparse.Namespace,
    report: ModuleType,
    content: object,
    offered: Mapping[str, object],
) -> None:
    """Write `content` by `report` to the file of -o or standard output.

    Of `offered` the report gets its OPTIONS, a report for the eyes colour and width besides. Raises
    UsageError for bytes to a terminal, KyogoError where the file cannot be written.
    """
    options = {name: offered[name] for name in getattr(report, "OPTIONS", ())}
    if is_binary(report):
        with open_binary_output(arguments) as binary:
            report.render(content, binary, **options)
        return
    with open_output(arguments) as output:
        if arguments.format in FOR_EYES:
            options |= {"color": output.color, "width": output.width}
        report.render(content, output.stream, **options)
