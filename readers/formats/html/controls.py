"""Form controls of a web page as they look on it: ☑, the text filled in, the words of a button."""

from __future__ import annotations

_SILENT = frozenset(("hidden", "password", "file", "image", "color", "range"))


def control(words: dict[str, str]) -> str:
    """Return what an <input> with the attributes `words` shows, "" for nothing."""
    kind = words.get("type", "text").strip().lower()
    if kind == "checkbox":
        return "☑" if "checked" in words else "☐"
    if kind == "radio":
        return "◉" if "checked" in words else "○"
    return "" if kind in _SILENT else words.get("value", "") or words.get("placeholder", "")
