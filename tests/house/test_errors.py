"""What can go wrong for a user is one clear sentence in the user's language, and exit code 2."""

from pathlib import Path

import pytest

import cli

DRAFT = "letters/2019-08-06-jichiro.txt"

# arguments · what stands in the Japanese sentence · what stands in the English one
TROUBLES = [
    (["show", "ない.txt"], "ファイルが見つかりません: ない.txt", "no such file: ない.txt"),
    (["diff", "ない.txt", DRAFT], "ファイルが見つかりません: ない.txt", "no such file: ない.txt"),
    (["check", "ない.txt"], "ファイルが見つかりません: ない.txt", "no such file: ない.txt"),
    (["show", "folder"], "フォルダーです: folder", "a folder, not a file: folder"),
    (["diff", DRAFT, "folder"], "フォルダーです: folder", "a folder, not a file: folder"),
    (["check", "folder"], "文書のないフォルダーです: folder", "a readable document: folder"),
    (["show", "image.txt"], "image.txt", "image.txt"),
    (["check", "image.txt"], "image.txt", "image.txt"),
    (["diff", DRAFT, "image.txt"], "image.txt", "image.txt"),
    (["show", DRAFT + "#第九条"], "「第九条」という見出しの節はありません", "no section headed"),
    (["search", ""], "検索する語がありません", "the query is empty"),
    (["search", "　"], "検索する語がありません", "the query is empty"),
    (["search", '"甲'], '引用符 " が閉じられていません', "the quotation mark is never closed"),
    (["check", DRAFT, "--select", "no-such"], "no-such", "no-such"),
    (["check", DRAFT, "--ignore", "no-such"], "no-such", "no-such"),
    (["explain", "no-such"], "no-such", "no-such"),
    (["explain", "braket"], "近いもの: brackets", "did you mean: brackets"),
    (["list", "--corpus", "folder"], "読める文書がありません", "holds no readable document"),
    (["index", "--corpus", "folder"], "読める文書がありません", "holds no readable document"),
    (
        ["search", "甲", "--corpus", "folder"],
        "読める文書がありません",
        "holds no readable document",
    ),
    (["list", "--corpus", "ない"], "文書フォルダーが見つかりません", "no such corpus folder"),
    (
        ["search", "甲", "--corpus", "ない"],
        "文書フォルダーが見つかりません",
        "no such corpus folder",
    ),
    (["list", "--corpus", "bad"], "目録を読めません", "cannot read the catalogue"),
]


@pytest.fixture(autouse=True)
def _places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "bad").mkdir()
    (tmp_path / "bad/catalogue.toml").write_text("[[document", "utf-8")
    (tmp_path / "image.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x01" * 40)
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(
    ("arguments", "japanese", "english"),
    TROUBLES,
    ids=["_".join(arguments) for arguments, _, _ in TROUBLES],
)
def test_trouble_is_one_sentence(
    arguments: list[str], japanese: str, english: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for language, expected in (("ja", japanese), ("en", english)):
        code = cli.run(["--lang", language, *arguments])
        out, err = capsys.readouterr()
        sentence, *hint = err.splitlines()
        assert (code, out) == (2, "")
        assert sentence.startswith("kyogo: ")
        assert expected in sentence
        # Of a query the query and a mark under the place come before the way out.
        assert len(hint) <= (3 if arguments[0] == "search" else 1)
        assert "Traceback" not in err
        assert "unexpected" not in err


def test_a_folder_without_permission_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> int:
        raise PermissionError(13, "Permission denied", "甲\x1b.txt")

    monkeypatch.setattr("os.open", refuse)
    code = cli.run(["--lang", "ja", "show", str(tmp_path / "image.txt")])
    monkeypatch.undo()
    assert code == 2
    assert "権限がありません" in capsys.readouterr().err
