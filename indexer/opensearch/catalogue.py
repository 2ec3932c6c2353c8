"""The indices of a corpus on a cluster: which is in force, and whether it is ours.

The name in kyogo.toml is an alias. What it stands for is called NAME--TOKEN and made whole before
the alias is set on it, in one step, so that whoever asks finds the old one or the new one.
"""

from __future__ import annotations

import secrets
from functools import partial
from typing import Any

from indexer.opensearch.cluster import Cluster
from indexer.opensearch.mapping import META, SCHEMA, body
from indexer.store.manifest import versions
from text.errors import IndexOutdated, KyogoError


class Catalogue:
    """The indices on `cluster` that belong to the alias of its settings."""

    def __init__(self, cluster: Cluster) -> None:
        self._cluster = cluster
        self.alias = cluster.settings.index
        self._known: set[str] = set()

    def in_force(self) -> str | None:
        """Return the index that the alias stands for, None if there is none.

        Raises KyogoError where the name belongs to somebody else, IndexOutdated where another
        version of Kyogo made it.
        """
        try:
            found = self._cluster.ask(lambda client: client.indices.get_alias(name=self.alias))
        except LookupError:
            if self._cluster.ask(lambda client: client.indices.exists(index=self.alias)):
                raise self._foreign() from None
            return None
        if len(found) != 1:
            raise self._foreign()
        (name,) = found
        if name not in self._known:
            self._look_at(name)
        return str(name)

    def _look_at(self, name: str) -> None:
        found = self._cluster.ask(lambda client: client.indices.get_mapping(index=name))
        meta: Any = found[name]["mappings"].get("_meta", {})
        if META not in meta:
            raise self._foreign()
        if meta[META] != SCHEMA:
            raise IndexOutdated("index.outdated", changed="schema")
        self._known.add(name)

    def make(self) -> str:
        """Make an index that nobody looks into yet, and return its name."""
        name = f"{self.alias}--{secrets.token_hex(5)}"
        settings = self._cluster.settings
        made = body(settings.shards, settings.replicas, versions())

        def create(client: Any) -> None:
            if not client.indices.exists(index=name):
                client.indices.create(index=name, body=made)

        self._cluster.ask(create)
        self._known.add(name)
        return name

    def put_in_force(self, name: str) -> None:
        """Let the alias stand for `name`, and delete all but it and the one before."""
        try:
            before = set(
                self._cluster.ask(lambda client: client.indices.get_alias(name=self.alias))
            )
        except LookupError:
            before = set()
        if before != {name}:
            actions = [{"add": {"index": name, "alias": self.alias}}]
            actions += [{"remove": {"index": one, "alias": self.alias}} for one in before - {name}]
            self._cluster.ask(
                lambda client: client.indices.update_aliases(body={"actions": actions})
            )
        self.forget(before | {name})

    def forget(self, kept: set[str]) -> None:
        """Delete the indices of this corpus but those `kept`: unfinished ones, former ones."""
        pattern = f"{self.alias}--*"
        found = set(self._cluster.ask(lambda client: client.indices.get(index=pattern)))
        for name in sorted(found - kept - {f"{self.alias}--writer"}):
            self._cluster.ask(partial(_delete, name=name))

    def _foreign(self) -> KyogoError:
        return KyogoError("engine.foreign-index", index=self.alias)


def _delete(client: Any, name: str) -> None:
    client.indices.delete(index=name, params={"ignore_unavailable": "true"})
