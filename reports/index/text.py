"""`index`: what was added, changed, removed, renamed, skipped; how many documents there are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TextIO

from text.messages import say
from text.model.update import Changes
from text.terminal.printable import printable_line


def render(changes: Changes, stream: TextIO) -> None:
    """Write a line for each document that changed or was skipped, then the sum."""
    for key, names in (
        ("index.added", changes.added),
        ("index.changed", changes.changed),
        ("index.removed", changes.removed),
    ):
        for name in names:
            stream.write(say(key, name=printable_line(name)) + "\n")
    for before, name in changes.renamed:
        line = say("index.renamed", before=printable_line(before), name=printable_line(name))
        stream.write(line + "\n")
    for skipped in changes.skipped:
        reason = printable_line(str(skipped.trouble))
        stream.write(say("index.skipped", reason=reason) + "\n")
    for line in _unsupported(changes.unsupported):
        stream.write(line + "\n")
    stream.write(say("index.documents", count=changes.documents) + "\n")


_ADVICE = {
    "index.convert-word": (".doc", ".dot", ".docm", ".wps"),
    "index.convert-sheet": (".xls", ".ods"),
    "index.convert-slides": (".ppt", ".pptx", ".odp"),
    "index.convert-ichitaro": (".jtd", ".jtt"),
    "index.convert-picture": (
        *(".jpg", ".jpeg", ".png", ".tif", ".tiff", ".heic", ".bmp", ".gif", ".xdw"),
    ),
}
_SHOWN = 5
"""Names of each kind that are told; the rest is counted."""


def _unsupported(names: Sequence[str]) -> Iterator[str]:
    """Yield a line for each kind of file that cannot be read: which they are, and what to do."""
    kinds: dict[str, list[str]] = defaultdict(list)
    for name in names:
        ending = name[name.rfind(".") :].lower()
        advice = next((key for key, endings in _ADVICE.items() if ending in endings), "")
        kinds[advice or "index.convert-other"].append(printable_line(name))
    for advice, found in sorted(kinds.items()):
        shown = say("init.and").join(found[:_SHOWN]) + ("…" if len(found) > _SHOWN else "")
        yield say("index.unsupported", count=len(found), names=shown, advice=say(advice))
