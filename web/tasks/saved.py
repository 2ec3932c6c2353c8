"""What a file that is taken home is called: of which texts it is, and what it tells."""

from __future__ import annotations

from collections.abc import Sequence

from text.later import later
from text.messages import say
from text.terminal.printable import printable_line

_MOST = 40
"""Code points of a document's name; the file's stays below the 255 bytes that a disk takes."""
_NO_NAME = later(r'[\x00-\x1f<>:"/\\|?*\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffd]+')
"""What some system does not take in the name of a file."""


def saved_as(names: Sequence[str], file: str, suffix: str = "") -> str:
    """Return the name under which `file` ("gimon.docx") about the documents `names` is kept.

    It says of which texts it is and what it is: "案-疑問出し.docx", "旧-新-差分.html". Every system
    takes it. `suffix` is that of the file where it is another.
    """
    stems = [_stem(name) for name in names[:2]]
    if len(names) > 2:
        stems = [stems[0], say("web.saved-others", count=len(names) - 1)]
    what = say(f"web.saved-{file.replace('.', '-')}")
    return "-".join([*filter(None, stems), what]) + (suffix or file[file.rindex(".") :])


def _stem(name: str) -> str:
    last = printable_line(name).replace("\\", "/").rpartition("/")[2]
    stem = last.rpartition(".")[0] or last
    return _NO_NAME.sub("_", stem)[:_MOST].strip(" .")
