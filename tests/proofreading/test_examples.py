"""The examples that `explain` shows are true: the rule finds the ✗, and is silent on the ○.

They are run as they are shown, <U+200B> as the character. What has to stand around them is told to
people as `given`, and is the table `[example]` of `cases/<rule>.toml`: what any case has (see
`rule_tables.py`), and `around`, a text with {} for the example. Where there is that table, the
corpus of the whole file is there, too.
"""

import re
from typing import Any

import pytest

from proofreading.registry import names
from tests.proofreading.rule_tables import findings, table
from text.messages import LANGUAGES, catalogue
from text.model.finding import Finding

SHOWN = sorted((name, language) for name in names() for language in LANGUAGES)
EVERY_EXAMPLE = pytest.mark.parametrize(("name", "language"), SHOWN)


def _found(name: str, key: str, language: str) -> list[Finding]:
    shown = catalogue(f"rules/{name}").get(key, {}).get(language)
    assert shown, f"messages/rules/{name}.toml lacks [{key}] in {language}"
    if language != "ja" and shown == catalogue(f"rules/{name}")[key]["ja"]:
        pytest.skip("the same text in every language")
    text = re.sub("<U[+]([0-9A-F]{4,6})>", lambda code: chr(int(code[1], 16)), shown)
    example: dict[str, Any] = {}
    if "example" in table(name):
        example = {**table(name), **table(name)["example"]}
    return findings(name, {**example, "text": example.get("around", "{}").replace("{}", text)})


@EVERY_EXAMPLE
def test_the_rule_finds_the_bad_example_of_its_page(name: str, language: str) -> None:
    assert _found(name, "bad", language), (
        f"messages/rules/{name}.toml: the rule finds nothing in [bad] ({language}): exchanged with "
        f"[good]? What stands around it goes into [example] of tests/proofreading/cases/{name}.toml"
    )


@EVERY_EXAMPLE
def test_the_rule_is_silent_on_the_good_example_of_its_page(name: str, language: str) -> None:
    wrong = [finding.span.text for finding in _found(name, "good", language)]
    assert wrong == [], f"messages/rules/{name}.toml: the rule finds this in [good] ({language})"


@pytest.mark.parametrize("name", names())
def test_what_an_example_needs_is_told_and_run(name: str) -> None:
    told, run = "given" in catalogue(f"rules/{name}"), "example" in table(name)
    assert told == run, (
        f"[given] in messages/rules/{name}.toml tells people what [example] in "
        f"tests/proofreading/cases/{name}.toml gives the rule: there are both or none"
    )
