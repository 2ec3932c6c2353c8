"""What a name stands for where several documents are meant: folders, patterns, kinds, choices."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import cli
from text.messages import catalogue


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A corpus of three letters, one with a mistake, and a folder beside it; the current folder."""
    house = tmp_path / "文書"
    for name, text in {
        "文書/kyogo.toml": "",
        "文書/要請書/a.txt": "会費のの集金についての要請です。\n",
        "文書/要請書/b.txt": "会場の予約についての要請です。\n",
        "文書/チラシ/2024_夏.txt": "夏の集いのお知らせです。\n",
        "外/メモ.txt": "集金のの控えです。\n",
        "外/~$メモ.docx": "",
        "外/写真.png": "",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    monkeypatch.chdir(house)
    return house


def _run(capsys: Any, *asked: str) -> tuple[int, str, str]:
    code = cli.run(["--lang", "ja", *asked] if "--lang" not in asked else asked)
    return (code, *capsys.readouterr())


@pytest.mark.parametrize(
    ("named", "documents"),
    [
        (["要請書"], ["要請書/a.txt", "要請書/b.txt"]),
        (["要請書/"], ["要請書/a.txt", "要請書/b.txt"]),
        (["."], ["チラシ/2024_夏.txt", "要請書/a.txt", "要請書/b.txt"]),
        (["要請書/*.txt"], ["要請書/a.txt", "要請書/b.txt"]),
        (["要請書/a.txt", "要請書"], ["要請書/a.txt", "要請書/b.txt"]),
        (["**/*夏*"], ["チラシ/2024_夏.txt"]),
        (["../外"], ["../外/メモ.txt"]),
        (["../外/*"], ["../外/メモ.txt"]),
    ],
)
def test_a_folder_or_pattern_stands_for_its_documents(
    folder: Path, capsys: Any, named: list[str], documents: list[str]
) -> None:
    _, out, _ = _run(capsys, "check", *named, "--select", "語の重なり")
    told = [line.split(": ")[0] for line in out.splitlines() if ": 指摘" in line]
    assert [name for name in told if not name.startswith("文書")] == documents


def test_many_documents_end_with_one_line_for_all_of_them(folder: Path, capsys: Any) -> None:
    code, out, _ = _run(capsys, "check", "要請書")
    assert code == 1
    assert out.splitlines()[-1].startswith("文書2件: 指摘1件（誤り1、")
    assert "文書1件" not in _run(capsys, "check", "要請書/a.txt")[1]


def test_what_a_folder_beside_the_corpus_has_unread_is_counted(folder: Path, capsys: Any) -> None:
    assert "読めなかった文書が1件" in _run(capsys, "check", "../外")[2]


def test_a_pattern_that_fits_nothing_is_named(folder: Path, capsys: Any) -> None:
    code, _, err = _run(capsys, "check", "*.docx")
    assert (code, "*.docx" in err) == (2, True)


def test_an_id_may_stand_before_the_draft(folder: Path, capsys: Any) -> None:
    _, out, _ = _run(capsys, "check", "要請書/a.txt", "--format", "json")
    found = out.split('"id": "')[1].split('"')[0]
    code, out, _ = _run(capsys, "check", "--let-stand", found, "要請書/a.txt")
    assert (code, "要請書/a.txt" in out) == (0, True)


def test_nothing_to_check_is_asked_for_in_words(folder: Path, capsys: Any) -> None:
    code, _, err = _run(capsys, "check")
    assert (code, "kyogo check フォルダー" in err, "DRAFT" in err) == (2, True, False)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (["check", "要請書/a.txt", "--severity", "誤"], "誤り（error）"),
        (["check", "要請書/a.txt", "--confidence", "高い"], "高い は 0〜1 の数ではありません"),
        (["diff", "要請書/a.txt", "要請書/b.txt", "--format", "対照表"], "新旧対照表（taisho）"),
        (["kwic", "会費", "--sort", "日付"], "date"),
    ],
)
def test_what_cannot_be_chosen_is_answered_with_what_can(
    folder: Path, capsys: Any, asked: list[str], told: str
) -> None:
    code, _, err = _run(capsys, *asked)
    assert (code, told in err, "_share" in err) == (2, True, False)


