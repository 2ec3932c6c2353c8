"""The glossary explains words that stand in the code, and CONTRIBUTING leads to it."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("text", "readers", "indexer", "collation", "proofreading", "reports", "commands")
WORDS = re.findall(r"(?m)^- `(\w+)`", (ROOT / "docs/glossary.md").read_text("utf-8"))
CODE = {
    word
    for room in ROOMS
    for path in (ROOT / room).rglob("*.py")
    for word in re.findall(r"\w+", path.read_text("utf-8"))
}


def test_the_words_that_a_newcomer_cannot_know_are_explained() -> None:
    asked = {"tight", "bare", "place", "type_", "layer", "segment", "generation", "unit", "stream"}
    assert asked - set(WORDS) == set()


@pytest.mark.parametrize("word", WORDS)
def test_a_word_of_the_glossary_stands_in_the_code(word: str) -> None:
    assert word in CODE or f"{word}s" in CODE


def test_contributing_leads_to_the_glossary() -> None:
    assert "docs/glossary.md" in (ROOT / "CONTRIBUTING.md").read_text("utf-8")
