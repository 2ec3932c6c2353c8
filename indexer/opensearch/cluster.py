"""A cluster to talk to: who is asked, how long one waits for it, and what its troubles are called.

Everything sent and received goes through `Cluster`: it knows no other host than those of the
settings (no sniffing, no redirect), it repeats what a lost node left undone until PATIENCE is
over, and what then remains is one sentence. Nothing of a request or an answer gets into a log or
an error.
"""

from __future__ import annotations

import json
import logging
import ssl
import time
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Any, Final, TypeVar
from urllib.parse import urlsplit

from indexer.opensearch.documents import Action
from indexer.opensearch.settings import Credentials, EngineSettings
from text.errors import KyogoError
from text.later import later

PATIENCE: Final = 60.0
"""Seconds for which a cluster may be without a leader or a shard before one gives up."""
_OLDEST: Final = (2, 7)
"""The first that copies files from shard to shard without being asked to try it."""
_ONE_ANSWER: Final = 30.0
_AT_ONCE: Final = 2_000
"""Documents deleted by one request."""
_BULK: Final = 4_000_000
"""Characters of one bulk request."""
_LOST_NODE: Final = frozenset(
    {
        "connect_transport_exception",
        "node_closed_exception",
        "node_disconnected_exception",
        "node_not_connected_exception",
        "receive_timeout_transport_exception",
    }
)
"""What the node that was asked says, with status 500, of another that has just gone: the classes of
`org.opensearch.transport` that extend TransportException and leave its status as it is."""

_LOOPBACK = later(r"127(?:\.[0-9]{1,3}){3}")

WHOLE: Final = {"allow_partial_search_results": "false", "preference": "_primary"}
"""How a search is asked. Half an answer is a wrong one: rather wait until every shard is back.
And the first copy of a shard alone has all that was written before the last refresh."""

T = TypeVar("T")


class Cluster:
    """The cluster of `settings`, asked by `who`. Nothing is sent before the first question."""

    def __init__(self, settings: EngineSettings, who: Credentials, patience: float = PATIENCE):
        self.settings = settings
        self.patience = patience
        self.waited: Callable[[str], None] | None = None
        """Told that the cluster has to be waited for, once for each question."""
        self._client = _client(settings, who)
        self._known = False

    def ask(self, question: Callable[[Any], T]) -> T:
        """Return what `question` gets from the client; asked again while the cluster recovers.

        Raises KyogoError with one sentence for what does not pass; LookupError for what is not
        there, `Conflict` where another writer was quicker.
        """
        if not self._known:
            self._known = True  # the question itself must not ask again
            self._check()
        end = time.monotonic() + self.patience
        pause = 0.05
        told = False
        while True:
            try:
                return question(self._client)
            except Exception as error:
                if not _passes(error) or time.monotonic() > end:
                    raise _named(error, self.settings) from None
                if self.waited and not told and pause > 0.4:
                    told = True
                    self.waited(_trouble(error))
            time.sleep(pause)
            pause = min(2 * pause, 2.0)

    def _check(self) -> None:
        """Raise KyogoError where it is no OpenSearch that this version can talk to."""
        try:
            found = self.ask(lambda client: client.info())
        except BaseException:
            self._known = False
            raise
        version = found.get("version", {}) if isinstance(found, Mapping) else {}
        number = str(version.get("number", "?"))
        try:
            old = tuple(int(part) for part in number.split(".")[:2]) < _OLDEST
        except ValueError:
            old = True
        if old or version.get("distribution") != "opensearch":
            raise KyogoError(
                "engine.wrong-version", number=number[:40], oldest=".".join(map(str, _OLDEST))
            )

    def bulk(self, index: str, actions: Iterable[Action]) -> None:
        """Write `actions`, each one once however often it is sent. Raises KyogoError."""
        lines: list[str] = []
        size = 0
        for action in actions:
            head = {"index": {"_id": action["_id"], "routing": action["routing"]}}
            text = json.dumps(action["_source"], ensure_ascii=False)
            lines += [json.dumps(head), text]
            size += len(text)
            if size > _BULK:
                self._send(index, lines)
                lines, size = [], 0
        if lines:
            self._send(index, lines)

    def delete(self, index: str, query: Mapping[str, Any]) -> None:
        """Delete what answers `query`, some at a time, until nothing does."""
        body = {"query": query, "size": _AT_ONCE, "_source": False, "track_total_hits": False}
        while True:
            self.ask(partial(_refresh, index=index))
            found = self.ask(partial(_search, index=index, body=body))["hits"]["hits"]
            if not found:
                return
            self._send(
                index,
                [
                    json.dumps({"delete": {"_id": hit["_id"], "routing": hit.get("_routing")}})
                    for hit in found
                ],
                1,
            )

    def _send(self, index: str, lines: list[str], of_each: int = 2) -> None:
        """Send a bulk request, and again what a shard did not take, until all of it is there.

        `of_each`: how many of `lines` are one action.
        """
        from opensearchpy.exceptions import TransportError

        rest = lines
        end = time.monotonic() + self.patience
        pause = 0.1
        while rest:
            body = ("\n".join(rest) + "\n").encode("utf-8", "replace")
            answer = self.ask(partial(_bulk, body=body, index=index))
            left: list[str] = []
            if answer["errors"]:
                for number, item in enumerate(answer["items"]):
                    (outcome,) = item.values()
                    status = int(outcome["status"])
                    if status < 300 or (status == 404 and "delete" in item):
                        continue
                    trouble = TransportError(status, outcome["error"].get("type", ""), {})
                    if not _passes(trouble) or time.monotonic() > end:
                        raise _named(trouble, self.settings) from None
                    left += rest[of_each * number : of_each * (number + 1)]
                time.sleep(pause)
                pause = min(2 * pause, 2.0)
            rest = left

    def close(self) -> None:
        """Let the connections go."""
        self._client.close()


