"""The two shipped letters: what is wrong in one is found by way of the other."""

import json

import pytest

import cli
from readers.corpus import SHIPPED

FAULTY, CLEAN = "letters/2019-08-06-jichiro.txt", "letters/2019-08-06-jichiroren.txt"


def _checked(name: str, capsys: pytest.CaptureFixture[str], *options: str) -> list[dict]:  # type: ignore[type-arg]
    cli.run(["--corpus", str(SHIPPED), "check", name, "--format", "json", *options])
    return json.loads(capsys.readouterr().out)["findings"]  # type: ignore[no-any-return]


def test_a_year_with_a_digit_missing_is_found_with_the_siblings_line(
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = _checked(FAULTY, capsys)
    (year,) = [finding for finding in found if finding["severity"] == "error"]
    assert (year["text"], year["line"], year["suggestions"]) == ("202年度", 19, ["2022年度"])
    assert (year["evidence"][0]["document"], year["evidence"][0]["line"]) == (CLEAN, 19)


def test_the_clean_sibling_has_no_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert not [f for f in _checked(CLEAN, capsys) if f["severity"] == "error"]


@pytest.mark.parametrize("name", [FAULTY, CLEAN])
def test_the_default_report_is_short(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert len(_checked(name, capsys)) <= 8


def test_without_the_corpus_the_year_is_found_all_the_same(
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = _checked(FAULTY, capsys, "--select", "impossible-year")
    assert [finding["text"] for finding in found] == ["202年度"]
