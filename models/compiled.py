"""The inner loops of training, written in C and compiled when they are asked for."""

from __future__ import annotations

import ctypes
import subprocess
import tempfile
from functools import cache
from pathlib import Path

import numpy

_OPTIONS = ("-O3", "-march=native", "-ffast-math", "-shared", "-fPIC")


@cache
def compiled(name: str) -> ctypes.CDLL:
    """Return the library made of `<name>.c` beside this file."""
    made = Path(tempfile.mkdtemp()) / f"{name}.so"
    source = Path(__file__).with_name(f"{name}.c")
    subprocess.run(["cc", *_OPTIONS, str(source), "-o", str(made), "-lm"], check=True)
    return ctypes.CDLL(str(made))


def pointer(array: numpy.ndarray) -> ctypes.c_void_p:
    """Return where the elements of a contiguous array lie."""
    assert array.flags.c_contiguous
    return ctypes.c_void_p(array.ctypes.data)
