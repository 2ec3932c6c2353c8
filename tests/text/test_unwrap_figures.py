"""The figures of unwrapping on real prose: a part of what `bench/unwrap.py` prints."""

import importlib.util
import os
from pathlib import Path
from types import ModuleType

import pytest

from text.running.unwrap import unwrapped

ROOT = Path(__file__).resolve().parents[2]
NOVELS = Path(os.environ.get("KYOGO_SHARED", ROOT.parent / "shared")) / "bench/aozora"

pytestmark = pytest.mark.skipif(not NOVELS.is_dir(), reason=f"no texts at {NOVELS}")


def _bench() -> ModuleType:
    spec = importlib.util.spec_from_file_location("bench_unwrap", ROOT / "bench/unwrap.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def novels() -> list[str]:
    return list(_bench().texts(NOVELS, 1_023, 40))


@pytest.mark.parametrize("columns", [15, 20, 27, 35, 40])
def test_at_least_99_in_100_joins_are_right_and_found(columns: int, novels: list[str]) -> None:
    bench = _bench()
    right = found = wanted = 0
    for novel in novels:
        for gap in ("\n", "\n\n"):
            hard, joins = bench.wrapped(novel, columns, False, gap)
            got = bench.dropped(unwrapped(hard), hard)
            right, found, wanted = right + len(got & joins), found + len(got), wanted + len(joins)
    assert right >= 0.99 * found
    assert right >= 0.99 * wanted


def test_prose_that_is_not_wrapped_does_not_change(novels: list[str]) -> None:
    assert [novel[:40] for novel in novels if unwrapped(novel).text != novel] == []
