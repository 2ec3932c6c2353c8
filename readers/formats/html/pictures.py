"""The pictures of a web page and what stands for them: alternative texts, areas of image maps."""

from __future__ import annotations

import hashlib
import re

from text.later import later

_USED = later(r"\busemap\s*=\s*[\"']?\s*#([^\s\"'>]{1,200})", re.I)


def maps_in_use(text: str) -> frozenset[str]:
    """Return the names of the image maps that the pictures of the page `text` use."""
    return frozenset(name.lower() for name in _USED.findall(text))


def picture(tag: str, words: dict[str, str], in_map: bool) -> tuple[str, str] | None:
    """Return the alternative text and the address of the picture that `tag` draws; None for none.

    An area of a map in use (`in_map`) is a picture that leads to its address.
    """
    alt = words.get("alt", "").strip()
    if tag == "img" or (tag == "input" and words.get("type", "").strip().lower() == "image"):
        return alt or words.get("value", "").strip() * (tag == "input"), address(words, "src")
    if tag == "area" and in_map and "href" in words:
        return alt, words["href"].strip()
    return None


def address(words: dict[str, str], name: str) -> str:
    """Return where a picture is from; of one written out in the page itself, its fingerprint."""
    source = words.get(name, "").strip()
    if not source.startswith("data:"):
        return source
    return f"data:{hashlib.sha256(source.encode('utf-8', 'replace')).hexdigest()[:12]}"
