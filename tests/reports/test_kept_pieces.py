"""Marks round words are shown at the marks alone."""

import io

import pytest

from collation.collate import collate
from readers.registry import read_content
from reports.diff import text


def _shown(old: str, new: str) -> str:
    sides = [read_content(side.encode(), "a.md", ".md") for side in (old, new)]
    stream = io.StringIO()
    text.render(collate(*sides), stream, width=200)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "会費は四月に集めます。\n",
            "<p>会費は四月に集めます。</p>\n",
            "{+<p>+}会費は四月に集めます。{+</p>+}",
        ),
        ("会費の**額**です。\n", "会費の額です。\n", "会費の{-**-}額{-**-}です。"),
        (
            "[会費の額について](./md/b会費の額.md)\n",
            "[会費の額について](./md/会費の額)\n",
            "(./md/{-b-}会費の額{-.md-})",
        ),
    ],
)
def test_what_marks_enclose_is_shown_as_it_stayed(old: str, new: str, said: str) -> None:
    assert said in _shown(old, new)


def test_words_that_changed_are_shown_whole() -> None:
    assert "{-会費-}{+参加費+}" in _shown("会費の額です。\n", "参加費の額です。\n")
