"""A cluster for the tests that need one: started once, with a folder of its own for each test."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
sys.path[:0] = [str(ROOT / "tests" / "support" / "engine"), str(Path(__file__).parent)]

from cluster import Cluster, why_not  # noqa: E402


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """Three nodes on loopback; skipped, with a sentence, where they cannot be had."""
    reason = why_not()
    if reason:
        pytest.skip(reason)
    running = Cluster()
    try:
        running.start()
    except (subprocess.SubprocessError, TimeoutError) as error:
        running.stop()
        pytest.skip(f"no OpenSearch for the tests: {error}")
    yield running
    running.stop()


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    for name in [name for name in os.environ if name.startswith("KYOGO_ENGINE_")]:
        monkeypatch.delenv(name)
