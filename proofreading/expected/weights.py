"""The file of weights that `models/` trains: one archive of arrays, read when first asked for."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("weights.npz")


@cache
def arrays() -> dict[str, Any]:
    """Return the arrays by name. Some 10 ms, and numpy's import where it is not loaded yet."""
    import numpy

    with numpy.load(FILE, allow_pickle=False) as archive:
        return {name: archive[name] for name in archive.files}
