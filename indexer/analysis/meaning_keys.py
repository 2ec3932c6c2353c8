"""The number under which a meaning stands in the index."""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b


@lru_cache(maxsize=4096)
def key_of(meaning: str) -> int:
    """Return the number under which `meaning` ("n25000") stands in the table: 64 bits."""
    return int.from_bytes(blake2b(meaning.encode(), digest_size=8).digest(), "little")
