"""Files that a command writes: whole or not at all."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from text.errors import KyogoError, reason
from text.replacing import replace


@contextmanager
def whole_file(target: str, unchanged: Callable[[], None] | None = None) -> Iterator[BinaryIO]:
    """Yield a file that takes the place of `target` when the block ends, and not if it raises.

    The mode of the file that was there stays. `unchanged` is called just before and raises where
    `target` must not be replaced any more. Raises KyogoError if it cannot be written.
    """
    import tempfile  # 10 ms, wanted by few runs

    path = Path(os.path.realpath(target))
    try:
        mode = path.stat().st_mode if path.exists() else None
        if mode is not None and not stat.S_ISREG(mode):
            # A device or pipe is written to, not replaced; a folder fails here.
            # A pipe that nobody reads would keep the command waiting for ever.
            flags = os.O_WRONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
            with open(os.open(path, flags), "wb") as device:
                os.set_blocking(device.fileno(), True)
                yield device
            return
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".kyogo-", delete=False) as file:
            try:
                yield file  # type: ignore[misc]
                file.close()
                os.chmod(file.name, stat.S_IMODE(mode) if mode is not None else _default_mode())
                if unchanged is not None:
                    unchanged()
                replace(file.name, path)
            except BaseException:
                file.close()
                os.unlink(file.name)
                raise
    except OSError as error:
        raise KyogoError("error.unwritable-file", path=target, reason=reason(error)) from error


def _default_mode() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
