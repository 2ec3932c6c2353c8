"""Listed names are found as windows over the text, as they are and one character off."""

from __future__ import annotations

import pytest

from proofreading.known.listed_names import ListedNames
from proofreading.known.listed_offices import ListedOffices

NAMES = ListedNames(["山田花子", "山田", "佐藤次郎", "森", "一ノ瀬さくら"])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("会長の山田花子が", ["山田花子"]),
        ("山田　花子と佐藤 次郎", ["山田花子", "佐藤次郎"]),
        ("山 田　花 子", ["山田花子"]),
        ("山田　　花子", ["山田"]),
        ("山田さんと森さん", ["山田", "森"]),
        ("山田\n花子", ["山田"]),
        ("　山田", ["山田"]),
        ("", []),
    ],
)
def test_a_name_may_have_one_blank_between_its_characters(text: str, found: list[str]) -> None:
    windows = list(NAMES.found(text))
    assert [one.bare for one in windows] == found
    assert ["".join(text[one.start : one.end].split()) for one in windows] == found


@pytest.mark.parametrize(
    ("text", "written", "meant"),
    [
        ("山田華子が", "山田華子", ("山田花子",)),
        ("川田 花子が", "川田花子", ("山田花子",)),
        ("佐籐次郎", "佐籐次郎", ("佐藤次郎",)),
        ("一の瀬さくら", "一の瀬さくら", ("一ノ瀬さくら",)),
        ("一ノ瀬さつら", "一ノ瀬さつら", ("一ノ瀬さくら",)),
    ],
)
def test_one_other_character_is_one_off(text: str, written: str, meant: tuple[str, ...]) -> None:
    assert [(one.bare, names) for one, names in NAMES.one_off(text)] == [(written, meant)]


@pytest.mark.parametrize(
    "text", ["山田花子", "山口華子", "山田。子", "川田", "林", "佐藤二朗", "山田　　華子"]
)
def test_what_is_listed_or_two_off_is_not_one_off(text: str) -> None:
    assert not list(NAMES.one_off(text))


def test_where_many_names_are_one_off_none_is_meant() -> None:
    names = ListedNames(f"山田{char}子" for char in "花桃梅桜松竹菊蘭百")
    assert not list(names.one_off("山田幸子"))


OFFICES = ListedOffices(["会長", "事務局長", "局長"])


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("会長 甲", "会長"),
        ("会長の甲", "会長"),
        ("会長である甲", "会長"),
        ("甲会長", "会長"),
        ("甲　事務局長", "事務局長"),
        ("事務局長、甲", "事務局長"),
        ("前会長甲", ""),
        ("甲会長代理", ""),
        ("会長は甲", ""),
        ("甲", ""),
    ],
)
def test_an_office_stands_right_beside_its_name(text: str, office: str) -> None:
    place = text.index("甲")
    found = OFFICES.beside(text, place, place + 1)
    assert (text[slice(*found)] if found else "") == office
