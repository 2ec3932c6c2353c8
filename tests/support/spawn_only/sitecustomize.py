"""Loaded by every Python that finds this folder on PYTHONPATH: see ../simulated.py."""

import runpy
from pathlib import Path

runpy.run_path(str(Path(__file__).resolve().parents[1] / "simulated.py"))["simulate"]("spawn_only")
