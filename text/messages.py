"""A message in the user's language, out of the catalogue in `messages/`.

A key is `<file>.<name>`: `error.missing-file` stands in `messages/error.toml` under
`[missing-file]`, with `ja` and `en`, and `en_one` where English needs a singular (chosen when the
value `count` is 1). Placeholders are those of str.format.
"""

from __future__ import annotations

import os
import sys
from functools import lru_cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "messages"
LANGUAGES = ("ja", "en")

_language: str | None = None
_JAPANESE = 0x11
"""The primary part of a language's number on Windows."""


def set_language(language: str | None) -> None:
    """Choose "ja" or "en" for all that follows; None goes back to the locale."""
    global _language
    _language = language


def language() -> str:
    """Return the language in force: the one that was set, else that of the locale."""
    return _language or from_locale(os.environ, _of_windows())


@lru_cache
def _of_windows() -> str:
    """Return the language in which Windows shows its own words: "ja" or "en"; "en" elsewhere."""
    if not sys.platform.startswith("win"):
        return "en"
    import ctypes

    try:
        number: int = getattr(ctypes, "windll").kernel32.GetUserDefaultUILanguage()  # noqa: B009
    except (AttributeError, OSError):
        return "en"
    return "ja" if number & 0x3FF == _JAPANESE else "en"


def from_locale(environment: os._Environ[str] | dict[str, str], otherwise: str = "en") -> str:
    """Return the language that LC_ALL, LC_MESSAGES or LANG asks for: Japanese or else English.

    Where none of them is set, as on Windows, it is `otherwise`.
    """
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = environment.get(name)
        if value:
            return "ja" if value.lower().startswith("ja") else "en"
    return otherwise


@lru_cache
def catalogue(name: str) -> dict[str, dict[str, str]]:
    """Return the messages of one file of the catalogue; {} if there is no such file."""
    path = FOLDER / f"{name}.toml"
    if not path.is_file():
        return {}
    text = path.read_text("utf-8")
    return _plain_entries(text) or _entries(text)


def _plain_entries(text: str) -> dict[str, dict[str, str]] | None:
    """Return the entries of a file that has only tables and one-line strings; None for others.

    A tenth of the start of a short command would else go into loading tomllib.
    """
    entries: dict[str, dict[str, str]] = {}
    entry: dict[str, str] = {}
    for line in text.splitlines():
        if line.startswith("["):
            entry = entries.setdefault(line[1:-1].strip('"'), {})
        elif line and not line.startswith("#"):
            key, _, quoted = line.partition(' = "')
            value = quoted[:-1].replace('\\"', '"').replace("\\n", "\n")
            if not quoted.endswith('"') or "\\" in value or quoted.startswith('""'):
                return None
            entry[key] = value
    return entries


def _entries(text: str) -> dict[str, dict[str, str]]:
    import tomllib

    entries: dict[str, dict[str, str]] = tomllib.loads(text)
    return entries


def has(key: str) -> bool:
    """Return whether the catalogue holds `key`."""
    file, _, name = key.partition(".")
    return name in catalogue(file)


def say(key: str, /, **values: object) -> str:
    """Return the message `key` in the language in force, filled with `values`.

    Raises KeyError if the catalogue has no such message: a defect, held by a test.
    """
    return say_in(language(), key, **values)


def say_in(chosen: str, key: str, /, **values: object) -> str:
    """Return the message `key` in the language `chosen`, "ja" or "en"; see `say`."""
    file, _, name = key.partition(".")
    entry = catalogue(file)[name]
    if chosen == "en" and values.get("count") == 1 and "en_one" in entry:
        chosen = "en_one"
    return entry[chosen].format(**values)
