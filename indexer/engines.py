"""Which engine a corpus has: that of its own machine, or a cluster that its kyogo.toml names."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from indexer.store.generations import Store


def store_of(root: Path, waiting: Callable[[str], None] | None = None) -> Store:
    """Return the store of the index of the corpus folder `root`.

    `waiting` is told the reason when a cluster does not answer at once and is waited for.
    Raises KyogoError where kyogo.toml names a host that the user has not confirmed.
    """
    from indexer.opensearch.settings import credentials, engine_settings

    settings = engine_settings(root)
    if settings is None:
        return Store(root)
    from indexer.opensearch.trust import require_trust

    require_trust(settings)
    store = _remote(root, settings, credentials())
    store.when_waiting(waiting)
    return store


def is_remote(root: Path) -> bool:
    """Whether the index of `root` lies in a cluster."""
    from indexer.opensearch.settings import engine_settings

    return engine_settings(root) is not None


def trust_engine(root: Path) -> tuple[str, ...]:
    """Note that documents may go where kyogo.toml says, and return the hosts; () for none."""
    from indexer.opensearch.settings import engine_settings
    from indexer.opensearch.trust import trust

    settings = engine_settings(root)
    if settings is None:
        return ()
    trust(settings)
    return settings.hosts


@lru_cache(8)
def _remote(root: Path, settings: object, who: object) -> Store:
    """Return the store, the same for the same question: its connections stay open."""
    from indexer.opensearch.cluster import Cluster
    from indexer.opensearch.settings import Credentials, EngineSettings
    from indexer.opensearch.store import RemoteStore

    assert isinstance(settings, EngineSettings)
    assert isinstance(who, Credentials)
    return RemoteStore(root, settings, Cluster(settings, who))
