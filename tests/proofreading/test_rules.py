"""Every rule against its own table of valid and invalid texts, `cases/<rule>.toml`.

A table has `valid`, texts in which the rule finds nothing, and `[[invalid]]` entries: a text, what
is `found` (the raw texts of the findings in order) and, where wanted, `suggestions` (the first of
each) and `severities`. A case may carry a `document` table (date, addressee, …) and a `corpus`
table (name = text, or name = a table with `raw` and more; `times` repeats the text, each time
with another word for {n}, for equal lines count once); so may the whole file, for all of its cases.
"""

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from indexer.usage.of_documents import DocumentsIndex
from proofreading.checking.check import check
from proofreading.context import Context
from proofreading.knowledge.knowledge import Knowledge
from proofreading.known.people import person
from proofreading.registry import names, rule
from text.messages import has
from text.model.document import Document
from text.model.finding import Finding
from text.structure.metadata import described

CASES = Path(__file__).parent / "cases"


def _table(name: str) -> dict[str, Any]:
    path = CASES / f"{name}.toml"
    return tomllib.loads(path.read_text("utf-8")) if path.exists() else {}


def _valid() -> list[Any]:
    found = []
    for name in names():
        table = _table(name)
        for number, case in enumerate(table.get("valid", [])):
            case = {"text": case} if isinstance(case, str) else case
            found.append(pytest.param(name, {**table, **case}, id=f"{name}-{number}"))
    return found


def _invalid() -> list[Any]:
    return [
        pytest.param(name, {**table, **case}, id=f"{name}-{number}")
        for name in names()
        for table in [_table(name)]
        for number, case in enumerate(table.get("invalid", []))
    ]


def _findings(name: str, case: dict[str, Any]) -> list[Finding]:
    document = _document("draft.txt", case["text"], case.get("document", {}))
    people = tuple(map(person, case.get("people", [])))
    return check(document, Context(_knowledge(case), people=people), [rule(name)])


def _document(name: str, raw: str, known: dict[str, str]) -> Document:
    found = described(Document(name=name, raw=raw))
    return replace(found, **{key: value for key, value in known.items() if key != "raw"})


def _word(number: int) -> str:
    return "".join("アイウエオカキクケコ"[int(digit)] for digit in f"{number:03}")


def _knowledge(case: dict[str, Any]) -> Knowledge:
    documents = {}
    for name, entry in case.get("corpus", {}).items():
        known = {"raw": entry} if isinstance(entry, str) else dict(entry)
        times = range(known.pop("times", 1))
        raw = "".join(known["raw"].replace("{n}", _word(number)) for number in times)
        documents[name] = _document(name, raw, known)
    return Knowledge(DocumentsIndex(documents.values())) if documents else Knowledge()


@pytest.mark.parametrize(("name", "case"), _valid())
def test_a_rule_is_silent_on_a_valid_text(name: str, case: dict[str, Any]) -> None:
    assert [finding.span.text for finding in _findings(name, case)] == []


@pytest.mark.parametrize(("name", "case"), _invalid())
def test_a_rule_finds_what_is_wrong_and_where(name: str, case: dict[str, Any]) -> None:
    findings = _findings(name, case)
    assert [finding.span.text for finding in findings] == case["found"]
    for key, seen in (
        ("suggestions", [finding.suggestions[:1] for finding in findings]),
        ("severities", [finding.severity for finding in findings]),
    ):
        if key in case:
            assert [("".join(part)) for part in seen] == case[key]


@pytest.mark.parametrize("name", names())
def test_a_rule_is_explained_with_an_example(name: str) -> None:
    words = rule(name).info.messages
    assert all(has(f"{words}.{key}") for key in ("summary", "why", "bad", "good"))


@pytest.mark.parametrize("name", names())
def test_a_rule_has_a_table_of_valid_and_invalid_texts(name: str) -> None:
    missing = [key for key in ("valid", "invalid") if key not in _table(name)]
    assert missing == [], f"tests/proofreading/cases/{name}.toml"
