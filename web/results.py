"""What people compared and checked: kept in memory while it is looked at, never on disk."""

from __future__ import annotations

import secrets
from collections import OrderedDict
from concurrent.futures import Future
from dataclasses import field
from typing import Any

from text.records import dataclass
from web.pool import Job

MOST = 24
"""Results that are kept; the one not looked at for longest goes first."""
BYTES = 192 * 1024 * 1024
"""... and their bytes together."""


@dataclass
class Result:
    """One comparison or check: what was given, and the page that came of it, once it has."""

    what: str
    documents: list[dict[str, Any]]
    blobs: list[bytes]
    identity: str = field(default_factory=lambda: secrets.token_urlsafe(12))
    job: Job = field(default_factory=Job)
    future: Future[tuple[Any, list[bytes]]] | None = None
    record: str = ""
    """The record of a check so far, as JSON; "" before the first page."""
    task: str = ""
    values: dict[str, Any] = field(default_factory=dict)
    spoken: str = ""
    """What made the page, of what, and in which language."""
    undone: list[Any] = field(default_factory=list)
    """What was done on the page, the last at the end, each with the way back."""

    @property
    def size(self) -> int:
        """Bytes that it holds."""
        given = sum(map(len, self.blobs))
        given += sum(len(str(item.get("text", ""))) for item in self.documents)
        future = self.future
        whole = future is not None and future.done() and not future.cancelled()
        if future is not None and whole and future.exception() is None:
            given += sum(map(len, future.result()[1]))
        return given


class Results:
    """The results of this sitting, the one looked at last at the end."""

    def __init__(self) -> None:
        self._held: OrderedDict[str, Result] = OrderedDict()

    def keep(self, result: Result) -> Result:
        """Hold `result`, and let go of what is too much; a job let go of is stopped."""
        self._held[result.identity] = result
        while len(self._held) > 1 and (len(self._held) > MOST or self._bytes() > BYTES):
            _, gone = self._held.popitem(last=False)
            gone.job.cancel()
        return result

    def get(self, identity: str) -> Result | None:
        """Return the result, None where it is not held any more."""
        found = self._held.get(identity)
        if found is not None:
            self._held.move_to_end(identity)
        return found

    def _bytes(self) -> int:
        return sum(result.size for result in self._held.values())
