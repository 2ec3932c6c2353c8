"""A series of marks that changed alike is one entry: each shape once, and every line."""

from __future__ import annotations

import pytest

from collation.collate import collate
from readers.registry import read_content
from reports.layout.diff_wording import entries, repeated_places, span
from text.messages import set_language

_TITLES = "一二三四五六"


def _listed(mark: str, form: str = "{mark} {title}\n") -> str:
    return "".join(
        form.format(mark=mark.replace("1", str(number)), title=f"第{title}の項目について述べる")
        for number, title in enumerate(_TITLES, 1)
    )


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [("#", "###", "# → ###"), ("(1)", "1.", "(1) → 1.ほか"), ("・", "1.", "・ → 1.ほか")],
)
def test_a_series_of_one_change_says_it_once_with_its_lines(old: str, new: str, said: str) -> None:
    set_language("ja")
    one, other = (read_content(_listed(mark).encode(), "a.md", ".md") for mark in (old, new))
    [entry] = entries(collate(one, other).hunks)
    assert span(entry) == said
    assert repeated_places("a.md", entry) == "、".join(f"{line}行目" for line in range(1, 7))


def test_each_shape_of_a_series_is_told() -> None:
    set_language("ja")
    old, new = _listed("(1)") + _listed("・"), _listed("1.") + _listed("1.")
    one, other = (read_content(text.encode(), "a.md", ".md") for text in (old, new))
    [entry] = entries(collate(one, other).hunks)
    assert span(entry) == "(1) → 1.ほか、・ → 1.ほか"
