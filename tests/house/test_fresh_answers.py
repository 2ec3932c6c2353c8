"""Whatever has happened to the corpus, check says what it would say with an empty cache."""

import json
import os
import shutil
from pathlib import Path

import pytest

import cli

LETTER = "{to}\n\n秋の相談会について、昨年末の登録者は{figure}万人、交付率は約12%となりました。\n"
_OLD = 1_500_000_000_000_000_000


class House:
    """A corpus folder with a draft beside its letters."""

    def __init__(self, root: Path) -> None:
        self.root = root
        (root / "letters").mkdir(parents=True)
        (root / "kyogo.toml").write_text("")
        self.write("letters/a.txt", 1500)
        self.write("d.txt", 1700)
        self.date("2020-02-01")

    def write(self, name: str, figure: int, encoding: str = "utf-8") -> None:
        path = self.root / name
        path.write_bytes(LETTER.format(to=path.stem, figure=figure).encode(encoding))
        os.utime(path, ns=(_OLD, _OLD))

    def date(self, letter: str) -> None:
        (self.root / "catalogue.toml").write_text(
            "".join(
                f'[[document]]\npath = "{path}"\ndate = "{date}"\n'
                for path, date in (("letters/a.txt", letter), ("d.txt", "2020-03-01"))
            )
        )

    def found(self, capsys: pytest.CaptureFixture[str], *more: str) -> list[str]:
        """Return what check finds in the draft: the text of each finding."""
        draft = str(self.root / "d.txt")
        rule = ["--select", "figure-disagreement", "--confidence", "0"]
        cli.run(["--corpus", str(self.root), "check", draft, *rule, "--format", "json", *more])
        return [finding["text"] for finding in json.loads(capsys.readouterr().out)["findings"]]


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path / "house")


def test_a_date_changed_in_the_catalogue_counts(
    house: House, capsys: pytest.CaptureFixture[str]
) -> None:
    assert house.found(capsys) == ["1700万人"]
    house.date("2015-02-01")
    assert house.found(capsys) == []
    house.date("2020-02-01")
    assert house.found(capsys) == ["1700万人"]


def test_one_wrong_encoding_poisons_no_later_run(
    house: House, capsys: pytest.CaptureFixture[str]
) -> None:
    house.write("letters/a.txt", 1500, "cp932")
    house.found(capsys, "--encoding", "latin-1")
    assert house.found(capsys) == ["1700万人"]


def test_a_file_rewritten_with_its_old_time_counts_as_it_is(
    house: House, capsys: pytest.CaptureFixture[str]
) -> None:
    assert house.found(capsys) == ["1700万人"]
    house.write("letters/a.txt", 1700)
    assert house.found(capsys) == []


def test_a_file_put_in_the_place_of_another_counts_as_it_is(
    house: House, capsys: pytest.CaptureFixture[str]
) -> None:
    assert house.found(capsys) == ["1700万人"]
    house.write("other.txt", 1700)
    os.replace(house.root / "other.txt", house.root / "letters/a.txt")
    assert house.found(capsys) == []


def test_letters_that_come_and_go_count_while_they_are_there(
    house: House, capsys: pytest.CaptureFixture[str]
) -> None:
    away = house.root.parent / "away.txt"
    shutil.move(house.root / "letters/a.txt", away)
    assert house.found(capsys) == []
    shutil.move(away, house.root / "letters/b.txt")
    house.date("2020-02-01")
    catalogue = house.root / "catalogue.toml"
    catalogue.write_text(catalogue.read_text().replace("letters/a.txt", "letters/b.txt"))
    assert house.found(capsys) == ["1700万人"]


@pytest.mark.skipif(os.name == "nt", reason="names there are no bytes")
def test_a_name_in_another_encoding_stops_no_check(
    house: House, capsys: pytest.CaptureFixture[str]
) -> None:
    name = os.fsencode(house.root) + "/申入書.txt".encode("cp932")
    Path(os.fsdecode(name)).write_text(LETTER.format(to="b", figure=1700))
    assert house.found(capsys) == ["1700万人"]


def test_a_cache_that_cannot_be_written_is_done_without(
    house: House, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (house.root / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(house.root / "file" / "cache"))
    assert house.found(capsys) == ["1700万人"]


def test_a_corpus_without_a_readable_document_is_no_evidence(
    house: House, capsys: pytest.CaptureFixture[str]
) -> None:
    (house.root / "letters/a.txt").unlink()
    (house.root / "letters/b.pdf").write_bytes(b"not a pdf")
    assert house.found(capsys) == []
