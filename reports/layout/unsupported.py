"""Files of the corpus for which there is no reader: which they are, and what can be done."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from text.messages import say
from text.terminal.printable import printable_line

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


def unsupported(names: Sequence[str], pictures: Collection[str] = ()) -> Iterator[str]:
    """Yield a line for each kind of file that cannot be read: which they are, and what to do.

    `pictures` are those of the names that are pictures whatever they are called.
    """
    kinds: dict[str, list[str]] = defaultdict(list)
    for name in names:
        ending = name[name.rfind(".") :].lower()
        advice = next((key for key, endings in _ADVICE.items() if ending in endings), "")
        if name in pictures:
            advice = "index.convert-picture"
        kinds[advice or "index.convert-other"].append(printable_line(name))
    for advice, found in sorted(kinds.items()):
        shown = say("init.and").join(found[:_SHOWN]) + ("…" if len(found) > _SHOWN else "")
        yield say("index.unsupported", count=len(found), names=shown, advice=say(advice))
