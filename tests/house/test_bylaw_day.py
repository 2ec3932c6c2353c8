"""A bylaw's first day: names as they are typed, and answers that say what they looked at."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.support.asking import asked_in_japanese as _run

BYLAW = """海辺町温泉施設条例

第１条　この条例は、施設の管理を定める。
第２条　前条の施設は、海辺町に置く。
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that nobody marked, with a bylaw, its draft and an order; the current folder."""
    (tmp_path / "条例.txt").write_text(BYLAW, "utf-8")
    (tmp_path / "案.txt").write_text(BYLAW.replace("管理", "設置及び管理"), "utf-8")
    (tmp_path / "規則.txt").write_text(
        "海辺町温泉施設条例施行規則\n\n第１条　海辺町温泉施設条例第２条の規定による。\n", "utf-8"
    )
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_citations_without_a_corpus_are_those_of_the_text_itself_and_it_is_said(
    folder: Path, capsys: Any
) -> None:
    code, _, err = _run(capsys, "references", "条例.txt", "第2条")
    assert (code, "条例.txt の中だけを調べました" in err) == (1, True)
    _run(capsys, "init")
    code, out, err = _run(capsys, "references", "条例.txt", "第2条")
    assert (code, "規則.txt:3" in out, "だけ" in err) == (0, True, False)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["diff", "条例.txt", "案.txt", "--format", "新旧対照表", "-o", "a.csv"], ".docx, .html"),
        (
            ["check", "条例.txt", "--format", "疑問出し", "-o", "a.xlsx"],
            "使える終わり: .docx, .csv）",
        ),
        (
            ["check", "条例.txt", "--format", "疑問出し", "-o", "a.html"],
            "使える終わり: .docx, .csv）",
        ),
        (["diff", "条例.txt", "案.txt", "--format", "改め文", "-o", "a.docx"], ".txt"),
    ],
)
def test_a_refusal_calls_the_format_as_it_was_typed(
    folder: Path, capsys: Any, asked: list[str], said: str
) -> None:
    code, _, err = _run(capsys, *asked)
    typed = asked[asked.index("--format") + 1]
    assert (code, typed in err, said in err) == (2, True, True)
    assert not any(name in err for name in ("taisho", "gimon", "kaime"))


def test_the_table_bears_the_name_of_the_bylaw(folder: Path, capsys: Any) -> None:
    for name in ("a.docx", "a.html"):
        _run(capsys, "diff", "条例.txt", "案.txt", "--format", "新旧対照表", "-o", name)
        assert "海辺町温泉施設条例　新旧対照表" in _run(capsys, "show", name)[1]
    _run(capsys, "diff", "条例.txt", "規則.txt", "--format", "新旧対照表", "-o", "b.docx")
    assert "条例　新旧対照表" not in _run(capsys, "show", "b.docx")[1]


def test_a_profile_may_be_called_by_its_japanese_name(folder: Path, capsys: Any) -> None:
    (folder / "案内.txt").write_text("ご不明な点はお問い合せ下さい。\n", "utf-8")
    asked = _run(capsys, "check", "案内.txt", "--profile", "koyobun")
    assert _run(capsys, "check", "案内.txt", "--profile", "公用文") == asked
    (folder / "kyogo.toml").write_text('[check]\nprofile = "公用文"\n', "utf-8")
    assert _run(capsys, "check", "案内.txt")[1] == asked[1]
    assert _run(capsys, "rules", "--profile", "公用文")[0] == 0
    assert "公用文" in _run(capsys, "check", "案内.txt", "--profile", "x")[2]


def test_a_citation_of_what_an_amendment_replaces_is_told(folder: Path, capsys: Any) -> None:
    for name, item in (
        ("旧.txt", "湯のある場所を汚す者"),
        ("新.txt", "許可なく物を売る町外の業者"),
    ):
        text = f"宿規則\n\n第１条　次の者は、入れない。\n(1)　{item}\n(2)　その他の者\n"
        (folder / name).write_text(f"{text}第２条　第１条第１号の者には、通知する。\n", "utf-8")
    _, out, _ = _run(capsys, "references", "旧.txt", "--after", "新.txt")
    assert "第１条第１号  → 改正後は別の規定です" in out


def test_an_amended_text_is_never_called_a_word_file(folder: Path, capsys: Any) -> None:
    table = "<table><tr><td>大広間</td><td>500円</td></tr></table>"
    page = f"<p>第１条　使用料は、次のとおりとする。</p>{table}<p>第２条　月曜日は、休む。</p>"
    (folder / "旧.html").write_text(page, "utf-8")
    (folder / "改め文.txt").write_text("　第２条中「月曜日」を「火曜日」に改める。\n", "utf-8")
    for name in ("後.docx", "後.html", "後.pdf"):
        code, _, err = _run(capsys, "amend", "旧.html", "改め文.txt", "-o", name)
        assert (code, ".txt" in err, (folder / name).exists()) == (2, True, False)
    assert _run(capsys, "amend", "旧.html", "改め文.txt", "-o", "後.txt")[0] == 0
    lines = (folder / "後.txt").read_text("utf-8").splitlines()
    assert lines[1:3] == ["大広間\t500円", "第２条　火曜日は、休む。"]


SEATS = """公民館規則

第１条　公民館を置く。
第２条　前条の公民館は、町に置く。
第３条　公民館の部屋は、別に定める。
第４条　前条の部屋は、無料とする。
第５条　第２条から第４条までの規定は、分館に準用する。
第６条　第１条及び第４条の規定による。
"""


def test_what_still_reads_right_after_a_renumbering_is_not_listed(
    folder: Path, capsys: Any
) -> None:
    (folder / "旧.txt").write_text(SEATS, "utf-8")
    heads = [f"第{n}条　" for n in "３４５６７"]
    new = SEATS
    for old, now in reversed(list(zip([f"第{n}条　" for n in "２３４５６"], heads, strict=True))):
        new = new.replace(old, now)
    new = new.replace("第３条　前条の", "第２条　休館日は、月曜日とする。\n第３条　前条の")
    (folder / "新.txt").write_text(new, "utf-8")
    _, out, _ = _run(capsys, "references", "旧.txt", "--after", "新.txt", "--format", "json")
    told = {one["text"]: one["becomes"] for one in json.loads(out)["references"]}
    # The article that came in stands between 第１条 and what called it 前条.
    assert told == {
        "前条": "第１条",
        "第２条から第４条まで": "第３条から第５条まで",
        "第４条": "第５条",
    }
    _, out, _ = _run(capsys, "references", "旧.txt", "--after", "新.txt")
    assert (out.count("まで  →"), out.count("前条  →")) == (1, 1)
