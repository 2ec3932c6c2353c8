"""Layout is no difference: wraps, line ends, encodings, width; real edits are found through it."""

import json
import os
import random
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cli import run
from collation.collate import collate
from readers.corpus import SHIPPED, Corpus
from readers.registry import read_file
from tests.collation.accounts import SHOW_ALL, document, hunks, rebuilt

ROOT = Path(__file__).resolve().parents[2]
TEXTS = Path(os.environ.get("KYOGO_SHARED", ROOT.parent / "shared")) / "bench" / "aozora"
NAMES = sorted(Corpus(SHIPPED).names())


def _raw(name: str) -> str:
    return Corpus(SHIPPED).document(name).raw


def wrapped(text: str, columns: int) -> str:
    """Return `text` with every line cut hard after `columns` characters."""
    lines = []
    for line in text.split("\n"):
        lines += [line[i : i + columns] for i in range(0, len(line), columns)] or [""]
    return "\n".join(lines)


@pytest.mark.parametrize("columns", [15, 20, 27, 33, 40])
@pytest.mark.parametrize("name", NAMES)
def test_a_wrapped_text_has_no_difference(name: str, columns: int) -> None:
    assert hunks(_raw(name), wrapped(_raw(name), columns)) == ()


@pytest.mark.parametrize("columns", [15, 24, 40])
def test_one_edit_is_found_whatever_the_wraps(columns: int) -> None:
    old = _raw("leaflets/2019-mynumber-qa.txt")
    new = wrapped(old.replace("13.3％", "13.8％"), columns)
    assert [(h.kind, h.old.text, h.new.text) for h in hunks(old, new)] == [
        ("number", "13.3％", "13.8％")
    ]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_are_no_difference(name: str, end: str) -> None:
    assert hunks(_raw(name), _raw(name).replace("\n", end)) == ()


def test_two_encodings_of_one_text_have_no_difference(tmp_path: Path) -> None:
    text = "６月４日～６日 −３℃ ∥ ― 会議「案」\r\n申請の取得勧奨について通知する。\r\n"
    (tmp_path / "a.txt").write_bytes(text.encode("cp932"))
    unicode = text.translate(str.maketrans("～－∥―", "〜−‖—"))
    (tmp_path / "b.txt").write_bytes(unicode.replace("\r\n", "\n").encode("utf-8"))
    old, new = (read_file(tmp_path / name, name) for name in ("a.txt", "b.txt"))
    assert old.encoding != new.encoding
    assert collate(old, new).hunks == ()


@given(st.data())
@settings(max_examples=40, deadline=None)
def test_blanks_and_breaks_put_between_japanese_are_no_difference(data: st.DataObject) -> None:
    text = _raw(data.draw(st.sampled_from(NAMES)))
    start = data.draw(st.integers(0, max(0, len(text) - 300)))
    stretch = text[start : start + 300]
    places = data.draw(st.lists(st.integers(0, len(stretch)), max_size=12))
    blank = st.sampled_from([" ", "\n", "\u3000", "\r\n", "\n\n", "\u200b"])
    changed = stretch
    for place in sorted(places, reverse=True):
        if re.fullmatch("[!-~]{2}", stretch[max(0, place - 1) : place + 1]):
            continue
        changed = changed[:place] + data.draw(blank) + changed[place:]
    assert hunks(stretch, changed) == ()
    assert rebuilt(stretch, changed) == changed


def _mangled(text: str, rng: random.Random) -> str:
    """Return `text` with random edits, moves, wraps and line ends."""
    lines = text.split("\n")
    for _ in range(2):
        line = lines.pop(rng.randrange(len(lines)))
        lines.insert(rng.randrange(len(lines) + 1), line)
    typed = []
    for char in "\n".join(lines):
        chance = rng.random()
        if chance > 0.01:
            typed.append(char)
        if chance < 0.007:
            typed.append(rng.choice(text))
    mangled = wrapped("".join(typed), rng.randrange(15, 41))
    return mangled.replace("\n", "\r\n") if rng.random() < 0.5 else mangled


def _samples(count: int) -> list[str]:
    if not TEXTS.is_dir():
        pytest.skip(f"no texts in {TEXTS}: set KYOGO_SHARED")
    rng = random.Random(3)
    files = rng.sample(sorted(TEXTS.glob("*.txt")), min(count, 20))
    texts = [path.read_bytes().decode("cp932", "replace") for path in files]
    starts = [rng.randrange(max(1, len(text) - 3000)) for text in texts]
    return [text[at : at + 3000] for text, at in zip(texts, starts, strict=True)]


def test_novels_mangled_at_random_are_rebuilt() -> None:
    rng = random.Random(4)
    for text in _samples(6):
        mangled = _mangled(text, rng)
        assert rebuilt(text, mangled) == mangled


@pytest.mark.fuzz
def test_novels_mangled_at_random_are_rebuilt_in_the_long_run() -> None:
    rng = random.Random(5)
    for text in _samples(20) * 20:
        mangled = _mangled(text, rng)
        assert rebuilt(text, mangled) == mangled


def test_a_section_is_compared_with_a_section_and_named_by_lines_of_the_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    old = "第1条（目的）\n会費は100円とする。\n\n第2条（方法）\n窓口で申請する。\n"
    (tmp_path / "a.txt").write_text(old, "utf-8")
    new = old.replace("100円", "200円").replace("窓口", "郵送")
    (tmp_path / "b.txt").write_text(new, "utf-8")
    monkeypatch.chdir(tmp_path)
    assert run(["diff", "a.txt#第2条（方法）", "b.txt#第2条（方法）", "--format", "json"]) == 1
    (hunk,) = json.loads(capsys.readouterr().out)["hunks"]
    assert (hunk["old"]["text"], hunk["old"]["line"]) == ("窓口", 5)
    assert new[hunk["new"]["start"] : hunk["new"]["end"]] == "郵送"


def test_line_ends_of_windows_and_unix_are_the_same() -> None:
    unix = "一行目です。\n二行目です。\n\n三行目です。\n"
    windows = unix.replace("\n", "\r\n")
    found = collate(document(unix), document(windows), SHOW_ALL)
    assert (found.same, found.hunks, found.ignored["wrap"]) == (True, (), 0)
    wrapped = collate(document(unix), document(windows.replace("二行", "二\r\n行")), SHOW_ALL)
    assert [hunk.new.text for hunk in wrapped.hunks] == ["\r\n"]


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
@pytest.mark.parametrize("form", ["text", "json", "html", "docx", "side-by-side"])
@pytest.mark.parametrize("new", ["会費は\n千円です。\n以上\n", "会費は二千円です。\n\n以上。"])
def test_every_report_lays_out_texts_whose_lines_end_otherwise(
    form: str, new: str, ending: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = "会費は千円です。\n以上\n"
    (tmp_path / "a.txt").write_bytes(old.replace("\n", ending).encode())
    (tmp_path / "b.txt").write_bytes(new.encode())
    (tmp_path / "c.txt").write_bytes(old.encode())
    monkeypatch.chdir(tmp_path)
    ends = [
        run(["diff", first, second, "--format", form, "-o", "out"])
        for first, second in (("a.txt", "b.txt"), ("b.txt", "a.txt"), ("a.txt", "c.txt"))
    ]
    plain = run(["diff", "c.txt", "b.txt", "--format", "json", "-o", "out"])
    assert ends == [plain, plain, 0]
