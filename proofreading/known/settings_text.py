"""One more item in a list of `kyogo.toml`, everything else in the file left as it is written."""

from __future__ import annotations

import json
import re
import tomllib
from typing import Any

from text.errors import KyogoError
from text.later import later

_HEADER = later(r"^[ \t]*\[(?P<name>[^\[\]\n]+)\][ \t]*(?:#.*)?$", re.M)


def with_item(text: str, table: str, key: str, item: str) -> str:
    """Return the settings `text` with `item` at the end of the list `key` of [`table`].

    Table and list are made where there are none; a list that has the item stays. Comments and order
    stay but within the list itself. Raises KyogoError where the file is not TOML, the key is no
    list, or it is written in a way that cannot be added to.
    """
    settings = _read(text)
    listed: Any = settings.get(table, {}).get(key, [])
    if not isinstance(listed, list):
        raise KyogoError("check.cannot-add", key=key)
    if item in listed:
        return text
    wanted = {**settings, table: {**settings.get(table, {}), key: [*listed, item]}}
    words = ", ".join(json.dumps(word, ensure_ascii=False) for word in [*listed, item])
    line = f"{key} = [{words}]\n"
    new = _placed(text, table, key, line)
    if _read(new) != wanted:
        raise KyogoError("check.cannot-add", key=key)
    return new


def _read(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise KyogoError("check.cannot-add", key=str(error)) from error


def _placed(text: str, table: str, key: str, line: str) -> str:
    """Return `text` with `line` in place of the key's own, else right below the table's header."""
    headers = list(_HEADER.finditer(text))
    for place, header in enumerate(headers):
        if header["name"].strip() != table:
            continue
        start = min(header.end() + 1, len(text))
        end = headers[place + 1].start() if place + 1 < len(headers) else len(text)
        own = re.compile(rf"^[ \t]*{re.escape(key)}[ \t]*=[ \t]*\[", re.M).search(text, start, end)
        if own is None:
            gap = "" if text[:start].endswith("\n") else "\n"
            return f"{text[:start]}{gap}{line}{text[start:]}"
        for close in re.finditer(r"\][ \t]*(?:#.*)?(?:\n|$)", text[own.end() : end]):
            stop = own.end() + close.end()
            if _is_list(text[own.start() : stop]):
                return text[: own.start()] + line + text[stop:]
    gap = "" if not text else "\n" if text.endswith("\n") else "\n\n"
    return f"{text}{gap}[{table}]\n{line}"


def _is_list(text: str) -> bool:
    try:
        tomllib.loads(text)
    except ValueError:
        return False
    return True
