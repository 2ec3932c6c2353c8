"""The glossary explains names that the code gives, each once, and CONTRIBUTING leads to it."""

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("text", "readers", "indexer", "collation", "proofreading", "reports", "commands")
GLOSSARY = (ROOT / "docs/glossary.md").read_text("utf-8")
WORDS = re.findall(r"(?m)^- `(\w+)`", GLOSSARY)


@cache
def _named() -> frozenset[str]:
    """The words of the glossary, and their plurals, that are the name of something in the code.

    Of a function, a class, a variable, a field, a parameter: not what a comment mentions.
    """
    words = "|".join(f"{word}s?" for word in WORDS)
    name = re.compile(
        rf"(?m)\b(?:def|class) ({words})\b|^ *(?:self\.)?({words})(?::| =)"
        rf"|[(,] ?({words}): [A-Za-z]"
    )
    return frozenset(
        next(filter(None, found.groups()))
        for room in ROOMS
        for path in (ROOT / room).rglob("*.py")
        for found in name.finditer(path.read_text("utf-8"))
    )


def test_the_words_that_a_newcomer_cannot_know_are_explained() -> None:
    asked = {"tight", "bare", "place", "type_", "layer", "segment", "generation", "unit", "stream"}
    assert asked - set(WORDS) == set()


@pytest.mark.parametrize("word", WORDS)
def test_a_word_of_the_glossary_is_a_name_in_the_code(word: str) -> None:
    assert {word, f"{word}s"} & _named(), f"docs/glossary.md: nothing in the code is called {word}"


def test_a_word_of_the_glossary_is_explained_once_with_one_meaning() -> None:
    assert [word for word, times in Counter(WORDS).items() if times > 1] == []
    assert (
        re.findall(r"in the (?:index|collation), [^;]+; in the (?:index|collation),", GLOSSARY)
        == []
    )


@pytest.mark.parametrize("place", sorted(set(re.findall(r"`([a-z]+/[\w/.]+)`", GLOSSARY))))
def test_a_file_that_the_glossary_names_is_there(place: str) -> None:
    assert (ROOT / place).exists()


def test_contributing_leads_to_the_glossary() -> None:
    assert "docs/glossary.md" in (ROOT / "CONTRIBUTING.md").read_text("utf-8")
