"""`text.records.dataclass` makes what `dataclasses.dataclass` makes."""

import copy
import dataclasses
import pickle
from collections.abc import Callable
from typing import Any

import pytest

from text import records

OPTIONS = [{"frozen": a, "slots": b} for a in (True, False) for b in (True, False)]


def _fields() -> dict[str, Any]:
    return {
        "__annotations__": {
            "number": "int", "name": "str", "kinds": "list[str]", "quiet": "int", "apart": "int",
        },
        "name": "甲",
        "kinds": dataclasses.field(default_factory=list),
        "quiet": dataclasses.field(default=0, repr=False),
        "apart": dataclasses.field(default=0, compare=False),
        "__doc__": "A thing with fields.",
    }  # fmt: skip


def _both(options: dict[str, bool], **more: Any) -> list[type]:
    made = []
    for make in (dataclasses.dataclass, records.dataclass):
        cls = type("Thing", (), {**_fields(), **more})
        made.append(make(**options)(cls))
    return made


def _told(act: Callable[[], object]) -> object:
    try:
        return act()
    except Exception as error:
        return type(error), str(error)


@pytest.mark.parametrize("options", OPTIONS)
def test_objects_are_made_shown_and_compared_alike(options: dict[str, bool]) -> None:
    told = []
    for cls in _both(options):
        one, same, other = cls(1, kinds=["a"]), cls(1, kinds=["a"], apart=9), cls(2)
        told.append(
            [
                repr(one), one == same, one == other, one == 1, one != same,
                cls(1).kinds is cls(1).kinds,
                dataclasses.asdict(one), dataclasses.astuple(other),
                repr(dataclasses.replace(one, name="乙", quiet=3)),
                [(f.name, f.type, f.compare) for f in dataclasses.fields(cls)],
                cls.__match_args__, cls.__doc__, hasattr(one, "__dict__"),  # type: ignore[attr-defined]
                _told(lambda cls=cls: hash(cls(1, kinds=())) == hash(cls(1, kinds=(), apart=2))),
            ]
        )  # fmt: skip
    assert told[0] == told[1]


@pytest.mark.parametrize("options", OPTIONS)
def test_what_is_refused_is_refused_alike(options: dict[str, bool]) -> None:
    told = []
    for cls in _both(options):
        one = cls(1)
        told.append(
            [
                _told(lambda one=one: setattr(one, "name", "乙")),
                _told(lambda one=one: delattr(one, "number")),
                one.name,
                type(_told(cls)),
                type(_told(lambda cls=cls: cls(1, 2, 3, 4, 5, 6))),
            ]
        )
    assert told[0] == told[1]


def test_a_frozen_object_takes_nothing_new() -> None:
    for cls in _both({"frozen": True, "slots": True}):
        with pytest.raises((dataclasses.FrozenInstanceError, TypeError)):
            cls(1).other = 2  # type: ignore[attr-defined]


@records.dataclass(frozen=True, slots=True)
class _Kept:
    """At the level of the module, to be pickled."""

    number: int
    name: str = ""


@records.dataclass(frozen=True)
class _Open:
    """Without slots."""

    number: int


@pytest.mark.parametrize("one", [_Kept(1, "甲"), _Open(2)])
def test_an_object_is_copied_and_pickled(one: object) -> None:
    assert pickle.loads(pickle.dumps(one)) == copy.copy(one) == copy.deepcopy(one) == one
    assert {one: 1}[copy.copy(one)] == 1


@pytest.mark.parametrize("options", OPTIONS)
def test_methods_of_the_class_stay_and_what_follows_is_called(options: dict[str, bool]) -> None:
    def doubled(self: Any) -> None:
        object.__setattr__(self, "quiet", 2 * self.number)

    for cls in _both(options, __repr__=lambda self: "own", __post_init__=doubled):
        assert repr(cls(4)) == "own"
        assert cls(4).quiet == 8


def test_a_default_that_objects_would_share_is_refused() -> None:
    fields = {"__annotations__": {"names": "list[str]"}, "names": []}
    with pytest.raises(ValueError, match="mutable default"):
        records.dataclass(type("Thing", (), fields))
