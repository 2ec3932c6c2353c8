"""To whom the user lets documents go: hosts that were confirmed once, in the user's own folder.

A folder from elsewhere may name any host in its kyogo.toml. Until the user has said so, nothing is
sent there, not even a question whether it answers.
"""

from __future__ import annotations

import json
from pathlib import Path

from indexer.opensearch.settings import EngineSettings
from text.errors import KyogoError
from text.private import cache_folder, make_private, open_private
from text.replacing import replace

_FILE = "trusted-engines.json"


def trusted(settings: EngineSettings) -> bool:
    """Return whether the user has confirmed every host of `settings`, for that index."""
    known = _known()
    return all(_entry(host, settings) in known for host in settings.hosts)


def require_trust(settings: EngineSettings) -> None:
    """Raise KyogoError unless the user has confirmed where `settings` lead."""
    if not trusted(settings):
        raise KyogoError(
            "engine.not-trusted", hosts=", ".join(settings.hosts), index=settings.index
        )


def trust(settings: EngineSettings) -> None:
    """Note that documents may go to the hosts of `settings`."""
    folder = cache_folder()
    make_private(folder)
    known = sorted(_known() | {_entry(host, settings) for host in settings.hosts})
    aside = folder / f"{_FILE}.tmp"
    aside.unlink(missing_ok=True)
    with open(aside, "x", encoding="utf-8", opener=open_private) as stream:
        json.dump(known, stream)
    replace(aside, folder / _FILE)


def _entry(host: str, settings: EngineSettings) -> str:
    return f"{host}/{settings.index}"


def _known() -> set[str]:
    path: Path = cache_folder() / _FILE
    try:
        with open(path, encoding="utf-8", opener=open_private) as stream:
            entries = json.load(stream)
    except (OSError, ValueError):
        return set()
    return {str(entry) for entry in entries} if isinstance(entries, list) else set()
