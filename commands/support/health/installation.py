"""Of the installation: Python, the dictionary, the extras, the cache folder."""

from __future__ import annotations

import os
import platform
import shutil
import tempfile
from collections.abc import Iterator
from importlib.util import find_spec

from kyogo.version import VERSION
from text.errors import KyogoError, reason
from text.messages import say
from text.model.health import Examined
from text.private import cache_folder, make_private

EXTRAS = {"prh": "yaml", "editor": "pygls", "assistant": "mcp", "opensearch": "opensearchpy"}
"""The extras of the installation and the module by which each is known."""
ROOM = 200_000_000
"""Bytes that should be free where the index is kept."""
_SENTENCE = "東京都に住む"


def installation() -> Iterator[Examined]:
    """Yield what is found of the program itself and of what it keeps. Writes one file, and away."""
    system = f"{platform.system()} {platform.release()}".strip()
    found = say("doctor.program-found", version=VERSION, python=platform.python_version())
    yield Examined("program", "good", say("doctor.program"), f"{found}, {system}")
    yield _dictionary()
    for extra, module in EXTRAS.items():
        what = say(f"doctor.extra-{extra}")
        if find_spec(module) is not None:
            yield Examined(f"extra-{extra}", "good", what, say("doctor.installed"))
        else:
            mend = say("error.missing-extra.hint", extra=extra)
            yield Examined(f"extra-{extra}", "absent", what, say("doctor.not-installed"), mend)
    yield _cache()


def _dictionary() -> Examined:
    what = say("doctor.dictionary")
    try:
        from text.language.morphology import dictionary, tokens

        name, version = dictionary()
        words = [token.surface for token in tokens(_SENTENCE)]
        if words[:2] != ["東京", "都"]:
            raise ValueError("/".join(words))
    except Exception as error:  # MeCab raises what it likes where its files are damaged
        trouble = f"{type(error).__name__}: {error}".splitlines()[0][:200]
        return Examined("dictionary", "wrong", what, trouble, say("doctor.dictionary-mend"))
    return Examined("dictionary", "good", what, f"{name} {version}")


def _cache() -> Examined:
    what = say("doctor.cache")
    folder = cache_folder()
    try:
        make_private(folder)
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(b"kyogo")
        free = shutil.disk_usage(folder).free
    except KyogoError as error:
        return Examined("cache", "wrong", what, str(error), error.hint or say("doctor.cache-mend"))
    except OSError as error:
        found = f"{folder}: {reason(error)}"
        return Examined("cache", "wrong", what, found, say("doctor.cache-mend"))
    found = say("doctor.cache-found", path=str(folder), free=f"{free / 1e9:.1f}")
    if free < ROOM:
        return Examined("cache", "wrong", what, found, say("doctor.cache-full"))
    asked = os.environ.get("XDG_CACHE_HOME")
    return Examined("cache", "good", what, found + (" (XDG_CACHE_HOME)" if asked else ""))
