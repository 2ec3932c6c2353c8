"""The first day: which corpus answers, what belongs to it, and what is said of the rest."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest

import cli
from tests.support.asking import asked_in_japanese as _run

SAMPLE = "付属の見本の文書で答えました"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An office's folder, nobody's corpus yet; the current folder."""
    (tmp_path / "作業中").mkdir()
    (tmp_path / "案内.txt").write_text("秋の遠足のお知らせ。参加費は千円です。\n", "utf-8")
    (tmp_path / "作業中" / "案内_v1.txt").write_text("遠足のの下書き。\n", "utf-8")
    (tmp_path / "名簿.xls").write_bytes(b"\xd0\xcf\x11\xe0")
    (tmp_path / "~$案内.docx").write_bytes(b"\x05lock")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    "asked",
    [["search", "共済"], ["kwic", "共済"], ["freq"], ["list"], ["index"], ["collocates", "共済"]],
    ids=" ".join,
)  # fmt: skip
def test_the_sample_says_that_it_answers(folder: Path, capsys: Any, asked: list[str]) -> None:
    code, _, err = _run(capsys, *asked)
    assert (code, SAMPLE in err.splitlines()[-1]) == (0, True)


def test_a_draft_is_held_against_nothing_where_nobody_marked_a_corpus(
    folder: Path, capsys: Any
) -> None:
    (folder / "草稿.txt").write_text("全日本自治団体労働組合　川本淳様\n\n遠足のの件。\n", "utf-8")
    code, out, err = _run(capsys, "check", "草稿.txt")
    assert (code, "letters/" in out, "規則だけで確かめました" in err) == (1, False, True)


def test_init_asks_nothing_and_says_what_it_saw(folder: Path, capsys: Any) -> None:
    code, out, _ = _run(capsys, "init")
    assert (code, ".txt 2" in out, ".xls 1" in out, "lock" in out) == (0, True, True, False)
    assert (folder / "kyogo.toml").read_text("utf-8").startswith("#")
    code, out, err = _run(capsys, "search", "遠足")
    assert (code, SAMPLE in err, "案内.txt" in out) == (0, False, True)


def test_init_leaves_settings_that_are_there(folder: Path, capsys: Any) -> None:
    (folder / "kyogo.toml").write_text("# 手書き\n", "utf-8")
    code, out, _ = _run(capsys, "init")
    assert (code, "もうあります" in out) == (0, True)
    assert (folder / "kyogo.toml").read_text("utf-8") == "# 手書き\n"