@pytest.mark.parametrize(
    "asked",
    [
        ["check", "要請書/a.txt", "--select", "語の重なり,曜日", "--severity", "誤り"],
        ["check", "要請書/a.txt", "--format", "表計算"],
        ["search", "会費", "--format", "用例", "--kind", "要請書"],
        ["diff", "要請書/a.txt", "要請書/b.txt", "--format", "左右"],
        ["explain", "語の重なり"],
    ],
    ids=lambda asked: asked[0],
)
def test_japanese_names_may_be_typed(folder: Path, capsys: Any, asked: list[str]) -> None:
    code, out, err = _run(capsys, *asked)
    assert (code in (0, 1), bool(out), err) == (True, True, "")


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        (["--kind", "チラシ"], ["チラシ/2024_夏.txt"]),
        (["--in", "要請書"], ["要請書/a.txt", "要請書/b.txt"]),
        (["--date", "2024"], ["チラシ/2024_夏.txt"]),
        (["--date", "2020..2023"], []),
    ],
)
def test_a_list_is_narrowed_as_a_search_is(
    folder: Path, capsys: Any, asked: list[str], names: list[str]
) -> None:
    code, out, _ = _run(capsys, "list", "--format", "tsv", *asked)
    assert (code, [line.split("\t")[0] for line in out.splitlines()[1:]]) == (not names, names)


@pytest.mark.parametrize("asked", [["search", "会費"], ["kwic", "会費"], ["list"]], ids=" ".join)
def test_a_kind_that_no_document_is_of_is_answered_with_those_there_are(
    folder: Path, capsys: Any, asked: list[str]
) -> None:
    code, _, err = _run(capsys, *asked, "--kind", "契約書")
    assert (code, "チラシ" in err, "手紙・要請書" in err) == (1, True, True)


@pytest.mark.parametrize(
    ("file", "content", "asked", "place"),
    [
        ("kyogo.toml", "exclude = [\n", ["list"], "終わりまでに"),
        ("kyogo.toml", "a = 1\nb = = 2\n", ["list"], "2行5桁"),
        ("catalogue.toml", "[[document\n", ["list"], "1行"),
        ("既知.json", "{", ["check", "要請書/a.txt", "--baseline", "既知.json"], "1行2桁"),
        ("", "", ["search", "/[あ/"], "[ が閉じられていません"),
        ("", "", ["search", "/*あ/"], "繰り返すものがありません"),
    ],
)
def test_what_cannot_be_read_is_told_by_its_place_in_japanese(
    folder: Path, capsys: Any, file: str, content: str, asked: list[str], place: str
) -> None:
    if file:
        (folder / file).write_text(content, "utf-8")
    code, _, err = _run(capsys, *asked)
    assert (code, place in err) == (2, True)


def test_the_help_names_values_in_japanese(folder: Path, capsys: Any) -> None:
    _, out, _ = _run(capsys, "check", "--help")
    assert out.startswith("使い方: kyogo check [オプション] [草稿 ...]")
    assert not {"DRAFT", "RULE", "FILE", "WHICH"} & set(out.replace(":", " ").split())
    assert "[DRAFT ...]" in _run(capsys, "check", "--help", "--lang", "en")[1]


def test_every_value_that_the_help_names_has_a_japanese_name() -> None:
    named = {
        name
        for _, parser in cli.every_parser()
        for action in parser._actions
        if isinstance(name := action.metavar, str) and len(name) > 1
    }
    assert named - set(catalogue("metavars")) == set()


@pytest.mark.parametrize("asked", [["list"], ["search", "会費"], ["kwic", "会費"], ["freq"]])
def test_a_table_for_an_office_has_heads_in_japanese(
    folder: Path, capsys: Any, asked: list[str]
) -> None:
    _, out, _ = _run(capsys, *asked, "--format", "csv")
    heads = out.splitlines()[0].removeprefix("\ufeff").replace('"', "").split(",")
    assert [head for head in heads if head.isascii()] == []


@pytest.mark.parametrize("named", [".", "./", "./*.txt", "./メモ.txt"])
def test_a_place_is_told_without_the_dot_before_it(
    folder: Path, capsys: Any, monkeypatch: pytest.MonkeyPatch, named: str
) -> None:
    monkeypatch.chdir(folder.parent / "外")
    _, out, _ = _run(capsys, "check", named, "--select", "語の重なり", "--format", "github")
    assert "file=メモ.txt," in out


def test_of_many_documents_the_clean_ones_are_counted_and_not_told(
    folder: Path, capsys: Any
) -> None:
    for number in range(12):
        (folder / f"{number}.txt").write_text("会を開きます。\n", "utf-8")
    _, out, _ = _run(capsys, "check", ".", "--select", "語の重なり")
    assert "指摘はありません" not in out
    assert out.rstrip().endswith("指摘のない文書は14件")
