"""A check record says which text was checked and what became of each finding, run after run."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import cli
from text.errors import KyogoError
from text.model.record_file import load

DRAFT = "説明会ををひらきます。\n\n参加費はは無料です。\n\n十分前にに集まります。\n"
Check = Callable[..., int]


@pytest.fixture
def check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> Check:
    """Check draft.txt, in a folder of its own, with a record; give the exit code."""
    house = tmp_path / "house"
    house.mkdir()
    monkeypatch.chdir(house)
    (house / "kyogo.toml").write_text("", "utf-8")
    (house / "draft.txt").write_text(DRAFT, "utf-8")

    def run(*options: str, record: str = "../record.md") -> int:
        return cli.run(["--lang", "ja", "check", "draft.txt", "--record", record, *options])

    return run


def _outcomes(path: str) -> dict[str, str]:
    return {entry.text: entry.outcome for entry in load(Path(path)).entries}


def _edit(old: str, new: str) -> None:
    path = Path("draft.txt")
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")


@pytest.mark.parametrize("record", ["../record.md", "../record.docx", "../record.json"])
def test_each_kind_of_file_is_continued(check: Check, record: str) -> None:
    check("--by", "山田", record=record)
    _edit("をを", "を")
    check("--by", "佐藤", record=record)
    kept = load(Path(record))
    assert [run.by for run in kept.runs] == ["山田", "佐藤"]
    assert _outcomes(record) == {"をを": "fixed", "はは": "open", "にに": "open"}


def test_what_is_let_stand_says_why(check: Check) -> None:
    check()
    Path("kyogo-suppressions.toml").write_text(
        '[[let-stand]]\nrule = "doubled-word"\nsentence = "参加費はは無料です。"\n'
        'reason = "方言のまま"\n', "utf-8",
    )  # fmt: skip
    check()
    (entry,) = (entry for entry in load(Path("../record.md")).entries if entry.text == "はは")
    assert (entry.outcome, entry.reason, entry.run) == ("standing", "方言のまま", 2)


def test_what_a_rule_switched_off_no_longer_says_is_withdrawn_and_not_fixed(check: Check) -> None:
    check()
    Path("kyogo.toml").write_text('[check]\nignore = ["doubled-word"]\n', "utf-8")
    check()
    assert set(_outcomes("../record.md").values()) == {"withdrawn"}


def test_a_finding_goes_on_when_its_sentence_changes_elsewhere(check: Check) -> None:
    check()
    _edit("参加費はは無料です", "参加費はは当日いただきます")
    check()
    kept = load(Path("../record.md"))
    assert [(entry.text, entry.run) for entry in kept.entries if entry.text == "はは"] == [
        ("はは", 1)
    ]


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [(DRAFT, 0, "ファイルも本文も同じ"), ("\ufeff" + DRAFT, 0, "保存し直され"),
     (DRAFT.replace("十分前", "五分前"), 1, "本文が違います")],
)  # fmt: skip
def test_a_text_is_held_against_the_record(
    check: Check, capsys: Any, text: str, code: int, said: str
) -> None:
    check()
    capsys.readouterr()
    Path("draft.txt").write_text(text, "utf-8")
    assert cli.run(["--lang", "ja", "record", "../record.md", "--verify", "draft.txt"]) == code
    assert said in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "content"),
    [("r.md", "# ただの覚え書き\n"), ("r.json", "{}"), ("r.json", "[" * 100_000), ("r.docx", "PK"),
     ("r.txt", ""), ("r.json", '{"format": 1, "runs": [], "findings": []}')],
)  # fmt: skip
def test_what_is_no_record_is_never_written_over(check: Check, name: str, content: str) -> None:
    path = Path("..") / name
    path.write_text(content, "utf-8")
    assert check(record=str(path)) == 2
    assert path.read_text("utf-8") == content


def test_a_text_cannot_break_out_of_the_record(check: Check) -> None:
    _edit("説明会をを", "--> | をを")
    check()
    (first, *_) = load(Path("../record.md")).entries
    assert "-->|をを" in first.sentence
    lines = Path("../record.md").read_text("utf-8").splitlines()
    assert [line.count("-->") for line in lines if "kyogo-record" in line] == [1]


def test_a_missing_record_is_told(tmp_path: Path) -> None:
    assert cli.run(["record", str(tmp_path / "none.json")]) == 2


def test_json_says_what_the_findings_come_to(check: Check) -> None:
    check(record="../record.json")
    table = json.loads(Path("../record.json").read_text("utf-8"))
    assert table["counts"] == {"open": 3, "fixed": 0, "standing": 0, "withdrawn": 0}


def test_a_device_is_no_record() -> None:
    with pytest.raises(KyogoError):
        load(Path("/dev/zero"))


def test_the_profile_in_force_is_written_down(check: Check) -> None:
    check("--profile", "koyobun", record="../record.json")
    assert load(Path("../record.json")).runs[-1].profile == "koyobun"
    check("--profile", "koyobun")
    assert "koyobun" in Path("../record.md").read_text("utf-8")
    Path("kyogo.toml").write_text('[check]\nprofile = ["plain", "house"]\n', "utf-8")
    check(record="../other.json")
    assert load(Path("../other.json")).runs[-1].profile == "plain, house"


OTHER = "総会をを開きます。\n\n議案はは二つです。\n"


def _check_other(name: str, text: str = OTHER) -> int:
    Path(name).parent.mkdir(exist_ok=True)
    Path(name).write_text(text, "utf-8")
    return cli.run(["--lang", "ja", "check", name, "--record", "../record.md"])


@pytest.mark.parametrize("name", ["other.txt", "通知/draft.txt"])
def test_a_record_belongs_to_one_document(check: Check, name: str, capsys: Any) -> None:
    check()
    before = Path("../record.md").read_bytes()
    capsys.readouterr()
    assert _check_other(name) == 2
    assert Path("../record.md").read_bytes() == before
    said = capsys.readouterr()
    assert "draft.txt のものです" in said.err
    assert "別のファイルを --record に" in said.err
    assert not said.out


def test_a_renamed_document_goes_on(check: Check) -> None:
    check()
    assert _check_other("renamed.txt", DRAFT.replace("をを", "を")) == 1
    assert _outcomes("../record.md") == {"をを": "fixed", "はは": "open", "にに": "open"}


def test_a_document_written_anew_under_its_name_goes_on(check: Check) -> None:
    check()
    Path("draft.txt").write_text(OTHER, "utf-8")
    assert check() == 1
    assert len(load(Path("../record.md")).runs) == 2


def test_an_older_record_without_sentences_knows_those_of_its_findings(check: Check) -> None:
    check(record="../record.json")
    path = Path("../record.json")
    table = json.loads(path.read_text("utf-8"))
    for run in table["runs"]:
        del run["checked"]["sentences"]
    Path("../record.json").write_text(json.dumps(table), "utf-8")
    Path("renamed.txt").write_text(DRAFT, "utf-8")
    Path("other.txt").write_text(OTHER, "utf-8")
    assert cli.run(["check", "other.txt", "--record", "../record.json"]) == 2
    assert cli.run(["check", "renamed.txt", "--record", "../record.json"]) == 1


@pytest.mark.parametrize(
    ("name", "content"),
    [("k.md", b"x"), ("k.json", b"{}"), ("k.json", b"[1]"), ("k.docx", b"PK\x03\x04zip")],
)
def test_what_is_no_record_is_said_in_one_sentence(
    check: Check, name: str, content: bytes, capsys: Any
) -> None:
    Path(name).write_bytes(content)
    assert cli.run(["--lang", "ja", "record", name]) == 2
    first, *rest = capsys.readouterr().err.splitlines()
    assert first.endswith(f"校正記録ではありません: {name}")
    assert all("--record" in line for line in rest)


def test_the_record_is_none_of_the_documents_it_was_held_against(check: Check) -> None:
    check(record="record.md")
    check(record="record.md")
    runs = load(Path("record.md")).runs
    assert {run.documents for run in runs} == {1}
    assert len({run.generation for run in runs}) == 1


def test_a_note_is_no_finding_of_the_record_or_the_baseline(
    check: Check, capsys: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dataclasses import replace

    from proofreading.checking.checker import Checker

    judged = Checker.judged

    def noted(self: Checker, draft: Any) -> Any:
        found, standing = judged(self, draft)
        return [replace(found[0], note=True), *found[1:]], standing

    monkeypatch.setattr(Checker, "judged", noted)
    check(record="record.md")
    assert "はは" in _outcomes("record.md")
    assert "をを" not in _outcomes("record.md")
    cli.run(["--lang", "ja", "check", "draft.txt", "--write-baseline", "base.json"])
    known = json.loads(Path("base.json").read_text("utf-8"))["findings"]["draft.txt"]
    assert len(known) == 2