def _bulk(client: Any, body: bytes, index: str) -> Any:
    return client.bulk(body=body, index=index)


def _refresh(client: Any, index: str) -> None:
    client.indices.refresh(index=index)


def _search(client: Any, index: str, body: Mapping[str, Any]) -> Any:
    return client.search(index=index, body=body, params=WHOLE)


class Conflict(Exception):
    """Another writer has changed what was to be changed."""


def _client(settings: EngineSettings, who: Credentials) -> Any:
    try:
        from opensearchpy import OpenSearch
    except ImportError as error:
        raise KyogoError("engine.not-installed") from error
    for name in ("opensearch", "opensearchpy.trace"):
        logger = logging.getLogger(name)
        logger.addHandler(logging.NullHandler())
        logger.propagate = False
    secure = all(url.startswith("https:") for url in settings.urls)
    if who.user and not secure and not all(map(_is_here, settings.urls)):
        raise KyogoError("engine.password-in-clear", hosts=", ".join(settings.hosts))
    options: dict[str, Any] = {}
    if secure:
        options = {"verify_certs": True, "ssl_show_warn": False}
        if settings.ca:
            options["ca_certs"] = _file(settings.ca)
        if who.certificate:
            options["client_cert"] = _file(who.certificate)
            options["client_key"] = _file(who.key) if who.key else None
        _try_certificates(**options)
    if who.user:
        options["http_auth"] = (who.user, who.password)
    return OpenSearch(
        hosts=list(settings.urls),
        timeout=_ONE_ANSWER,
        max_retries=len(settings.urls),
        retry_on_timeout=False,
        http_compress=True,
        **options,
    )


def _is_here(url: str) -> bool:
    """Whether `url` leads to this machine, which nobody listens to on the way."""
    host = urlsplit(url).hostname or ""
    return host in ("localhost", "::1") or bool(_LOOPBACK.fullmatch(host))


def _try_certificates(
    ca_certs: str = "", client_cert: str = "", client_key: str | None = None, **_: object
) -> None:
    """Read the files once. Raises KyogoError, which names it, for one that does not hold what it
    should: the client would say so at its first question, in the words of a library.
    """
    path = ca_certs
    context = ssl.create_default_context()
    try:
        if ca_certs:
            context.load_verify_locations(ca_certs)
        if client_cert:
            path = client_key or client_cert
            context.load_cert_chain(client_cert, client_key, password=_no_password)
    except (OSError, ValueError) as error:  # ssl.SSLError is an OSError
        raise KyogoError("engine.bad-certificate-file", path=path) from error


def _no_password() -> str:
    """Answer what OpenSSL would else ask the terminal for."""
    return ""


def _file(path: str) -> str:
    if not Path(path).is_file():
        raise KyogoError("engine.no-certificate", path=path)
    return path


def _passes(error: Exception) -> bool:
    """Whether what went wrong may be over in a moment: a node, a leader or a shard on its way."""
    from opensearchpy.exceptions import ConnectionError, SSLError, TransportError

    if isinstance(error, SSLError):
        return False
    if isinstance(error, ConnectionError):
        return True
    if not isinstance(error, TransportError):
        return False
    return error.status_code in (429, 502, 503, 504) or _trouble(error) in _LOST_NODE


def _trouble(error: Exception) -> str:
    """Return what kind of trouble it is, in the words of the protocol: no host, no document."""
    status = getattr(error, "status_code", "")
    kind = getattr(error, "error", "")
    words = str(kind) if isinstance(status, int) else type(error).__name__
    return words.split("(")[0].split(" ")[0][:60]


def _named(error: Exception, settings: EngineSettings) -> Exception:
    """Return `error` as the sentence that the user reads."""
    from opensearchpy.exceptions import (
        AuthenticationException,
        AuthorizationException,
        ConflictError,
        ConnectionError,
        NotFoundError,
        SSLError,
        TransportError,
    )

    hosts = ", ".join(settings.hosts)
    if isinstance(error, SSLError):
        return KyogoError("engine.bad-certificate", hosts=hosts)
    if isinstance(error, ConnectionError):
        return KyogoError("engine.unreachable", hosts=hosts)
    if isinstance(error, NotFoundError):
        return LookupError(_trouble(error))
    if isinstance(error, ConflictError) or getattr(error, "status_code", 0) == 409:
        return Conflict()
    if not isinstance(error, TransportError):
        return error
    trouble = _trouble(error)
    if "cluster_block" in trouble or error.status_code == 429:
        return KyogoError("engine.full" if error.status_code == 429 else "engine.read-only")
    if isinstance(error, AuthenticationException) or error.status_code == 401:
        return KyogoError("engine.wrong-password", hosts=hosts)
    if isinstance(error, AuthorizationException) or error.status_code == 403:
        return KyogoError("engine.not-allowed", hosts=hosts, index=settings.index)
    if 300 <= int(error.status_code or 0) < 400:
        return KyogoError("engine.redirects", hosts=hosts)
    return KyogoError("engine.refused", hosts=hosts, reason=f"{error.status_code} {trouble}")