@pytest.mark.parametrize(
    ("written", "key", "near"),
    [
        ('exlude = ["a"]', "exlude", "exclude"),
        ('ignore = ["season"]', "ignore", "[check] ignore"),
        ('[check]\nexclude = ["a"]', "[check] exclude", "より上"),
        ('[taisho]\nshards = 2', "[taisho] shards", "[engine] shards"),
        ('[chek]\nignore = ["season"]', "chek", "check"),
        ('[check]\nignor = ["season"]', "[check] ignor", "ignore"),
        ('[[check.paths]]\nmach = "*"', "[check.paths] mach", "match"),
        ('[check]\nwaffen = 1', "[check] waffen", "select"),
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "asked", [["search", "遠足"], ["list"], ["check", "案内.txt"]], ids=" ".join
)
def test_an_unknown_setting_is_an_error_everywhere(
    folder: Path, capsys: Any, written: str, key: str, near: str, asked: list[str]
) -> None:
    (folder / "kyogo.toml").write_text(written, "utf-8")
    code, out, err = _run(capsys, *asked)
    assert (code, out) == (2, "")
    assert all(part in err for part in (key, near, "kyogo.toml"))


@pytest.mark.parametrize(
    ("pattern", "left"),
    [
        ("作業中/**", ["案内.txt"]),
        ("作業中/", ["案内.txt"]),
        ("*_v[0-9].txt", ["案内.txt"]),
        ("/案内.txt", ["作業中/案内_v1.txt"]),
        ("下書き/**", ["作業中/案内_v1.txt", "案内.txt"]),
        ("!案内.txt", ["作業中/案内_v1.txt", "案内.txt"]),
    ],
)
def test_what_is_excluded_is_in_nothing(
    folder: Path, capsys: Any, pattern: str, left: list[str]
) -> None:
    (folder / "kyogo.toml").write_text(f'exclude = ["{pattern}"]', "utf-8")
    _, out, _ = _run(capsys, "list", "--format", "tsv")
    assert [line.split("\t")[0] for line in out.splitlines()[1:]] == left


def test_a_draft_of_an_excluded_folder_is_no_evidence(folder: Path, capsys: Any) -> None:
    (folder / "kyogo.toml").write_text('exclude = ["作業中/"]', "utf-8")
    code, out, _ = _run(capsys, "check", "作業中/案内_v1.txt", "--select", "doubled-word")
    assert (code, "のの" in out) == (1, True)


@pytest.mark.parametrize(
    "asked", [["search", "遠足"], ["search", "ぬ"], ["kwic", "遠足"], ["freq"]]
)
def test_files_of_kinds_that_cannot_be_read_are_counted_below_every_answer(
    folder: Path, capsys: Any, asked: list[str]
) -> None:
    _run(capsys, "init")
    assert "読めなかった文書が1件" in _run(capsys, *asked)[2].splitlines()[-1]
    code, out, _ = _run(capsys, "index")
    assert (code, "名簿.xls" in out, ".xlsx" in out) == (0, True, True)


def test_nothing_is_added_to_what_a_program_reads(folder: Path, monkeypatch: Any) -> None:
    stream = io.StringIO()
    monkeypatch.setattr("sys.stdout", stream)
    cli.run(["search", "共済", "--format", "tsv"])
    assert SAMPLE not in stream.getvalue()


@pytest.mark.parametrize(
    ("name", "begins"),
    [("差分.docx", b"PK"), ("差分.html", b"<!DOCTYPE"), ("差分.json", b"{"), ("差分.txt", b"")],
)
def test_the_ending_of_the_file_chooses_the_format(
    folder: Path, capsys: Any, name: str, begins: bytes
) -> None:
    (folder / "旧.txt").write_text("会費は千円です。\n", "utf-8")
    code, _, err = _run(capsys, "diff", "旧.txt", "案内.txt", "-o", name)
    assert (code, (folder / name).read_bytes()[: len(begins)]) == (1, begins)
    assert name in err.splitlines()[-1]


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        (["list"], "一覧.docx"), (["check", "案内.txt"], "結果.pdf"),
        (["diff", "案内.txt", "案内.txt", "--format", "json"], "差.docx"),
        (["diff", "案内.txt", "案内.txt", "--format", "docx"], "差.html"),
        (["diff", "案内.txt", "案内.txt", "--format", "html"], "差.txt"),
    ],
)  # fmt: skip
def test_a_format_under_a_foreign_ending_is_refused(
    folder: Path, capsys: Any, asked: list[str], name: str
) -> None:
    code, _, err = _run(capsys, *asked, "-o", name)
    assert (code, (folder / name).exists(), Path(name).suffix in err) == (2, False, True)


