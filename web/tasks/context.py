"""What a worker keeps from task to task, and what a task is given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path, PurePath
from typing import Any

from commands.support.checking.desk import Desk
from text.messages import say
from text.model.document import Document, Progress

Answer = tuple[Any, list[bytes]]
"""What a task gives back: JSON, and bytes beside it."""
QUERY = "?"
"""Under this name a task is given what stands behind the ? of the address; no field has it."""
UPDATED = "updated?"
"""... and under this one what an update of the index did; the server takes it from no form."""


class Inputs:
    """The values of a request, and the files and texts that came with it."""

    def __init__(self, values: dict[str, Any], blobs: Sequence[bytes]) -> None:
        self.values = values
        self.blobs = blobs

    def text(self, name: str, default: str = "") -> str:
        """Return the last value of the field `name`."""
        return str((self.values.get(name) or [default])[-1])

    def texts(self, name: str) -> tuple[str, ...]:
        """Return every value of the field `name` that is not empty."""
        return tuple(value for value in self.values.get(name) or () if value)

    def flag(self, name: str) -> bool:
        """Return whether the box `name` was ticked."""
        return self.text(name) not in ("", "0", "false")

    def number(self, name: str, default: int, most: int = 1_000_000) -> int:
        """Return the whole number in the field `name`, within 0 and `most`."""
        given = self.text(name)
        return min(int(given), most) if given.isascii() and given.isdecimal() else default


class Context(Desk):
    """The corpus on the desk, and who is told of progress."""

    def __init__(self, root: Path, asked: bool = True) -> None:
        super().__init__(root, asked)
        self.progress: Progress = lambda done, total: None

    def given(self, item: dict[str, Any], blobs: Sequence[bytes]) -> Document:
        """Return the document that a field of a form names.

        `item` has "name" (a path of the corpus, perhaps with #heading), "text" (pasted; CR LF is
        read as LF, and `label` names it) or "file" with the number of its bytes among `blobs`.
        Raises UsageError for a name outside the corpus, UnreadableDocument for no text.
        """
        from readers.registry import read_content

        if "name" in item:
            return self.document(str(item["name"]))
        if "text" in item:
            lines = str(item["text"]).replace("\r\n", "\n").replace("\r", "\n")
            content = lines.encode("utf-8", "surrogatepass")
            found = read_content(content, str(item["label"]), ".txt", "utf-8")
            return replace(found, name=str(item["label"]))
        name = PurePath(str(item["label"]).replace("\\", "/")).name or say("web.unnamed")
        return read_content(blobs[item["file"]], name, PurePath(name).suffix.lower())
