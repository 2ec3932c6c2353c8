"""Which keys `kyogo.toml` knows, anywhere in it: an unknown one is an error, never passed over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from text.errors import KyogoError

_CHECK = (
    *(
        "profile",
        "select",
        "ignore",
        "severity",
        "confidence",
        "severities",
        "words",
        "dictionaries",
    ),
    *("suppressions", "people", "paths"),
)
_PATHS = ("match", "profile", "select", "ignore", "severity", "confidence", "severities", "words")
_TAISHO = (
    *("preset", "new", "old", "omitted", "added", "removed", "marks"),
    *("old-first", "remarks", "changed-only", "pad"),
)
_WITHIN_CHECK = ".".join(("check", "paths"))
KNOWN: Mapping[str, tuple[str, ...]] = {
    "": ("exclude", "check", "taisho", "engine"),
    "check": _CHECK,
    _WITHIN_CHECK: _PATHS,
    "taisho": _TAISHO,
    "engine": ("url", "index", "ca", "shards", "replicas", "cache"),
}
"""By table: its keys. What a table like `check.severities` holds are names of rules."""


def check_keys(table: Mapping[str, Any], path: str) -> None:
    """Raise KyogoError, with the nearest known key, for one that no part of Kyogo reads."""
    for where, key in _unknown(table, ""):
        shown = f"[{where}] {key}" if where else key
        if where and key in KNOWN[""]:
            raise KyogoError("error.setting-belongs-above", path=path, key=shown)
        home = next((one for one, keys in KNOWN.items() if one and key in keys), "")
        if home:
            code = "error.setting-belongs-below"
            raise KyogoError(code, path=path, key=shown, table=home, name=key)
        from difflib import get_close_matches  # a misspelt key is rare, and it is not light

        known = KNOWN[where]
        near = get_close_matches(key, known, 1, 0.5)
        code = "error.unknown-setting-near" if near else "error.unknown-setting"
        values = {"near": near[0]} if near else {"known": ", ".join(known)}
        raise KyogoError(code, path=path, key=shown, **values)


def _unknown(table: Mapping[str, Any], where: str) -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if key not in KNOWN[where]:
            yield where, key
            continue
        below = f"{where}.{key}".lstrip(".")
        if below in KNOWN:
            for inner in value if isinstance(value, list) else [value]:
                if isinstance(inner, Mapping):
                    yield from _unknown(inner, below)