@pytest.fixture
def years(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A corpus of three years, one document without a date; the current folder."""
    (tmp_path / "kyogo.toml").touch()
    for name, text in {
        "チラシ/2021_秋.txt": "秋の行事\n\n参加費は300円です。\n",
        "要請書/a.txt": "2019年5月7日\n\n山野市長\n山田一郎様\n\n山野市職員組合\n\n"
        "参加費の減額を求める要請書\n\n"
        "　参加費は300円でした。本年度は、たび\nたびの値上げがありました。\n",
        "要請書/b.txt": "参加費の再要請\n2023年6月　山野市職員組合\n\n参加費は300円のままです。\n",
        "覚え.txt": "参加費は300円と聞いた。\n",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("order", "names"),
    [
        (["--sort", "date"], ["要請書/a.txt", "チラシ/2021_秋.txt", "要請書/b.txt", "覚え.txt"]),
        (["--sort", "-date"], ["要請書/b.txt", "チラシ/2021_秋.txt", "要請書/a.txt", "覚え.txt"]),
        (["--sort=place"], ["チラシ/2021_秋.txt", "要請書/a.txt", "要請書/b.txt", "覚え.txt"]),
    ],
)  # fmt: skip
@pytest.mark.parametrize("asked", [["search", "300円"], ["kwic", "300円"], ["list"]], ids=" ".join)
def test_answers_come_in_the_order_of_their_dates(
    years: Path, capsys: Any, asked: list[str], order: list[str], names: list[str]
) -> None:
    _, out, _ = _run(capsys, *asked, *order, "--format", "tsv")
    assert [line.split("\t")[0] for line in out.splitlines()[1:]] == names


def test_a_range_of_dates_says_what_it_left_out(years: Path, capsys: Any) -> None:
    for asked in (["search", "300円"], ["kwic", "300円"]):
        _, _, err = _run(capsys, *asked, "--date", "2019..2023")
        assert "日付の分からない文書 1件" in err
        assert "日付の分からない" not in _run(capsys, *asked)[2]


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        (["--kind", "チラシ"], ["チラシ/2021_秋.txt"]),
        (["--kind", "letter"], ["要請書/a.txt", "要請書/b.txt"]),
        (
            ["--kind", "要請書", "--kind", "ビラ"],
            ["チラシ/2021_秋.txt", "要請書/a.txt", "要請書/b.txt"],
        ),
        (["--in", "要請書"], ["要請書/a.txt", "要請書/b.txt"]),
        (["--in", "要請書/", "--date", "2019"], ["要請書/a.txt"]),
    ],
)  # fmt: skip
def test_kinds_and_folders_narrow(
    years: Path, capsys: Any, asked: list[str], names: list[str]
) -> None:
    _, out, _ = _run(capsys, "search", "300円", "--sort", "place", "--format", "tsv", *asked)
    assert [line.split("\t")[0] for line in out.splitlines()[1:]] == names


def test_a_title_ends_where_the_title_ends(years: Path, capsys: Any) -> None:
    _, out, _ = _run(capsys, "list", "--format", "tsv")
    assert "\t参加費の減額を求める要請書\t" in out


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        (["check", "要請書/a.txt", "--format", "疑問出し"], "疑問.docx"),
        (["check", "要請書/a.txt"], "コメント.docx"),
        (["check", "要請書/a.txt"], "結果.txt"),
        (["check", "要請書/a.txt"], "一覧.csv"),
        (["diff", "要請書/a.txt", "要請書/b.txt"], "違い.docx"),
        (["diff", "要請書/a.txt", "要請書/b.txt", "--format", "新旧対照表"], "対照表.docx"),
        (["search", "300円"], "結果.html"),
        (["kwic", "300円"], "用例.csv"),
    ],
    ids=lambda value: value if isinstance(value, str) else value[0],
)
def test_what_was_written_into_the_folder_is_no_document_of_it(
    years: Path, capsys: Any, asked: list[str], name: str
) -> None:
    before = _run(capsys, "list", "--format", "tsv")
    _run(capsys, *asked, "-o", name)
    assert (years / name).exists()
    assert _run(capsys, "list", "--format", "tsv") == before
    assert name not in _run(capsys, "check", ".")[1]
    code, out, err = _run(capsys, "search", "300円", "--format", "tsv")
    assert (code, name in out, err) == (0, False, "")


def test_a_text_made_by_command_is_a_document(years: Path, capsys: Any) -> None:
    (years / "規約.txt").write_text("第１条　会費は300円とする。\n", "utf-8")
    (years / "規約案.txt").write_text("第１条　会費は500円とする。\n", "utf-8")
    _run(capsys, "diff", "規約.txt", "規約案.txt", "--format", "改め文", "-o", "改め文.txt")
    code, _, _ = _run(capsys, "amend", "規約.txt", "改め文.txt", "-o", "改正後.txt")
    assert (code, _run(capsys, "diff", "規約案.txt", "改正後.txt")[0]) == (0, 0)
    assert "改正後.txt" in _run(capsys, "list")[1]


def test_a_report_is_read_where_a_person_names_it(years: Path, capsys: Any) -> None:
    _run(capsys, "check", "要請書/a.txt", "-o", "コメント.docx")
    assert _run(capsys, "show", "コメント.docx")[0] == 0


def test_what_is_excluded_is_checked_where_it_is_named(folder: Path, capsys: Any) -> None:
    (folder / "kyogo.toml").write_text('exclude = ["作業中/"]', "utf-8")
    code, out, _ = _run(capsys, "check", "作業中", "--select", "語の重なり")
    assert (code, "作業中/案内_v1.txt" in out) == (1, True)


@pytest.mark.parametrize("name", ["作業中/案内_v1.txt", "./作業中/案内_v1.txt", "作業中"])
def test_a_hook_that_names_what_is_excluded_leaves_it_out(
    folder: Path, capsys: Any, name: str
) -> None:
    (folder / "kyogo.toml").write_text('exclude = ["作業中/"]', "utf-8")
    asked = ["check", "--select", "語の重なり", "--force-exclude", name]
    code, out, err = _run(capsys, *asked)
    assert (code, out, err.count("\n"), "1件" in err) == (0, "", 1, True)
    (folder / "紙.txt").write_text("お知らせのの紙。\n", "utf-8")
    code, out, err = _run(capsys, *asked, "紙.txt")
    assert (code, "紙.txt" in out, "案内_v1" in out) == (1, True, False)
    assert _run(capsys, "check", "--select", "語の重なり", name)[0] == 1


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("2021", "チラシ/2021_秋.txt"),
        ("チラシ/2021_冬.txt", "チラシ/2021_秋.txt"),
        ("要請書/b.docx", "要請書/b.txt"),
        ("２０２１＿秋", "チラシ/2021_秋.txt"),
        ("まったく別の名", ""),
    ],
)
@pytest.mark.parametrize("command", ["show", "check"])
def test_a_name_that_is_none_is_told_with_those_it_may_mean(
    years: Path, capsys: Any, name: str, near: str, command: str
) -> None:
    code, _, err = _run(capsys, command, name)
    assert (code, near in err, "近いもの" in err) == (2, True, bool(near))


def test_a_heading_that_is_none_is_told_with_those_that_are(years: Path, capsys: Any) -> None:
    (years / "規約.txt").write_text("第１条　会費は300円とする。\n第２条　会議を開く。\n", "utf-8")
    code, _, err = _run(capsys, "show", "規約.txt#第３条")
    assert (code, "第１条" in err, "第２条" in err) == (2, True, True)


@pytest.mark.parametrize("name", ["写真.doc", "写真.jpg", "写真.docx", "写真.txt"])
def test_a_picture_is_called_one_whatever_its_name(folder: Path, capsys: Any, name: str) -> None:
    (folder / "kyogo.toml").write_text("", "utf-8")
    (folder / name).write_bytes(b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01")
    (folder / "昔.doc").write_bytes(b"\xd0\xcf\x11\xe0" + bytes(600))
    for command in ("check", "show"):
        _, _, err = _run(capsys, command, name)
        assert ("画像（JPEG）" in err, "文字認識" in err, "encoding" in err) == (True, True, False)
        assert "画像" not in _run(capsys, command, "昔.doc")[2]
    _, out, err = _run(capsys, "index")
    (told,) = [line for line in (out + err).splitlines() if name in line]
    assert "画像" in told
    assert "Word" not in told


def test_words_that_begin_like_a_picture_are_words(folder: Path, capsys: Any) -> None:
    (folder / "車.txt").write_text("BMの車を貸します。\n", "utf-8")
    (folder / "色.txt").write_text("GIFとPNGの話。\n", "utf-8")
    assert _run(capsys, "show", "車.txt")[0] == _run(capsys, "show", "色.txt")[0] == 0


LETTER = """{year}年6月3日

白沢市長　様

白沢の森を歩く会

遊歩道の手入れについてのお願い

　私たちは会員{members}人で、月に一度、森の遊歩道を歩いて傷みを調べています。
　崩れた段が{steps}か所あります。秋の行楽の前に直していただきますようお願い申し上げます。{more}
"""


@pytest.mark.parametrize(("more", "code", "told"), [("", 0, "ありません"), ("をを", 1, "指摘1件")])
def test_what_differs_from_last_years_edition_is_a_note_and_no_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any, more: str, code: int, told: str
) -> None:
    said = {"2024.txt": (2024, 52, 4, ""), "2025.txt": (2025, 58, 7, more)}
    for name, (year, members, steps, end) in said.items():
        text = LETTER.format(year=year, members=members, steps=steps, more=end)
        (tmp_path / name).write_text(text, "utf-8")
    (tmp_path / "kyogo.toml").touch()
    monkeypatch.chdir(tmp_path)
    ended, out, _ = _run(capsys, "check", "2025.txt")
    assert (ended, "参考" in out, "kyogo diff 2024.txt" in " ".join(out.split())) == (
        code,
        True,
        True,
    )
    assert told in out.splitlines()[-1]
