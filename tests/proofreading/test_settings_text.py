"""An item is added to a list of the settings; everything else stays as it was written."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proofreading.known.settings_text import with_item
from text.errors import KyogoError


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", '[check]\nignore = ["a"]\n'),
        ("# 注\n", '# 注\n\n[check]\nignore = ["a"]\n'),
        ("[check]\n", '[check]\nignore = ["a"]\n'),
        ("[check]", '[check]\nignore = ["a"]\n'),
        ('[check]\nignore = ["b"]  # 注\nk = []\n', '[check]\nignore = ["b", "a"]\nk = []\n'),
        ('[check]\nignore = [\n  "b",  # ]\n  "]",\n]\n', '[check]\nignore = ["b", "]", "a"]\n'),
        ("[check] # 注\nk = 'e'\n", "[check] # 注\nignore = [\"a\"]\nk = 'e'\n"),
        ("[x]\nignore = []\n[check]\n[y]\n", '[x]\nignore = []\n[check]\nignore = ["a"]\n[y]\n'),
        ('[check]\nignore = ["a"]\n', '[check]\nignore = ["a"]\n'),
    ],
)  # fmt: skip
def test_an_item_is_added(before: str, after: str) -> None:
    assert with_item(before, "check", "ignore", "a") == after


@pytest.mark.parametrize(
    "text",
    ["[check", "[check]\nignore = 3\n", "check = {ignore = ['b']}\n", "check.ignore = ['b']\n"],
)
def test_what_cannot_be_added_to_is_refused_and_not_spoilt(text: str) -> None:
    with pytest.raises(KyogoError):
        with_item(text, "check", "ignore", "a")


@given(st.lists(st.text(max_size=8), max_size=4), st.text(min_size=1, max_size=8))
def test_any_item_comes_back(listed: list[str], item: str) -> None:
    text = ""
    for one in [*listed, item]:
        if one.isprintable():
            text = with_item(text, "check", "words", one)
    if item.isprintable():
        assert item in tomllib.loads(text)["check"]["words"]
