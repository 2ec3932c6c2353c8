"""The lock files pin everything that pyproject.toml asks for, with hashes and no index address."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
RUNTIME = [
    *PROJECT["project"]["dependencies"],
    *(r for extra in PROJECT["project"]["optional-dependencies"].values() for r in extra),
]
ASKED = {
    "runtime": RUNTIME,
    "dev": [*RUNTIME, *PROJECT["dependency-groups"]["dev"]],
    "build": [*PROJECT["dependency-groups"]["build"], *PROJECT["build-system"]["requires"]],
}


def _lock(name: str) -> str:
    return (ROOT / f"requirements/{name}.lock").read_text("utf-8")


def _pinned(name: str) -> dict[str, str]:
    return dict(re.findall(r"^([\w.-]+)==([\w.!+]+)", _lock(name), re.MULTILINE))


@pytest.mark.parametrize(
    ("lock", "wanted"),
    [(lock, wanted) for lock, all_wanted in ASKED.items() for wanted in all_wanted],
)
def test_a_lock_pins_a_version_that_the_project_accepts(lock: str, wanted: str) -> None:
    requirement = Requirement(wanted)
    pinned = _pinned(lock)[canonicalize_name(requirement.name)]
    assert requirement.specifier.contains(pinned), "run `make lock`"


@pytest.mark.parametrize("lock", ASKED)
def test_every_pin_has_its_hashes_and_no_lock_names_an_address(lock: str) -> None:
    text = _lock(lock)
    pins = re.split(r"^(?=[\w.-]+==)", text, flags=re.MULTILINE)[1:]
    assert pins
    assert all("--hash=sha256:" in pin for pin in pins)
    assert not re.search(r"://|--(extra-)?index-url|--find-links", text)


def test_the_locks_agree_with_each_other() -> None:
    development = _pinned("dev")
    for lock in ("runtime", "build"):
        for name, version in _pinned(lock).items():
            assert development.get(name, version) == version
