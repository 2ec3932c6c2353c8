"""Which cluster a corpus lies in: the `[engine]` table of `kyogo.toml`, and who asks it.

    [engine]
    url = "https://search.example.jp:9200"      # or a list of them
    index = "kyogo-letters"                     # begins with kyogo-
    ca = "ca.pem"                               # relative to the folder of kyogo.toml
    shards = 1
    replicas = 1
    cache = 4                                   # GB of copies that are kept here

User and password, or a client's certificate, come from the environment alone: a folder may be given
away, and a secret must not go with it.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from text.errors import KyogoError
from text.house_files import read_toml
from text.later import later
from text.records import dataclass

FILE = "kyogo.toml"
_INDEX = later(r"kyogo-[a-z0-9][a-z0-9._-]{0,99}")
_MOST_SHARDS = 1000


@dataclass(frozen=True, slots=True)
class EngineSettings:
    """What `[engine]` says; `ca` is an absolute path or ""."""

    urls: tuple[str, ...]
    index: str
    ca: str = ""
    shards: int = 1
    replicas: int = 1
    cache: int = 4
    """GB (10^9 bytes) of copies that are kept on this machine."""

    @property
    def hosts(self) -> tuple[str, ...]:
        """The hosts that would be told what stands in the documents: host:port, in order."""
        return tuple(sorted({urlsplit(url).netloc for url in self.urls}))


@dataclass(frozen=True, slots=True)
class Credentials:
    """Who asks: each "" where the environment does not say. Never printed."""

    user: str = ""
    password: str = ""
    certificate: str = ""
    key: str = ""

    def __repr__(self) -> str:
        return "Credentials(…)"


def credentials() -> Credentials:
    """Return who the environment says asks."""
    known = (
        os.environ.get(f"KYOGO_ENGINE_{name}", "")
        for name in ("USER", "PASSWORD", "CERTIFICATE", "KEY")
    )
    return Credentials(*known)


def engine_settings(root: Path) -> EngineSettings | None:
    """Return the `[engine]` table of `root`/kyogo.toml, None without one.

    Raises KyogoError, which names the file and what is wrong, for anything it does not understand.
    """
    path = root / FILE
    if not os.path.lexists(path):
        return None
    try:
        table: Any = read_toml(path).get("engine")
        return None if table is None else _settings(table, root)
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise KyogoError("check.bad-settings", path=str(path), reason=str(error)) from error


def _settings(table: Any, root: Path) -> EngineSettings:
    given = table.get("url", "")
    urls = tuple(given) if isinstance(given, list) else (given,)
    if not urls or not all(isinstance(url, str) and _is_address(url) for url in urls):
        raise ValueError('[engine] url = "https://HOST:9200"')
    if len({urlsplit(url).scheme for url in urls}) > 1:
        raise ValueError("[engine] url: https, https …")
    index = table.get("index", "")
    if not isinstance(index, str) or not _INDEX.fullmatch(index):
        raise ValueError('[engine] index = "kyogo-…"')
    ca = table.get("ca", "")
    if not isinstance(ca, str):
        raise ValueError('[engine] ca = "ca.pem"')
    return EngineSettings(
        tuple(url.rstrip("/") for url in urls),
        index,
        str(root / ca) if ca else "",
        _number(table, "shards", 1, 1, _MOST_SHARDS),
        _number(table, "replicas", 1, 0, 10),
        _number(table, "cache", 4, 1, 100_000),
    )


def _is_address(url: str) -> bool:
    """Whether `url` names a host and nothing else: a password in it would go with the folder."""
    parts = urlsplit(url)
    plain = parts.path in ("", "/") and not (parts.query or parts.fragment)
    return (
        parts.scheme in ("http", "https")
        and bool(parts.hostname)
        and "@" not in parts.netloc
        and plain
        and parts.port is not None
    )


def _number(table: Any, name: str, default: int, least: int, most: int) -> int:
    value = table.get(name, default)
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise ValueError(f"[engine] {name} = {least} … {most}")
    return value
