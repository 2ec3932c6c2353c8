"""Every message that is asked for is there with the values that it wants, and none is left over.

A test that fails here says which step of CONTRIBUTING.md was forgotten.
"""

import re
from functools import cache

import pytest

from tests.text.message_files import CATALOGUE, FILES, Asked, placeholders, said

PAGE = {"title", "summary", "why", "bad", "good", "given"}
"""What every rule has, and its page shows."""
ASKED_OTHERWISE = ("argparse", "metavars")
"""Files whose keys are words of argparse and of its metavars."""
IMPLIED = {"BadQuery": {"position"}}
"""What an error adds by itself to the values that it is given."""
FINDING = {"draft", "severity", "suggestions", "evidence", "safe", "confidence", "cause"}
"""What a finding is given that is no value of its message."""

COMPOSED = {
    "check": ("commands", "select ignore"),
    "check_reports": (
        "reports/check",
        "number document page line column severity rule text message suggestions evidence answer"
        " confidence id",
    ),
    "columns": (
        "reports text/model commands",
        "name document kind date title sender addressee source format encoding certainty"
        " undecodable line column left node right layer section text score crosses nearness shared"
        " passages rank word pos count per-million",
    ),
    "diff": (
        "collation",
        "empty-old empty-new impossible-year impossible-date era era-mismatch weekday doubled-word"
        " brackets homophone lost-figure lost-part digit-grouping reversed-period",
    ),
    "docs": (
        "docs",
        "commands-title rules-title formats-title settings-title profile-title profile-sixth"
        " profile-seventh",
    ),
    "doctor": ("commands/support/health", "stdout stdin"),
    "gimon": ("reports/layout", "number place original question grounds answer"),
    "kinds": (
        "text/structure",
        "letter leaflet notice minutes newsletter agenda report bylaw contract post manual",
    ),
    "list": ("reports/terminal/views readers/source text/model", "likely guess date kind read-as"),
    "record": (
        "commands/record.py text/model",
        "open fixed standing withdrawn same-file same-text changed",
    ),
    "report": ("reports/diff", "kind suspect"),
    "table": (
        "commands",
        "rank word pos count per-million near expected log-dice mi t log-likelihood log-ratio"
        " first second",
    ),
    "taisho": ("reports/layout", "new old omitted added removed"),
}
"""Messages whose key is put together from the file and a word: where the words stand, and which.

A name of the file by itself, f"list.{…}", would hold every message of the file to be used.
"""
LISTED_ELSEWHERE = {"formats", "profiles"}
"""One for each report (`tests/reports/test_every_report.py`), and for each profile."""


@cache
def _strings(folders: str = "") -> frozenset[str]:
    wanted = tuple(folders.split()) or ("",)
    return frozenset(
        text for path, file in said().items() if path.startswith(wanted) for text in file.strings
    )


@cache
def _patterns(of_rules: bool) -> tuple[re.Pattern[str], ...]:
    """The keys that are put together, where more than the file is written out: `diff.note-*`.

    Those of rules stand without their file, and have a hyphen before what is filled in.
    """
    shape = r"[a-z-]+-\*" if of_rules else r"[a-z_/]+\*?\.[a-z*-]*[a-z-][a-z*-]*"
    composed = (text for text in _strings("proofreading" if of_rules else "") if "*" in text)
    return tuple(
        re.compile(re.escape(text).replace(r"\*", ".*"))
        for text in composed
        if re.fullmatch(shape, text)
    )


def _used(key: str) -> bool:
    file, _, name = key.removesuffix(".hint").partition(".")
    if file in ASKED_OTHERWISE or file in LISTED_ELSEWHERE:
        return True
    if file.startswith("rules/"):
        if name in PAGE:
            return True
        whole, known = name, _strings("proofreading")
    else:
        whole, known = f"{file}.{name}", _strings()
        if name in COMPOSED.get(file, ("", ""))[1].split():
            return True
    return whole in known or any(one.fullmatch(whole) for one in _patterns(file[:6] == "rules/"))


def test_every_message_is_used_somewhere() -> None:
    left = [key for key in CATALOGUE if not _used(key)]
    assert left == [], "nobody asks for these messages (or add to COMPOSED in this test)"


@pytest.mark.parametrize("file", COMPOSED)
def test_a_key_that_is_put_together_is_put_together_from_words_of_the_code(file: str) -> None:
    where, words = COMPOSED[file]
    assert set(words.split()) - set(FILES[file]) == set(), (
        f"messages/{file}.toml lacks these, which COMPOSED of this test lists"
    )
    assert set(words.split()) - _strings(where) == set(), f"nobody in {where} has the word any more"


def test_a_key_that_is_put_together_is_that_of_some_message() -> None:
    """What is written out of it is part of one: `diff.note-*`; else its words are COMPOSED."""
    wrong = []
    for path, file in said().items():
        for text in file.strings:
            room, _, name = text.partition(".")
            if "*" not in name or room not in FILES or not re.fullmatch("[a-z*-]+", name):
                continue
            if name == "*" and room not in {*COMPOSED, *LISTED_ELSEWHERE}:
                wrong.append(f"{path}: what is filled into {text} wants a line in COMPOSED")
            shape = re.compile(re.sub(r"[*]+", ".+", name))
            if not any(map(shape.fullmatch, FILES[room])):
                wrong.append(f"{path}: no message in messages/{room}.toml is called {text}")
    assert wrong == [], "\n".join(wrong)


def test_every_message_that_the_code_asks_for_is_there() -> None:
    asked = {
        key
        for key in _strings()
        if re.fullmatch(r"[a-z]+\.[a-z-]*[a-z]", key) and key.split(".")[0] in FILES
    }
    suffixes = {".md", ".toml", ".txt", ".py", ".docx", ".json", ".html", ".tsv", ".csv"}
    missing = {key for key in asked if not key.endswith(tuple(suffixes))} - set(CATALOGUE)
    assert missing == set(), "no such messages in messages/"


def test_a_message_gets_the_values_that_it_wants_and_no_others() -> None:
    wrong = [
        told for file in said().values() for asked in file.asked if (told := _wrong_values(asked))
    ]
    assert wrong == [], "\n".join(wrong)


def _wrong_values(asked: Asked) -> str:
    if asked.key not in CATALOGUE:
        return f"{asked.where}: there is no message {asked.key}"
    wanted = placeholders(asked.key)
    error = asked.function[:1].isupper()
    if error and f"{asked.key}.hint" in CATALOGUE:
        wanted |= placeholders(f"{asked.key}.hint")
    lacking = wanted - asked.values - IMPLIED.get(asked.function, set())
    if lacking:
        return f"{asked.where}: {asked.key} wants {sorted(lacking)}"
    spare = set() if error else asked.values - wanted - {"count"}
    spare -= FINDING if asked.function == "finding" else set()
    return f"{asked.where}: {asked.key} has no place for {sorted(spare)}" if spare else ""
