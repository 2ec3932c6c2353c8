"""The tables of the rules, `cases/<rule>.toml`, and what a rule finds in a text of theirs.

A case is a text, as a string or as the `text` of a table. Around it there may be a `document`
table (date, addressee, …), a `corpus` (name = text, or name = a table with `raw` and more; `times`
repeats the text, each time with another word for {n}, for equal lines count once), `people`, and
`terms` of a dictionary (wrong = right); what the whole file has is there for all its cases.
Whatever is missing of a rule fails with a sentence that says which step was forgotten.
"""

import importlib
import tomllib
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import regex

from indexer.usage.of_documents import DocumentsIndex
from proofreading.checking.check import check
from proofreading.context import Context
from proofreading.knowledge.knowledge import Knowledge
from proofreading.known.people import person
from proofreading.lexicon.prh import Term
from proofreading.registry import Rule, rule
from text.messages import catalogue
from text.model.document import Document
from text.model.finding import Finding
from text.structure.metadata import described

CASES = Path(__file__).parent / "cases"
ROOT = Path(__file__).resolve().parents[2]


@cache
def table(name: str) -> dict[str, Any]:
    """Return the table of the rule `name`, {} where there is none."""
    path = CASES / f"{name}.toml"
    return tomllib.loads(path.read_text("utf-8")) if path.exists() else {}


def rule_called(name: str) -> Rule:
    """Return the rule `name`; its module has `RULE` and `check`, or the test fails and says so."""
    stem = name.replace("-", "_")
    module = importlib.import_module(f"proofreading.rules.{stem}")
    lacking = [word for word in ("RULE", "check") if not hasattr(module, word)]
    if lacking:
        pytest.fail(f"proofreading/rules/{stem}.py lacks {' and '.join(lacking)}", pytrace=False)
    return rule(name)


def findings(name: str, case: dict[str, Any]) -> list[Finding]:
    """Return what the rule `name` finds in the text of `case`."""
    asked = rule_called(name)
    document = _document("draft.txt", case["text"], case.get("document", {}))
    people = tuple(map(person, case.get("people", [])))
    terms = [Term(regex.compile(regex.escape(w)), r) for w, r in case.get("terms", {}).items()]
    try:
        return check(document, Context(_knowledge(case), people=people, terms=terms), [asked])
    except KeyError as missing:
        key = str(missing.args[0])
        if key in catalogue(f"rules/{name}"):
            raise
        pytest.fail(
            f"messages/rules/{name}.toml: no message or no value for [{key}], which "
            f"proofreading/rules/{name.replace('-', '_')}.py asks for",
            pytrace=False,
        )


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
