"""How likely each finding is right, what names it, and what several places have in common."""

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import cli
from proofreading.checking.causes import gathered
from proofreading.checking.check import check
from proofreading.context import Context
from proofreading.registry import chosen, names, rule
from proofreading.track_record import Judged, likely, record
from text.model.document import Document
from text.model.finding import Finding

DRAFT = "会場をを借りる。会場をを借りる。\n総会は6月31日に開く。「名簿を配る。\n"


def _findings(raw: str) -> list[Finding]:
    return check(Document(name="draft.txt", raw=raw), Context(), chosen())


def test_every_finding_has_a_name_of_its_own_and_twins_too() -> None:
    ids = [finding.id for finding in _findings(DRAFT)]
    assert len(ids) == 4
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch("[0-9a-z]{8}", name) for name in ids)


@pytest.mark.parametrize("before", ["はじめの行です。\n", "\n\n", "会員　各位\n\n"])
def test_a_name_stays_when_other_lines_are_put_in(before: str) -> None:
    assert [f.id for f in _findings(before + DRAFT)] == [f.id for f in _findings(DRAFT)]


def test_a_name_goes_with_its_sentence() -> None:
    changed = DRAFT.replace("総会は", "例会は")
    before, after = ([f.id for f in _findings(raw)] for raw in (DRAFT, changed))
    assert [one == other for one, other in zip(before, after, strict=True)].count(False) == 1


@pytest.mark.parametrize("name", names())
def test_every_rule_tells_how_likely_it_is_right(name: str) -> None:
    assert 0 <= likely(rule(name).name, "") <= 1
    assert all(judged.number > 0 for judged in record(name).kinds.values())


@pytest.mark.parametrize(
    ("judged", "low", "high"),
    [
        (Judged(), 0.7, 0.9),
        (Judged(true=96, false=4), 0.92, 0.98),
        (Judged(true=0, false=30), 0.0, 0.2),
        (Judged(arguable=40), 0.5, 0.6),
    ],
)
def test_the_record_decides_and_the_prior_only_where_there_is_none(
    judged: Judged, low: float, high: float
) -> None:
    assert low <= judged.share() <= high


def test_places_of_one_cause_are_one_finding_that_has_them_all() -> None:
    found = _findings("案内は･･･です。会場は･･･です。")
    (one,) = gathered(found)
    assert [other.span.start for other in one.also] == [found[1].span.start]
    assert [replace(one, also=()), *one.also] == found


def _run(folder: Path, capsys: pytest.CaptureFixture[str], *options: str) -> list[dict[str, Any]]:
    cli.run(["check", "draft.txt", "--corpus", str(folder), "--format", "json", *options])
    findings: list[dict[str, Any]] = json.loads(capsys.readouterr().out)["findings"]
    return findings


def test_the_line_moves_with_the_command_line_and_the_settings(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "draft.txt").write_text(DRAFT, "utf-8")
    everything = _run(tmp_path, capsys, "--confidence", "0")
    assert everything
    assert _run(tmp_path, capsys, "--confidence", "1") == []
    (tmp_path / "kyogo.toml").write_text("[check]\nconfidence = 1\n", "utf-8")
    assert _run(tmp_path, capsys) == []
    assert _run(tmp_path, capsys, "--confidence", "0") == everything


def test_a_line_that_is_no_share_is_refused(tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text(DRAFT, "utf-8")
    (tmp_path / "kyogo.toml").write_text("[check]\nconfidence = 60\n", "utf-8")
    assert cli.run(["check", "draft.txt", "--corpus", str(tmp_path)]) == 2
