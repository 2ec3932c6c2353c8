"""The compiled patterns of the house, kept between two runs as Python keeps compiled modules.

The patterns of a check take twice as long to compile as the engines take to load. What `re.compile`
makes of them depends on nothing but the pattern, the flags and this very Python; so it is written
into the user's cache folder when a process ends, and taken from there by the next one.

Python has no public way in. Hence three bolts: the file is for one build of Python alone; nothing
is kept that did not prove equal to what `re.compile` gave; and whatever goes wrong, patterns are
compiled as ever.
"""

from __future__ import annotations

import _sre  # type: ignore[import-not-found]
import atexit
import contextlib
import marshal
import os
import re
import sys
from pathlib import Path
from typing import Any
from zlib import crc32

from text.errors import KyogoError
from text.later import compile_with
from text.private import cache_folder, check_private, make_private, open_private
from text.replacing import replace

MOST = 4000
"""Patterns in the file, before it is begun anew; the house has some six hundred."""
_Key = tuple[str | bytes, int]
_Code = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
"""Flags, the words of the code, groups, groups by name, and the name of each."""


def keep_patterns() -> None:
    """Have this process take its patterns from earlier ones, and leave its own to later ones."""
    if sys.implementation.name == "cpython":
        patterns = KeptPatterns()
        compile_with(patterns.compile)
        atexit.register(patterns.write)


class KeptPatterns:
    """The patterns of earlier runs, and those that this one had to compile."""

    def __init__(self) -> None:
        self._process = os.getpid()
        self._kept: dict[_Key, _Code] | None = None
        self._new: dict[_Key, re.Pattern[Any]] = {}

    def compile(self, pattern: str | bytes, flags: int) -> re.Pattern[Any]:
        """Return what `re.compile(pattern, flags)` returns."""
        if self._kept is None:
            self._kept = _read()
        code = self._kept.get((pattern, flags))
        if code is not None:
            with contextlib.suppress(RuntimeError, TypeError, ValueError, OverflowError):
                return _assembled(pattern, code)
        made = re.compile(pattern, flags)
        self._new[pattern, flags] = made
        return made

    def write(self) -> None:
        """Write down what had to be compiled, if anything; where that cannot be, nothing."""
        if not self._new or os.getpid() != self._process:
            return
        kept = _read()  # what another process has written meanwhile stays
        if len(kept) + len(self._new) > MOST:
            kept = {}
        for (pattern, flags), made in self._new.items():
            if (code := _code_of(pattern, flags, made)) is not None:
                kept[pattern, flags] = code
        with contextlib.suppress(OSError, KyogoError):
            _write(kept)


def _build() -> str:
    """Return what stands for this Python: how it compiles patterns, and how it reads them."""
    return repr((sys.version, sys.byteorder, _sre.MAGIC, _sre.CODESIZE))


def _path() -> Path:
    return cache_folder() / f"patterns-{crc32(_build().encode()):08x}"


def _read() -> dict[_Key, _Code]:
    try:
        check_private(cache_folder())
        with open(_path(), "rb", opener=open_private) as stream:
            content = stream.read()
        if crc32(content[4:]) != int.from_bytes(content[:4], "big"):
            return {}
        build, kept = marshal.loads(content[4:])
    except (OSError, KyogoError, EOFError, ValueError, TypeError):
        return {}
    return kept if build == _build() else {}


def _write(kept: dict[_Key, _Code]) -> None:
    path = _path()
    make_private(path.parent)
    content = marshal.dumps((_build(), kept))
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        with open(beside, "wb", opener=open_private) as stream:
            stream.write(crc32(content).to_bytes(4, "big") + content)
        replace(beside, path)
    except OSError:
        beside.unlink(missing_ok=True)
        raise


def _assembled(pattern: str | bytes, code: _Code) -> re.Pattern[Any]:
    flags, words, groups, by_name, names = code
    unpacked = memoryview(words).cast("I").tolist()
    made: re.Pattern[Any] = _sre.compile(pattern, flags, unpacked, groups, by_name, names)
    return made


def _code_of(pattern: str | bytes, flags: int, made: re.Pattern[Any]) -> _Code | None:
    """Return the code of `made`, which `re.compile` made; None where it cannot be had."""
    try:
        from re import _compiler, _parser  # type: ignore[attr-defined]

        parsed = _parser.parse(pattern, flags)
        state = parsed.state
        words = b"".join(word.to_bytes(4, sys.byteorder) for word in _compiler._code(parsed, flags))
        names: list[str | None] = [None] * state.groups
        for name, number in state.groupdict.items():
            names[number] = name
        groups = state.groups - 1
        code = (flags | state.flags, words, groups, dict(state.groupdict), tuple(names))
        again = _assembled(pattern, code)
    except Exception:
        # Another Python, another way to compile: then nothing is kept.
        return None
    same = again == made and again.flags == made.flags and again.groups == made.groups
    return code if same and again.groupindex == made.groupindex else None
