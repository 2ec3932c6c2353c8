"""What a house wants of its checks: settings, accepted words, what may stand, only what is new."""

import json
from pathlib import Path
from typing import Any

import pytest

import cli
from proofreading import settings
from text.errors import KyogoError

DRAFT = "総会を6月31日に開く。\n\nｻｰﾋﾞｽのご案内\n\n「閉じていない。\n"
PLACES = {"impossible-date": "6月31日", "half-width-kana": "ｻｰﾋﾞｽ", "brackets": "「"}


def _run(folder: Path, capsys: pytest.CaptureFixture[str], *options: str) -> tuple[int, list[str]]:
    """Return the exit code and the rules of the findings in folder/draft.txt."""
    code = cli.run(["check", "draft.txt", "--corpus", str(folder), "--format", "json", *options])
    return code, [f"{found['rule']}:{found['severity']}" for found in _findings(capsys)]


def _findings(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    printed = capsys.readouterr().out
    return json.loads(printed)["findings"] if printed else []


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "draft.txt").write_text(DRAFT, "utf-8")
    return tmp_path


ALL = ["impossible-date:error", "half-width-kana:question", "brackets:error"]
SETTINGS = {
    "": ALL,
    '[check]\nignore = ["brackets"]': ALL[:2],
    '[check]\nselect = ["brackets"]': ALL[2:],
    '[check]\nseverity = "error"': [ALL[0], ALL[2]],
    '[check.severities]\nhalf-width-kana = "error"': [ALL[0], "half-width-kana:error", ALL[2]],
    '[check.severities]\nhalf-width-kana = "style"': [ALL[0], ALL[2]],
    '[[check.paths]]\nmatch = "dr*.txt"\nignore = ["brackets"]': ALL[:2],
    '[[check.paths]]\nmatch = "letters/*"\nignore = ["brackets"]': ALL,
    '[check]\nwords = ["words.txt"]': [ALL[0], ALL[2]],
}


@pytest.mark.parametrize(("table", "expected"), SETTINGS.items())
def test_the_settings_of_the_corpus_hold(
    table: str, expected: list[str], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "kyogo.toml").write_text(table, "utf-8")
    (folder / "words.txt").write_text("# accepted\nｻｰﾋﾞｽ\n", "utf-8")
    assert _run(folder, capsys) == (1, expected)


