"""Standard streams that can show any text, whatever the console's encoding.

A Japanese Windows console (CP932) or a bare one (ASCII) lacks characters that documents hold; what
it lacks is shown as a near relative or as `\\u2014`, never as an exception.
"""

from __future__ import annotations

import codecs
import os
import sys
from io import TextIOWrapper

HANDLER = "kyogo"

# The wave-dash problem: Unicode's mapping of JIS and Microsoft's differ in these, so CP932 has only
# the second of each pair.
_RELATIVES = str.maketrans("〜−—‖¢£¬–␛✗✓│", "～－―∥￠￡￢-^×√|")


def _replace(error: UnicodeError) -> tuple[str | bytes, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    pieces: list[str] = []
    for character in error.object[error.start : error.end]:
        relative = character.translate(_RELATIVES)
        try:
            relative.encode(error.encoding)
        except (UnicodeEncodeError, LookupError):
            relative = character.encode("ascii", "backslashreplace").decode("ascii")
        pieces.append(relative)
    return "".join(pieces), error.end


def prepare() -> None:
    """Make standard output and error take any text, and stand in for them where they are closed."""
    codecs.register_error(HANDLER, _replace)
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            # A closed descriptor would be given to the next file that is opened.
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115
        elif isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors=HANDLER)


def stand_in() -> None:
    """Put nothing in the place of standard streams that a library has closed."""
    for name in ("stdin", "stdout"):
        if getattr(getattr(sys, name), "closed", False):
            mode = "r" if name == "stdin" else "w"
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115


def silence(stream: object) -> None:
    """Point `stream` at nothing, so that the interpreter does not fail on it again at exit."""
    try:
        descriptor = stream.fileno()  # type: ignore[attr-defined]
    except (OSError, ValueError, AttributeError):
        return
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, descriptor)
    os.close(nothing)
