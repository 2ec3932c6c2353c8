"""The files that the settings name: all of them lie in the folder of the settings.

A folder from elsewhere would else have its reader's own files read, or written to by --let-stand.
"""

from __future__ import annotations

import os

from proofreading.settings import Settings
from text.errors import KyogoError
from text.within import within

_NOT_A_SIDE_FILE = frozenset(("kyogo.toml", "catalogue.toml", "pyproject.toml"))


def confined(settings: Settings) -> None:
    """Raise KyogoError where `settings` name a file outside their folder, links followed.

    Nor may the side file, which Kyogo writes, be one that means something to other programs: its
    name ends in .toml, and neither it nor a folder on the way to it is hidden.
    """
    folder = settings.folder
    for scope in settings.scopes:
        for name in scope.words:
            within(folder, name, "words")
    for name in settings.dictionaries:
        within(folder, name, "dictionaries")
    if settings.people:
        within(folder, settings.people, "people")
    side = os.path.relpath(settings.suppressions, folder)
    within(folder, side, "suppressions")
    parts = side.replace("\\", "/").split("/")
    hidden = any(part.startswith(".") for part in parts)
    last = parts[-1].casefold()
    if hidden or not last.endswith(".toml") or last in _NOT_A_SIDE_FILE or ":" in last:
        raise KyogoError("check.bad-side-file", path=side)