def test_the_command_line_wins_over_the_settings(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = '[check]\nselect = ["brackets"]\nseverity = "error"'
    (folder / "kyogo.toml").write_text(table, "utf-8")
    options = ("--select", "half-width-kana", "--severity", "question")
    assert _run(folder, capsys, *options) == (1, [ALL[1]])


@pytest.mark.parametrize(
    "table",
    [
        "[check",
        "check = 3",
        '[check]\nignor = ["brackets"]',
        '[check]\nignore = "brackets"',
        '[check]\nignore = ["no-such-rule"]',
        '[check]\nseverity = "fatal"',
        '[check]\nwords = ["missing.txt"]',
        '[check]\ndictionaries = ["missing.yml"]\n[check.severities]\nbrackets = "error"',
        '[[check.paths]]\nmatch = "*"\nsuppressions = "x"',
    ],
)
def test_settings_that_make_no_sense_are_trouble(
    table: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "kyogo.toml").write_text(table, "utf-8")
    assert _run(folder, capsys)[0] == 2


def test_a_folder_without_settings_has_empty_ones(tmp_path: Path) -> None:
    assert settings.load(tmp_path).of("a.txt") == settings.Scope("a.txt")


def test_the_error_names_the_file(tmp_path: Path) -> None:
    (tmp_path / "kyogo.toml").write_text("[check", "utf-8")
    with pytest.raises(KyogoError, match=r"kyogo\.toml"):
        settings.load(tmp_path)


def test_what_is_let_stand_is_silent_until_its_sentence_changes(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run(folder, capsys, "--select", "impossible-date", "--let-stand", "all")[0] == 0
    assert _run(folder, capsys) == (1, ALL[1:])
    moved = "別の段落。\n\n" + DRAFT.replace("6月31日", "６月３１日")
    (folder / "draft.txt").write_text(moved, "utf-8")
    assert _run(folder, capsys)[1] == ALL[1:]
    (folder / "draft.txt").write_text(DRAFT.replace("総会", "大会"), "utf-8")
    assert _run(folder, capsys)[1] == ALL


def test_the_side_file_adds_up(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for rule in PLACES:
        _run(folder, capsys, "--select", rule, "--let-stand", "all")
    assert _run(folder, capsys) == (0, [])


def test_a_baseline_takes_away_what_it_recorded_and_no_more(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record = str(folder / "baseline.json")
    assert _run(folder, capsys, "--write-baseline", record)[0] == 0
    assert _run(folder, capsys, "--baseline", record) == (0, [])
    (folder / "draft.txt").write_text(DRAFT + "\n」も閉じていない。\n", "utf-8")
    assert _run(folder, capsys, "--baseline", record)[0] == 0
    (folder / "draft.txt").write_text(DRAFT + "\n13月1日\n", "utf-8")
    assert _run(folder, capsys, "--baseline", record) == (1, ["impossible-date:error"])


@pytest.mark.parametrize("content", ["", "{}", '{"format": 9}', '{"format": 1, "findings": [1]}'])
def test_a_file_that_is_no_baseline_is_trouble(
    content: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "baseline.json").write_text(content, "utf-8")
    assert _run(folder, capsys, "--baseline", str(folder / "baseline.json"))[0] == 2


SINCE = {
    "nothing changed": (DRAFT, []),
    "another sentence": (DRAFT + "\n別の文です。\n", []),
    "a new mistake": (DRAFT + "\n13月1日に開く。\n", ["impossible-date:error"]),
    "the sentence of an old one": (DRAFT.replace("総会", "大会"), ["impossible-date:error"]),
    "a paragraph moved": ("ｻｰﾋﾞｽのご案内\n\n総会を6月31日に開く。\n\n「閉じていない。\n", []),
}


@pytest.mark.parametrize(("draft", "expected"), SINCE.values(), ids=SINCE)
def test_since_shows_what_the_changes_brought(
    draft: str, expected: list[str], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "old.txt").write_text(DRAFT, "utf-8")
    (folder / "draft.txt").write_text(draft, "utf-8")
    code, found = _run(folder, capsys, "--since", "old.txt", "--ignore", "sibling-difference")
    assert (code, found) == (int(bool(expected)), expected)


def test_since_sees_a_bracket_left_open_by_a_sentence_taken_out(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "old.txt").write_text("「始まり。\n\n終わり」です。\n", "utf-8")
    (folder / "draft.txt").write_text("「始まり。\n", "utf-8")
    assert _run(folder, capsys, "--since", "old.txt")[1] == ["brackets:error"]


PRH = """
version: 1
rules:
  - expected: コンピューター
    pattern: コンピュータ
    prh: 長音を付ける
  - expected: 投げる
    pattern: なげる
  - expected: $1ください
    pattern: /(て|で)下さい/
  - expected: Cookie
  - expected: ）
    pattern: /） | ）/
  - expected: $1×$2
    pattern: /([一-龥])x([一-龥])/
  - expected: 支店
    pattern: "支店 "
"""
TERMS = {
    "コンピュータを使う。": ["コンピュータ"],
    "コンピューターを使う。": [],
    "手をつなげる。": [],
    "見て下さい。": ["て下さい"],
    "ｃookieを使う。": ["ｃookie"],
    "Cookieを使う。": [],
    "（図1） の表。": ["） "],
    "単価x数量の表。": ["価x数"],
    "支店 山田の支店": ["支店 "],
}


@pytest.mark.parametrize(("text", "expected"), TERMS.items())
def test_a_prh_dictionary_is_matched_on_morpheme_borders(
    text: str, expected: list[str], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("yaml")
    (folder / "kyogo.toml").write_text('[check]\ndictionaries = ["prh.yml"]', "utf-8")
    (folder / "prh.yml").write_text(PRH, "utf-8")
    (folder / "draft.txt").write_text(text, "utf-8")
    cli.run(["check", "draft.txt", "--corpus", str(folder), "--format", "json"])
    found = [item for item in _findings(capsys) if item["rule"] == "user-dictionary"]
    assert [item["text"] for item in found] == expected


def test_a_pattern_that_can_never_match_is_reported(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("yaml")
    (folder / "kyogo.toml").write_text('[check]\ndictionaries = ["prh.yml"]', "utf-8")
    (folder / "prh.yml").write_text(
        "rules:\n  - {expected: 窓口, pattern: 窓口}\n  - {expected: 係, pattern: 掛かり}\n",
        "utf-8",
    )
    (folder / "draft.txt").write_text("窓口で待つ。", "utf-8")
    assert cli.run(["check", str(folder / "draft.txt"), "--corpus", str(folder)]) == 0
    told = capsys.readouterr().err
    assert "窓口" in told
    assert "prh.yml" in told
    assert "係" not in told
