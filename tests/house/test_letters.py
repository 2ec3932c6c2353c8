"""The user's own example: the two letters differ in the addressee and in one suspected typo."""

import json
from pathlib import Path
from typing import Any

import pytest

import cli

ROOT = Path(__file__).resolve().parents[2]
OLD = "letters/2019-08-06-jichiro.txt"
NEW = "letters/2019-08-06-jichiroren.txt"
HUNKS = [
    ("addressee", 1, "自治労あて", "自治労連あて"),
    ("addressee", 5, "全日本自治団体労働組合", "日本自治体労働組合総連合"),
    ("addressee", 7, "川本淳", "久冨健一"),
    ("number", 19, "202年度", "2022年度"),
]
SUMMARY = {
    "ja": ("除いて同じです", "宛先（3か所）", "誤記", "202年度 → 2022年度"),
    "en": (
        "The same apart from the addressee (3 places)",
        "one suspected typo: 202年度 → 2022年度",
    ),
}


@pytest.fixture
def letters(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    monkeypatch.chdir(ROOT)
    assert cli.run(["--lang", "en", "diff", OLD, NEW, "--format", "json"]) == 1
    difference: dict[str, Any] = json.loads(capsys.readouterr().out)
    return difference


def test_the_letters_differ_in_four_whole_hunks(letters: dict[str, Any]) -> None:
    assert [
        (hunk["kind"], hunk["old"]["line"], hunk["old"]["text"], hunk["new"]["text"])
        for hunk in letters["hunks"]
    ] == HUNKS


def test_the_year_of_the_first_letter_is_suspected(letters: dict[str, Any]) -> None:
    suspects = [hunk["suspect"] for hunk in letters["hunks"]]
    assert suspects[:3] == [None, None, None]
    assert (suspects[3]["side"], suspects[3]["rule"]) == ("old", "impossible-year")
    assert letters["hunks"][3]["core"] == {"old": "202", "new": "2022"}


def test_white_space_is_counted_and_not_shown(letters: dict[str, Any]) -> None:
    assert letters["same"] is False
    assert letters["counts"]["hunks"] == 4
    assert letters["counts"]["ignored"]["whitespace"] > 0
    assert {hunk["kind"] for hunk in letters["hunks"]}.isdisjoint({"whitespace", "width", "wrap"})


@pytest.mark.parametrize("language", ["ja", "en"])
def test_one_sentence_sums_them_up(
    language: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")  # it wraps to the width
    assert cli.run(["--lang", language, "diff", OLD, NEW]) == 1
    (sentence,) = [
        line for line in capsys.readouterr().out.splitlines() if "誤記" in line or "same" in line
    ]
    assert [part for part in SUMMARY[language] if part not in sentence] == []


def test_the_places_are_those_in_the_files(letters: dict[str, Any]) -> None:
    for side, name in (("old", OLD), ("new", NEW)):
        raw = (ROOT / "corpus" / name).read_bytes().decode("utf-8")
        for hunk in letters["hunks"]:
            span = hunk[side]
            assert raw[span["start"] : span["end"]] == span["text"]
            assert raw.count("\n", 0, span["start"]) + 1 == span["line"]
