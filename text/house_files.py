"""Reading the files that steer Kyogo (settings, word lists, dictionaries, records) within bounds.

A folder may come from elsewhere: a pipe that never speaks, a device without end or a bomb under the
name of a word list must cost no more than a sentence. Who reads such a file asks here and turns
OSError and ValueError into a sentence that names it.
"""

from __future__ import annotations

import json
import os
import stat
import tomllib
from pathlib import Path
from typing import Any

from text.errors import reason
from text.later import later

MOST = 16 * 1024 * 1024
"""Bytes; no list of words that a house keeps comes near it."""


def read_file(path: Path, most: int = MOST) -> bytes:
    """Return the content of the regular file `path`, of at most `most` bytes.

    Raises FileNotFoundError, and ValueError, in the user's language, where it cannot be read, is no
    regular file or too long.
    """
    # A pipe without a writer would make even opening wait.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        with open(os.open(path, flags), "rb") as stream:
            status = os.fstat(stream.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise ValueError(_said("error.not-a-file"))
            content = stream.read(most + 1)
    except FileNotFoundError as error:
        raise FileNotFoundError(reason(error)) from error
    except OSError as error:
        raise ValueError(reason(error)) from error
    if len(content) > most:
        raise ValueError(_said("error.longer-than", limit=f"{most >> 20} MB"))
    return content


def read_text(path: Path, most: int = MOST) -> str:
    """Return the text of `path` (UTF-8, with or without its mark), as `read_file` does.

    Raises ValueError where it is no UTF-8.
    """
    return decoded(read_file(path, most))


def decoded(content: bytes) -> str:
    """Return the text that `content` is in UTF-8, with or without its mark.

    Raises ValueError, in the user's language, where it is none.
    """
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValueError(_said("error.not-utf-8", offset=error.start)) from None


def read_toml(path: Path, most: int = MOST) -> dict[str, Any]:
    """Return the table in the TOML file `path`, as `read_text` does.

    Raises ValueError where it is no TOML or its brackets are nested too deeply.
    """
    try:
        return tomllib.loads(read_text(path, most))
    except RecursionError:
        raise ValueError(_said("error.nested")) from None
    except tomllib.TOMLDecodeError as error:
        raise ValueError(_of_toml(str(error))) from error


def read_json(path: Path, most: int = MOST) -> Any:
    """Return what the JSON file `path` holds, as `read_text` does.

    Raises ValueError, in the user's language, where it is no JSON.
    """
    try:
        return json.loads(read_text(path, most))
    except json.JSONDecodeError as error:
        raise ValueError(
            _said("error.json-at", line=error.lineno, column=error.colno, detail=error.msg)
        ) from error


_PLACE = later(r"(?P<what>.*) \(at (?:line (?P<line>\d+), column (?P<column>\d+)|.*)\)")


def _of_toml(said: str) -> str:
    """Return what tomllib said with the place first, in the user's language."""
    place = _PLACE.fullmatch(said)
    if place is None:
        return said
    if place["line"] is None:
        return _said("error.toml-end", detail=place["what"])
    return _said("error.toml-at", line=place["line"], column=place["column"], detail=place["what"])


def _said(key: str, **values: object) -> str:
    from text.messages import say

    return say(key, **values)
