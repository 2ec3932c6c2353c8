"""One writer at a time, on however many machines: a document of the cluster that says who it is.

It is taken for a while and taken again while the work goes on, so that a writer whose machine was
lost keeps nobody out for longer than LEASE. The machine that lost its own writer (its lock says
so, `indexer.store.lock`) goes on at once.
"""

from __future__ import annotations

import platform
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, Final

from indexer.opensearch.cluster import Cluster, Conflict
from text.errors import IndexBusy, KyogoError

LEASE: Final = 120.0
"""Seconds that a writer may be silent."""
_RENEWED: Final = 30.0
_ID: Final = "writer"


class Lease:
    """Who may write to the index called `alias`; `machine` is who asks."""

    def __init__(self, cluster: Cluster, alias: str, machine: str) -> None:
        self._cluster = cluster
        self._index = f"{alias}--writer"
        self._machine = machine
        self._renewed = 0.0

    @contextmanager
    def held(self, wait: float) -> Iterator[None]:
        """Hold it for the body. Raises IndexBusy where another machine writes after `wait` s."""
        self._prepare()
        end = time.monotonic() + wait
        while (other := self._take()) is not None:
            if time.monotonic() > end:
                raise IndexBusy("engine.busy", **other)
            time.sleep(0.5)
        try:
            yield
        finally:
            # Where the cluster is gone, it runs out by itself.
            with suppress(KyogoError, LookupError, Conflict):
                self._cluster.ask(
                    lambda client: client.delete(index=self._index, id=_ID, refresh=False)
                )

    def renew(self) -> None:
        """Go on holding it; costs nothing but now and then."""
        if time.monotonic() - self._renewed > _RENEWED:
            self._put({})

    def _prepare(self) -> None:
        settings = {"number_of_shards": 1, "number_of_replicas": self._cluster.settings.replicas}
        body = {"settings": settings, "mappings": {"dynamic": False}}

        def make(client: Any) -> None:
            if not client.indices.exists(index=self._index):
                # 400 where another writer was quicker.
                client.indices.create(index=self._index, body=body, params={"ignore": 400})

        self._cluster.ask(make)

    def _take(self) -> dict[str, str] | None:
        """Take it and return None, or return who has it."""
        try:
            found = self._cluster.ask(lambda client: client.get(index=self._index, id=_ID))
        except LookupError:
            try:
                self._put({"op_type": "create"})
            except Conflict:
                return {"holder": "?", "since": "?"}
            return None
        held = found["_source"]
        if held["machine"] != self._machine and time.time() < held["until"]:
            return {"holder": str(held["host"]), "since": str(held["since"])}
        order = {"if_seq_no": found["_seq_no"], "if_primary_term": found["_primary_term"]}
        try:
            self._put(order)
        except Conflict:
            return {"holder": "?", "since": "?"}
        return None

    def _put(self, order: dict[str, Any]) -> None:
        body = {
            "machine": self._machine,
            "host": platform.node()[:60],
            "since": time.strftime("%Y-%m-%d %H:%M:%S"),
            "until": time.time() + LEASE,
        }
        self._cluster.ask(
            lambda client: client.index(index=self._index, id=_ID, body=body, params=order)
        )
        self._renewed = time.monotonic()
