"""Of the console: whether it can show what documents hold, how wide it is, which language."""

from __future__ import annotations

import locale
import sys
from collections.abc import Iterator

from text.messages import language, say
from text.model.health import Examined
from text.terminal.printable import printable_line

_SAMPLE = "校合ー〜①㈱髙𠮷👪"
_KANJI = "校合ー"


def console() -> Iterator[Examined]:
    """Yield what is found of the standard streams and of the locale."""
    for name in ("stdout", "stdin"):
        yield _stream(name)
    found = {"ja": "日本語", "en": "English"}[language()]
    place = ".".join(filter(None, locale.getlocale())) or "C"
    yield Examined("language", "good", say("doctor.language"), f"{found} ({place})")


def _stream(name: str) -> Examined:
    stream = getattr(sys, name, None)
    what = say(f"doctor.{name}")
    encoding = str(getattr(stream, "encoding", None) or "-")
    lacking = [character for character in _SAMPLE if not _can(encoding, character)]
    found = encoding
    if lacking:
        shown = printable_line("".join(lacking)).encode("ascii", "backslashreplace").decode()
        found = say("doctor.lacking", encoding=encoding, characters=shown)
    if all(_can(encoding, character) for character in _KANJI):
        # A Japanese Windows console (CP932) shows what letters hold; the rest is shown as \u….
        return Examined(name, "good", what, found)
    mend = (
        "doctor.console-mend-windows" if sys.platform.startswith("win") else "doctor.console-mend"
    )
    return Examined(name, "wrong", what, found, say(mend))


def _can(encoding: str, character: str) -> bool:
    try:
        character.encode(encoding)
    except (UnicodeError, LookupError):
        return False
    return True
